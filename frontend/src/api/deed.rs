//! Deeds: one call for all of them.

use super::{Trouble, read, send};
use serde::{Deserialize, Serialize};

/// A deed: its mutation and the fields of its input.
pub trait Deed: Serialize {
    /// The mutation's name; its input's type is the same in capitals with `Input`. `None` input where it takes none.
    const MUTATION: &'static str;
    /// The type of the mutation's input, if it takes one.
    const INPUT: Option<&'static str>;
}

/// Why a deed was not done.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Problem {
    pub code: String,
    pub field: Option<String>,
    pub message: String,
}

/// What became of a deed.
#[derive(Debug, Deserialize)]
pub struct Outcome {
    pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct Done {
    outcome: Outcome,
}

#[derive(Serialize)]
struct Request<D> {
    query: String,
    variables: Variables<D>,
}

#[derive(Serialize)]
struct Variables<D> {
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<D>,
}

/// Does a deed; problems that the person can mend are part of the outcome.
pub async fn perform<D: Deed>(deed: D) -> Result<Outcome, Trouble> {
    let variables = Variables { input: D::INPUT.map(|_| deed) };
    let request = Request { query: document(D::MUTATION, D::INPUT), variables };
    let body = serde_json::to_string(&request).map_err(|_| Trouble::Surprise(None))?;
    read::<Done>(&send(body).await?).map(|done| done.outcome)
}

fn document(mutation: &str, input: Option<&str>) -> String {
    let problems = "{ problems { code field message } }";
    match input {
        Some(kind) => format!("mutation($input: {kind}!) {{ outcome: {mutation}(input: $input) {problems} }}"),
        None => format!("mutation {{ outcome: {mutation} {problems} }}"),
    }
}

macro_rules! deed {
    ($(#[$doc:meta])* $name:ident, $mutation:literal, $input:expr, { $($field:ident: $kind:ty),* }) => {
        $(#[$doc])*
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $(pub $field: $kind),* }
        impl Deed for $name {
            const MUTATION: &'static str = $mutation;
            const INPUT: Option<&'static str> = $input;
        }
    };
}

deed!(
    /// Signs a person in.
    SignIn, "signIn", Some("SignInInput"), { email: String, password: String, shared_device: bool }
);
deed!(
    /// Ends this session.
    SignOut, "signOut", None, {}
);
deed!(
    /// Ends all sessions of the person.
    SignOutEverywhere, "signOutEverywhere", None, {}
);
deed!(
    /// Changes the person's password.
    PasswordChange, "passwordChange", Some("PasswordChangeInput"), { current: String, new: String }
);
deed!(
    /// Keeps the person's language.
    LanguageSet, "languageSet", Some("LanguageSetInput"), { language: &'static str }
);

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds a deed against the schema: the mutation is there, takes this input, and knows each field.
    fn check<D: Deed>(deed: &D) {
        let schema = include_str!("../../../crates/graphql/schema.graphql");
        let fields = serde_json::to_value(deed).ok().and_then(|value| value.as_object().cloned()).unwrap_or_default();
        let mutations =
            schema.split("type Mutation {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap_or_default();
        let Some(input) = D::INPUT else {
            assert!(
                mutations.contains(&format!("  {}: Outcome!", D::MUTATION)),
                "{} is not in the schema",
                D::MUTATION
            );
            return;
        };
        let place = mutations
            .find(&format!("  {}(", D::MUTATION))
            .unwrap_or_else(|| panic!("{} is not in the schema", D::MUTATION));
        let arguments = mutations[place..].split(')').next().unwrap_or_default();
        assert!(arguments.contains(&format!("input: {input}!")), "{} takes no {input}", D::MUTATION);
        let body = schema
            .split(&format!("input {input} {{"))
            .nth(1)
            .and_then(|rest| rest.split("\n}").next())
            .unwrap_or_default();
        for field in fields.keys() {
            assert!(body.contains(&format!("{field}:")), "{input} has no {field}");
        }
    }

    #[test]
    fn every_deed_fits_the_schema() {
        check(&SignIn { email: String::new(), password: String::new(), shared_device: true });
        check(&SignOut {});
        check(&SignOutEverywhere {});
        check(&PasswordChange { current: String::new(), new: String::new() });
        check(&LanguageSet { language: "EN" });
    }
}
