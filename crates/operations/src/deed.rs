//! How a deed runs: one transaction, from the look whether it was done before to the journal's entry.
//!
//! [`Work::begin`] → lock the rows that its rule depends on → the domain's decision → write through
//! storage → [`Work::finish`]. What is not finished is not done: the transaction ends with the `Work`.

mod touched;

use ashshash_access::{Reader, Right, Scope, Viewer, may};
use ashshash_base::{Argument, Date, Deed, DeedId, Finding, SurvivorId, Timestamp};
use ashshash_storage::journal::{self, Entry, session_mark};
use ashshash_storage::lock::{self, LockedSurvivor};
use ashshash_storage::seal::{DataKey, Keys};
use ashshash_storage::{Database, StorageError, journal_deed, note};
use sea_orm::DatabaseTransaction;
use thiserror::Error;
use uuid::Uuid;

use crate::account::{Caller, Session};

pub use touched::{Done, Touched};

/// How often a deed is tried that met somebody else's at the same moment.
const TRIES: usize = 4;

/// Who does a deed, where.
#[derive(Clone, Copy, Debug)]
pub struct Actor<'a> {
    /// The database.
    pub db: &'a Database,
    /// Where from and when.
    pub caller: &'a Caller,
    /// The signed-in person.
    pub session: &'a Session,
}

impl Actor<'_> {
    /// The person as access knows them.
    pub fn viewer(&self) -> Viewer {
        self.session.user.viewer()
    }

    /// The rows that the person reaches.
    pub fn scope(&self) -> Scope {
        Scope::of(&self.viewer(), self.caller.now)
    }

    /// The person as a reader of private notes.
    pub fn reader(&self) -> Reader {
        Reader { user: self.session.user.id, now: self.caller.now }
    }

    /// Server time.
    pub fn now(&self) -> Timestamp {
        self.caller.now
    }

    /// Today's date in Dhaka.
    pub fn today(&self) -> Date {
        self.caller.now.date_in_dhaka()
    }
}

/// Why a deed was not done.
#[derive(Debug, Error)]
pub enum DeedError {
    /// The person can mend it.
    #[error("refused: {}", codes(.0))]
    Refused(Vec<Finding>),
    /// The database failed, or the key file is another one.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

fn codes(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.code).collect::<Vec<_>>().join(", ")
}

impl From<Finding> for DeedError {
    fn from(finding: Finding) -> Self {
        Self::Refused(vec![finding])
    }
}

impl From<Vec<Finding>> for DeedError {
    fn from(findings: Vec<Finding>) -> Self {
        Self::Refused(findings)
    }
}

/// Whether a deed is still to be done.
#[derive(Debug)]
pub enum Begun<'a> {
    /// It is: go on.
    Fresh(Work<'a>),
    /// It was done before with this very input.
    Repeated(Done),
}

/// A deed under way.
#[derive(Debug)]
pub struct Work<'a> {
    /// Its transaction.
    pub txn: DatabaseTransaction,
    /// Who does it.
    pub actor: Actor<'a>,
    scope: Scope,
    name: &'static str,
    deed_id: DeedId,
    input: Vec<u8>,
    shown: String,
}

impl<'a> Work<'a> {
    /// Begins a deed that a role must have a right to.
    ///
    /// # Errors
    /// Refuses without the right, and where another input came with the same id.
    pub async fn begin<D: Deed>(actor: Actor<'a>, deed: &D, right: Right) -> Result<Begun<'a>, DeedError> {
        if !may(actor.session.user.role, right) {
            return Err(Finding::of("not-allowed").into());
        }
        Self::begin_unasked(actor, deed).await
    }

    /// Begins a deed whose right depends on more than the role; the caller has asked.
    ///
    /// # Errors
    /// Refuses where another input came with the same id.
    pub async fn begin_unasked<D: Deed>(actor: Actor<'a>, deed: &D) -> Result<Begun<'a>, DeedError> {
        let unreadable = |_| StorageError::Unreadable { table: "journal", column: "input_hash" };
        let input = serde_json::to_vec(deed).map_err(unreadable)?;
        let txn = actor.db.write().await?;
        if let Some(done) = journal_deed::find(&txn, deed.deed_id()).await? {
            let hash = actor.db.keys().input_hash(done.organisation.as_uuid(), &input);
            let is_same =
                done.user == Some(actor.session.user.id) && done.deed == D::NAME && done.input_hash == Some(hash);
            if !is_same {
                return Err(Finding::of("deed-id-reused").into());
            }
            let version = done.version_after.unwrap_or_default();
            return Ok(Begun::Repeated(Done { id: deed.record(), version, repeated: true }));
        }
        let (deed_id, shown) = (deed.deed_id(), deed.record());
        Ok(Begun::Fresh(Self { txn, actor, scope: actor.scope(), name: D::NAME, deed_id, input, shown }))
    }

    /// The rows that the one who does it reaches.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The keys that open sealed fields.
    pub fn keys(&self) -> &'a Keys {
        self.actor.db.keys()
    }

    /// Locks a survivor.
    ///
    /// # Errors
    /// Refuses one whom the scope does not reach, as one who does not exist.
    pub async fn survivor(&self, id: SurvivorId) -> Result<LockedSurvivor, DeedError> {
        let found = lock::survivor(&self.txn, &self.scope, id).await?;
        found.ok_or_else(|| Finding::at("survivor-not-found", "survivor").into())
    }

    /// Tells whether who does it may read what is written of a survivor.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reads_notes(&self, survivor: SurvivorId) -> Result<bool, DeedError> {
        Ok(note::may_read(&self.txn, &self.scope, self.actor.reader(), survivor).await?)
    }

