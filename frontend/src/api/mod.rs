//! The one way to the server: typed questions, deeds, uploads.

mod deed;
pub mod draft;
mod load;
#[cfg(test)]
pub mod schema_test;
pub mod start;
mod upload;

pub(crate) use deed::deed;
pub use deed::{
    Deed, LanguageSet, Outcome, PasswordChange, Problem, SignIn, SignOut, SignOutEverywhere, perform, perform_each,
};
pub use load::{Loaded, load};
pub use start::Start;
pub use upload::upload;

use crate::session::language_of_page;
use graphql_client::GraphQLQuery;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A day as the server writes it, `2021-12-31`.
pub type Date = String;
/// A time of the day as the server writes it, `09:30`.
pub type Time = String;
/// An instant as the server writes it.
pub type Instant = String;

/// A value of one of the schema's closed sets, in its own spelling (`DROPPED_OUT`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub String);

impl Code {
    /// Gives the code as words and addresses spell it: `dropped_out`.
    pub fn lower(&self) -> String {
        self.0.to_lowercase()
    }

    /// Reads what [`Code::lower`] gives.
    pub fn from_lower(text: &str) -> Self {
        Self(text.to_uppercase())
    }
}

pub type Dimension = Code;
pub type FollowUpFinding = Code;
pub type FollowUpKind = Code;
pub type FollowUpStep = Code;
pub type ImportState = Code;
pub type ReachChannel = Code;
pub type RecordSource = Code;
pub type ReferralService = Code;
pub type ReferralStatus = Code;
pub type Relation = Code;
pub type Role = Code;
pub type SessionKind = Code;
pub type SessionReason = Code;
pub type SessionStatus = Code;
pub type Sex = Code;
pub type SurvivorOrder = Code;
pub type SurvivorStatus = Code;
pub type TimelineKind = Code;
pub type Venue = Code;
pub type Language = Code;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The server was not reached.
    Offline,
    /// The session has ended.
    SignedOut,
    /// The server said no, in words.
    Refused(String),
    /// A surprise on the server; the number finds it in the log.
    Surprise(Option<String>),
}

#[derive(Deserialize)]
struct Answer<D> {
    data: Option<D>,
    #[serde(default)]
    errors: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    message: String,
    extensions: Option<Extensions>,
}

#[derive(Deserialize)]
struct Extensions {
    code: Option<String>,
    #[serde(rename = "requestId")]
    request_id: Option<String>,
}

/// Asks a question that was checked against the schema when this program was built.
pub async fn ask<Q: GraphQLQuery>(variables: Q::Variables) -> Result<Q::ResponseData, Trouble> {
    let question = serde_json::to_string(&Q::build_query(variables)).map_err(|_| Trouble::Surprise(None))?;
    read(&send(question).await?)
}

fn read<D: DeserializeOwned>(text: &str) -> Result<D, Trouble> {
    let answer: Answer<D> = serde_json::from_str(text).map_err(|_| Trouble::Surprise(None))?;
    match (answer.errors.into_iter().next(), answer.data) {
        (None, Some(data)) => Ok(data),
        (Some(Fault { message, extensions: Some(extensions) }), _) => match extensions.code.as_deref() {
            Some("session-expired") => Err(Trouble::SignedOut),
            Some("internal") | None => Err(Trouble::Surprise(extensions.request_id)),
            Some(_) => Err(Trouble::Refused(message)),
        },
        _ => Err(Trouble::Surprise(None)),
    }
}

async fn send(body: String) -> Result<String, Trouble> {
    let request = gloo_net::http::Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept-language", language_of_page().code())
        .body(body)
        .map_err(|_| Trouble::Surprise(None))?;
    settle(request.send().await).await
}

/// What the server answers when a request did not reach the schema.
#[derive(Deserialize)]
struct Refusal {
    problem: Problem,
}

async fn settle(response: Result<gloo_net::http::Response, gloo_net::Error>) -> Result<String, Trouble> {
    let response = response.map_err(|_| Trouble::Offline)?;
    let id = response.headers().get("x-request-id");
    let text = response.text().await.map_err(|_| Trouble::Offline)?;
    match response.status() {
        200..=299 => Ok(text),
        401 => Err(Trouble::SignedOut),
        400..=499 => Err(serde_json::from_str::<Refusal>(&text)
            .map_or(Trouble::Surprise(id), |refusal| Trouble::Refused(refusal.problem.message))),
        _ => Err(Trouble::Surprise(id)),
    }
}
