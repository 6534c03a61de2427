//! The one way in: gate, snapshot, execution, looks, answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ashshash_base::Language;
use ashshash_operations::account::{Caller, Session};
use ashshash_operations::look;
use ashshash_storage::{Database, Read, StorageError};
use async_graphql::dataloader::DataLoader;
use async_graphql::{Error, Pos, Request, Response, ServerError};
use chrono::Datelike;

use crate::asked::{Viewing, today};
use crate::gate;
use crate::loaders::Batches;
use crate::problem::{unexpected, worded};
use crate::schema::Schema;

/// Names a request in logs and in answers to surprises.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Where the number of SQL statements of a request's reads is put, for those who measure.
#[derive(Clone, Debug, Default)]
pub struct Statements(pub Arc<AtomicU64>);

/// Who asks, as the request's data say.
struct Asker {
    db: Database,
    caller: Caller,
    viewing: Option<Viewing>,
    language: Language,
    request_id: Option<String>,
    statements: Option<Statements>,
}

impl Asker {
    fn of(request: &Request) -> Option<Self> {
        let session = datum::<Option<Session>>(request).cloned().flatten();
        let caller = datum::<Caller>(request)?.clone();
        let viewing = session.map(|session| Viewing::new(session, caller.now));
        let spoken = || datum::<Language>(request).copied().unwrap_or_default();
        Some(Self {
            db: datum::<Database>(request)?.clone(),
            caller,
            language: viewing.as_ref().map_or_else(spoken, |viewing| viewing.viewer.language),
            viewing,
            request_id: datum::<RequestId>(request).map(|id| id.0.clone()),
            statements: datum::<Statements>(request).cloned(),
        })
    }

    fn surprise(&self, error: &dyn std::fmt::Display) -> Error {
        unexpected(self.language, self.request_id.as_deref(), error)
    }
}

fn datum<T: 'static>(request: &Request) -> Option<&T> {
    request.data.get(&std::any::TypeId::of::<T>()).and_then(|datum| datum.downcast_ref())
}

/// Answers one operation. What it looked at stands in the journal before this returns; if it can't
/// be written, nothing is shown.
pub async fn execute(schema: &Schema, mut request: Request) -> Response {
    let Some(asker) = Asker::of(&request) else {
        return refused(unexpected(Language::default(), None, &"a request came without its data"));
    };
    match gate::admit(&request.query, &request.variables) {
        Ok(document) => request.set_parsed_query(document),
        Err(gate::Refusal::Unreadable(place)) => {
            let error = worded(asker.language, "request-malformed", &[]).into_server_error(place);
            return Response::from_errors(vec![error]);
        }
        Err(gate::Refusal::Coded(code)) => return refused(worded(asker.language, code, &[])),
    }
    let read = Arc::new(asker.db.read());
    request = request.data(Arc::clone(&read)).data(asker.viewing.clone());
    if let Some(viewing) = &asker.viewing {
        let batches = Batches {
            read: Arc::clone(&read),
            scope: viewing.scope.clone(),
            reader: viewing.reader,
            decisions: viewing.decisions(),
            this_year: today(&asker.caller).year(),
        };
        request = request.data(DataLoader::new(batches, tokio::spawn));
    }
    let mut response = schema.execute(request).await;
    for error in &mut response.errors {
        hide(&asker, error);
    }
    if let Some(Statements(count)) = &asker.statements {
        count.store(read.statements(), Ordering::Relaxed);
    }
    if let Err(error) = settle(&asker, &read).await {
        return refused(asker.surprise(&error));
    }
    response
}

/// Gives the snapshot's connection back, then writes the looks: a request never holds two.
async fn settle(asker: &Asker, read: &Read) -> Result<(), StorageError> {
    let looks = read.take_looks();
    read.end().await?;
    match &asker.viewing {
        Some(viewing) => look::record(&asker.db, &asker.caller, &viewing.session, looks).await,
        None => Ok(()),
    }
}

fn refused(error: Error) -> Response {
    Response::from_errors(vec![error.into_server_error(Pos::default())])
}

/// An error that carries another crate's error and no code of ours would tell its text: hide it.
fn hide(asker: &Asker, error: &mut ServerError) {
    let has_code = error.extensions.as_ref().is_some_and(|extensions| extensions.get("code").is_some());
    if error.source.is_none() || has_code {
        return;
    }
    let hidden = asker.surprise(&error.message).into_server_error(Pos::default());
    error.message = hidden.message;
    error.extensions = hidden.extensions;
    error.source = None;
}