    /// Opens the key of a survivor or a lead.
    ///
    /// # Errors
    /// Refuses where it was destroyed: the person was erased.
    pub async fn data_key(&self, subject: Uuid) -> Result<DataKey, DeedError> {
        let key = lock::data_key(&self.txn, self.keys(), subject).await?;
        key.ok_or_else(|| Finding::of("person-erased").into())
    }

    /// Compares the version that the caller saw with the present one. Where others changed only other
    /// fields meanwhile, the deed goes on: the changes don't touch.
    ///
    /// # Errors
    /// Refuses with one `changed-meanwhile` a field that somebody else changed too.
    pub async fn expect_version(
        &self,
        record: Uuid,
        present: i64,
        seen: i64,
        fields: &[&'static str],
    ) -> Result<(), DeedError> {
        if seen == present {
            return Ok(());
        }
        let changes = journal_deed::changes_since(&self.txn, record, seen).await?;
        // A register's load changes many records under one entry: then it is not known what changed.
        let known = i64::try_from(changes.len()).unwrap_or(i64::MAX);
        let is_told = seen < present && known >= present - seen;
        let mut findings = Vec::new();
        for field in fields {
            let last = changes.iter().rev().find(|change| change.fields.iter().any(|changed| changed == field));
            if last.is_none() && is_told {
                continue;
            }
            let last = last.or(changes.last());
            let who = last.and_then(|change| change.by.clone()).unwrap_or_else(|| "–".to_owned());
            let on = last.map_or(self.actor.today(), |change| change.at.date_in_dhaka());
            findings.push(
                Finding::at("changed-meanwhile", field)
                    .with("who", Argument::Text(who))
                    .with("date", Argument::Date(on)),
            );
        }
        if findings.is_empty() { Ok(()) } else { Err(findings.into()) }
    }

    /// Writes an entry about one more record of a deed about several; the deed itself stands in the last
    /// one, which [`Work::finish`] writes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn also(&self, touched: Touched<'_>) -> Result<(), DeedError> {
        let holder = touched.holder;
        let entry = self.entry(touched)?;
        journal::append(&self.txn, self.keys(), holder, entry).await?;
        Ok(())
    }

    /// Writes the deed's entry and commits.
    ///
    /// # Errors
    /// When the database fails; then nothing was done.
    pub async fn finish(self, touched: Touched<'_>) -> Result<Done, DeedError> {
        let (holder, version) = (touched.holder, touched.version);
        let entry = Entry {
            deed_id: Some(self.deed_id.as_uuid()),
            input_hash: Some(self.keys().input_hash(holder.as_uuid(), &self.input)),
            ..self.entry(touched)?
        };
        journal::append(&self.txn, self.keys(), holder, entry).await?;
        self.txn.commit().await.map_err(StorageError::from)?;
        Ok(Done { id: self.shown, version, repeated: false })
    }

    fn entry(&self, touched: Touched<'_>) -> Result<Entry, StorageError> {
        let before = touched
            .before
            .map(|(key, values)| key.seal("journal.before", self.deed_id.as_uuid(), values.to_string().as_bytes()));
        Ok(Entry {
            user: Some(self.actor.session.user.id),
            session: Some(session_mark(&self.actor.session.id_hash)),
            device: Some(self.actor.caller.device.clone()).filter(|device| !device.is_empty()),
            at: self.actor.now(),
            deed: self.name,
            record: Some(touched.record),
            survivor: touched.survivor.map(SurvivorId::as_uuid),
            version_after: Some(touched.version),
            fields: touched.fields.into_iter().map(str::to_owned).collect(),
            before: before.transpose()?,
            count: touched.count,
            ..Entry::default()
        })
    }
}

/// Does a deed, and again from the start when somebody else wrote the same at the same moment.
///
/// # Errors
/// As the deed; refuses where another record has an id that the caller made.
pub async fn repeating<F, Fut>(deed: F) -> Result<Done, DeedError>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<Done, DeedError>>,
{
    for _ in 1..TRIES {
        match deed().await {
            Err(DeedError::Storage(error)) if error.is_conflict() => {}
            outcome => return outcome,
        }
    }
    match deed().await {
        Err(DeedError::Storage(error)) if error.is_id_taken() => Err(Finding::of("id-taken").into()),
        outcome => outcome,
    }
}
