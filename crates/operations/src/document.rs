//! Papers in a survivor's file: kept, opened, taken out.

use ashshash_access::{Right, Scope};
use ashshash_base::{CertificateId, DocumentId, Finding, Purpose};
use ashshash_storage::certificate::{self, Issued};
use ashshash_storage::survivor_document::{self, NewPaper, Opened};
use ashshash_storage::{Database, StorageError};
use ashshash_survivors::document::{DocumentKeep, DocumentVoid, keep, void};

use crate::account::{Caller, Session};
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};
use crate::look::{Shown, record_document};

/// Keeps a paper; the picture was written anew before.
///
/// # Errors
/// Refuses a survivor out of reach and a description that is too long.
pub async fn document_keep(actor: Actor<'_>, deed: &DocumentKeep, picture: &[u8]) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    keep(deed)?;
    let key = work.data_key(file.id.as_uuid()).await?;
    let title = deed.title.reveal(&Purpose::Store);
    let (by, on, now) = (actor.session.user.id, actor.today(), actor.now());
    let paper = NewPaper { id: deed.id, kind: deed.kind, title, picture, by, on, now };
    survivor_document::insert(&work.txn, &file, &key, paper).await?;
    work.finish(Touched::in_file(&file, deed.id.as_uuid(), 1, &["document"])).await
}

/// Takes a paper out of its file.
///
/// # Errors
/// Refuses one out of reach, and one that was taken out before.
pub async fn document_void(actor: Actor<'_>, deed: &DocumentVoid) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::VoidRecord).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let present = survivor_document::lock(&work.txn, work.scope(), deed.id).await?;
    let present = present.ok_or_else(|| Finding::at("document-unknown", "id"))?;
    work.expect_version(deed.id.as_uuid(), present.version, deed.version, &["voided"]).await?;
    void(present.is_voided)?;
    let by = actor.session.user.id;
    let version = survivor_document::void(&work.txn, deed.id, by, actor.now(), deed.reason).await?;
    work.finish(Touched::in_file(&present.survivor, deed.id.as_uuid(), version, &["voided"])).await
}

/// Opens a paper for one who may see it; the look stands in the journal before it is given.
///
/// # Errors
/// When the database fails, or the key file is another one.
pub async fn open(
    db: &Database,
    caller: &Caller,
    session: &Session,
    id: DocumentId,
) -> Result<Option<Opened>, StorageError> {
    let scope = Scope::of(&session.user.viewer(), caller.now);
    let read = db.read();
    let opened = survivor_document::open(&read, &scope, id).await?;
    read.end().await?;
    if let Some(opened) = &opened {
        let shown = Shown { holder: opened.holder, survivor: opened.survivor, record: id.as_uuid() };
        record_document(db, caller, session, shown).await?;
    }
    Ok(opened)
}

/// Opens what stands on a certificate for one who may see it; the look stands in the journal before it
/// is given.
///
/// # Errors
/// When the database fails.
pub async fn open_certificate(
    db: &Database,
    caller: &Caller,
    session: &Session,
    id: CertificateId,
) -> Result<Option<Issued>, StorageError> {
    let viewer = session.user.viewer();
    // Who decides about certificates sees those of the office.
    let scope = Scope::of_decisions(&viewer).unwrap_or_else(|| Scope::of(&viewer, caller.now));
    let read = db.read();
    let issued = certificate::issued(&read, &scope, id).await?;
    read.end().await?;
    if let Some(issued) = &issued {
        let shown = Shown { holder: issued.holder, survivor: issued.survivor, record: id.as_uuid() };
        record_document(db, caller, session, shown).await?;
    }
    Ok(issued)
}
