//! The reads of one request.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, QueryResult, TransactionTrait,
};
use tokio::sync::Mutex as AsyncMutex;

use crate::dialect;
use crate::error::StorageError;
use crate::look::{Look, LookKind};
use crate::measure::Kept;
use crate::patience::Deadline;
use crate::seal::Keys;
use crate::sql::Sql;

/// The reads of one request: all see the same snapshot, begun with the first question.
///
/// It also keeps the looks that the answers amount to; whoever answers writes them to the journal.
#[derive(Debug)]
pub struct Read {
    reader: DatabaseConnection,
    keys: Arc<Keys>,
    kept: Arc<Kept>,
    snapshot: AsyncMutex<Snapshot>,
    deadline: Deadline,
    statements: AtomicU64,
    looks: Mutex<Looks>,
}

#[derive(Debug, Default)]
enum Snapshot {
    #[default]
    Ahead,
    Open(DatabaseTransaction),
    Over,
}

#[derive(Debug, Default)]
struct Looks {
    looks: Vec<Look>,
    questions: Vec<String>,
}

impl Read {
    pub(crate) fn new(reader: DatabaseConnection, keys: Arc<Keys>, kept: Arc<Kept>) -> Self {
        Self {
            reader,
            keys,
            kept,
            snapshot: AsyncMutex::default(),
            deadline: Deadline::default(),
            statements: AtomicU64::new(0),
            looks: Mutex::default(),
        }
    }

    /// How many statements were asked so far.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Takes out the looks noted so far, each with the questions that led to it.
    pub fn take_looks(&self) -> Vec<Look> {
        let mut noted = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let Looks { mut looks, questions } = std::mem::take(&mut *noted);
        for look in looks.iter_mut().filter(|look| matches!(look.kind, LookKind::Identities | LookKind::Leads)) {
            look.question.clone_from(&questions);
        }
        looks
    }

    /// Ends the snapshot and gives its connection back; nothing can be asked afterwards.
    ///
    /// # Errors
    /// Returns what the database says.
    pub async fn end(&self) -> Result<(), StorageError> {
        let mut snapshot = self.snapshot.lock().await;
        if let Snapshot::Open(transaction) = std::mem::replace(&mut *snapshot, Snapshot::Over) {
            transaction.rollback().await?;
        }
        Ok(())
    }

    pub(crate) fn note(&self, looks: impl IntoIterator<Item = Look>) {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner).looks.extend(looks);
    }

    /// Notes what was asked, in codes.
    pub(crate) fn note_question(&self, words: impl IntoIterator<Item = String>) {
        let mut noted = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        for word in words {
            if !noted.questions.contains(&word) {
                noted.questions.push(word);
            }
        }
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.reader.get_database_backend()
    }

    pub(crate) fn sql(&self, text: &str) -> Sql {
        Sql::new(self.backend(), text)
    }

    pub(crate) async fn all(&self, sql: Sql) -> Result<Vec<QueryResult>, StorageError> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        let mut snapshot = self.snapshot.lock().await;
        if matches!(*snapshot, Snapshot::Ahead) {
            let options = dialect::read_options(self.backend());
            let begin = self.deadline.while_taking(self.reader.begin_with_options(options));
            *snapshot = Snapshot::Open(begin.await?);
        }
        self.deadline.restart();
        match &*snapshot {
            Snapshot::Open(transaction) => Ok(transaction.query_all_raw(sql.finish()).await?),
            _ => Err(DbErr::Custom("the reads of this request are over".to_owned()).into()),
        }
    }

    pub(crate) async fn one(&self, sql: Sql) -> Result<Option<QueryResult>, StorageError> {
        Ok(self.all(sql).await?.into_iter().next())
    }
}
