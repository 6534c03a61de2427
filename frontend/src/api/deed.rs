//! Deeds: one call for all of them. A feature declares its own with [`deed!`] in its own file.

use super::{Trouble, read, send};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::Key;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A deed: its mutation and the fields of its input.
pub trait Deed: Serialize {
    /// The mutation's name.
    const MUTATION: &'static str;
    /// The type of the mutation's input, if it takes one.
    const INPUT: Option<&'static str>;
    /// What the answer says.
    const ANSWER: &'static str = "{ id version repeated problems { code field message } }";
}

/// Why a deed was not done.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Problem {
    pub code: String,
    pub field: Option<String>,
    /// The server's sentence, in the language in which it was asked.
    pub message: String,
    /// What the form found itself.
    #[serde(skip)]
    pub own: Option<(Key, Vec<(&'static str, Argument)>)>,
}

impl Problem {
    /// Says it in the language that is switched on; the server's sentence stands as it came, unless the screens
    /// have its words too.
    pub fn say(&self, words: Words) -> String {
        let known = || ashshash_i18n::word(words.0, &self.code).filter(|word| !word.contains('{'));
        match &self.own {
            Some((key, arguments)) => words.with(*key, arguments),
            None => known().map_or_else(|| self.message.clone(), str::to_owned),
        }
    }
}

/// What became of a deed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// The record that was made or changed.
    pub id: Option<String>,
    /// Its version afterwards.
    pub version: Option<i64>,
    /// The very deed had been done before: an answer was lost on the way.
    pub repeated: bool,
    pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct Done<T> {
    outcome: T,
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
    answered(deed).await
}

/// Does several deeds that one mutation takes; each has its own outcome, in the order given.
pub async fn perform_each<D: Deed>(deeds: D) -> Result<Vec<Outcome>, Trouble> {
    answered(deeds).await
}

async fn answered<D: Deed, T: DeserializeOwned>(deed: D) -> Result<T, Trouble> {
    let variables = Variables { input: D::INPUT.map(|_| deed) };
    let request = Request { query: document(D::MUTATION, D::INPUT, D::ANSWER), variables };
    let body = serde_json::to_string(&request).map_err(|_| Trouble::Surprise(None))?;
    read::<Done<T>>(&send(body).await?).map(|done| done.outcome)
}

fn document(mutation: &str, input: Option<&str>, answer: &str) -> String {
    match input {
        Some(kind) => format!("mutation($input: {kind}!) {{ outcome: {mutation}(input: $input) {answer} }}"),
        None => format!("mutation {{ outcome: {mutation} {answer} }}"),
    }
}

/// Declares a deed, or with `input` a part of one. Each brings a test of its own name that holds it against the schema.
///
/// ```ignore
/// deed! {
///     /// Writes that a session was held.
///     SessionHold, "sessionHold", { deed_id: String, id: String, version: i64, held_on: Date, note: Option<String> }
/// }
/// deed! {
///     /// A goal of a plan.
///     input GoalInput, { title: String }
/// }
/// ```
macro_rules! deed {
    ($(#[$doc:meta])* input $name:ident, { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $(pub $field: $kind),* }
        #[cfg(test)]
        #[test]
        #[expect(non_snake_case, reason = "named after what it tests")]
        fn $name() {
            $crate::api::schema_test::input(stringify!($name), &[$((stringify!($field), stringify!($kind))),*]);
        }
    };
    ($(#[$doc:meta])* $name:ident, $mutation:literal $(, $answer:literal)?) => {
        $(#[$doc])*
        #[derive(serde::Serialize)]
        pub struct $name {}
        impl $crate::api::Deed for $name {
            const MUTATION: &'static str = $mutation;
            const INPUT: Option<&'static str> = None;
            $(const ANSWER: &'static str = $answer;)?
        }
        #[cfg(test)]
        #[test]
        #[expect(non_snake_case, reason = "named after what it tests")]
        fn $name() {
            $crate::api::schema_test::deed::<$name>(&[]);
        }
    };
    ($(#[$doc:meta])* $name:ident, $mutation:literal $(, $answer:literal)?, { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $(pub $field: $kind),* }
        impl $crate::api::Deed for $name {
            const MUTATION: &'static str = $mutation;
            const INPUT: Option<&'static str> = Some(concat!(stringify!($name), "Input"));
            $(const ANSWER: &'static str = $answer;)?
        }
        #[cfg(test)]
        #[test]
        #[expect(non_snake_case, reason = "named after what it tests")]
        fn $name() {
            $crate::api::schema_test::deed::<$name>(&[$((stringify!($field), stringify!($kind))),*]);
        }
    };
}
pub(crate) use deed;

deed! {
    /// Signs a person in.
    SignIn, "signIn", "{ problems { code field message } }", { email: String, password: String, shared_device: bool }
}
deed! {
    /// Ends this session.
    SignOut, "signOut"
}
deed! {
    /// Ends all sessions of the person.
    SignOutEverywhere, "signOutEverywhere"
}
deed! {
    /// Changes the person's password.
    PasswordChange, "passwordChange", { current: String, new: String }
}
deed! {
    /// Keeps the person's language.
    LanguageSet, "languageSet", { language: &'static str }
}
