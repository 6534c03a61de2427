//! Requests through the real router, without a socket.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use serde_json::{Value, json};
use tower::ServiceExt;

/// A browser or a program that sends requests.
#[derive(Clone, Debug)]
pub struct Client {
    router: Router,
    headers: HeaderMap,
    socket: SocketAddr,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Client {
    pub(crate) fn new(router: Router, cookie: Option<String>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, HeaderValue::from_static("http://localhost:8080"));
        let client = Self { router, headers, socket: SocketAddr::from(([127, 0, 0, 1], 50_000)) };
        match cookie {
            Some(value) => client.with_cookie(&value),
            None => client,
        }
    }

    /// The same client with the session of a token.
    #[must_use]
    pub fn with_cookie(self, token: &str) -> Self {
        self.with_header(header::COOKIE, &format!("ashshash={token}"))
    }

    /// The same client, sending one more header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.insert(name, value.parse().unwrap());
        self
    }

    /// The same client, leaving a header out.
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.headers.remove(name);
        self
    }

    /// The same client at another address.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        self.socket = SocketAddr::new(address.parse().unwrap(), 50_000);
        self
    }

    /// Sends any request.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).body(body.into()).unwrap();
        *request.headers_mut() = self.headers.clone();
        for (name, value) in headers {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        request.extensions_mut().insert(ConnectInfo(self.socket));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Gets a path.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    /// Sends a body of JSON to `/graphql`.
    pub async fn post_json(&self, body: impl Into<Body>) -> Answer {
        self.send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, "application/json")], body).await
    }

    /// Asks a question; gives the whole answer.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Answer {
        self.post_json(json!({ "query": query, "variables": variables }).to_string()).await
    }

    /// Asks a question without variables; gives its data and panics on errors.
    pub async fn ask(&self, query: &str) -> Value {
        let answer = self.ask_with(query, json!({})).await.json();
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"].clone()
    }

    /// Does a deed, such as `survivorReassign`; gives its outcome.
    pub async fn deed(&self, mutation: &str, input: Value) -> Value {
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation($input: {kind}!) {{ outcome: {mutation}(input: $input) {{ id version repeated problems {{ code field message }} }} }}"
        );
        let answer = self.ask_with(&query, json!({ "input": input })).await.json();
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"]["outcome"].clone()
    }

    /// Does a deed that must succeed; gives the record's version.
    pub async fn done(&self, mutation: &str, input: Value) -> i64 {
        let outcome = self.deed(mutation, input).await;
        assert_eq!(outcome["problems"], json!([]), "{mutation}");
        outcome["version"].as_i64().expect("a version")
    }

    /// Does a deed that must be refused; gives the problems as `code` or `code@field`.
    pub async fn refused(&self, mutation: &str, input: Value) -> Vec<String> {
        let outcome = self.deed(mutation, input).await;
        let told = outcome["problems"].as_array().expect("problems").iter().map(|problem| {
            let code = problem["code"].as_str().unwrap_or_default();
            match problem["field"].as_str() {
                Some(field) => format!("{code}@{field}"),
                None => code.to_owned(),
            }
        });
        let told: Vec<String> = told.collect();
        assert!(!told.is_empty(), "{mutation} was done: {outcome}");
        told
    }

    /// Sends a workbook.
    pub async fn upload(&self, name: &str, is_dry_run: bool, bytes: Vec<u8>) -> Answer {
        let path = format!("/imports?name={name}&dryRun={is_dry_run}");
        self.send(
            Method::POST,
            &path,
            &[(header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
            bytes,
        )
        .await
    }
}

impl Answer {
    /// Reads the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text()))
    }

    /// Reads the body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Gives a header's text, empty when absent.
    pub fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Gives the session's token that the answer sets; empty when it clears it.
    pub fn cookie(&self) -> Option<String> {
        let value = self.headers.get(header::SET_COOKIE)?.to_str().unwrap();
        let (_, rest) = value.split_once('=')?;
        Some(rest.split(';').next().unwrap_or_default().to_owned())
    }

    /// Gives the code of the server's own problem.
    pub fn problem(&self) -> String {
        self.json()["problem"]["code"].as_str().unwrap_or_default().to_owned()
    }
}
