//! Who a survivor is: names, phone with its safe contact, address.

use ashshash_access::Right;
use ashshash_base::Finding;
use ashshash_storage::{identity, survivor};
use ashshash_survivors::IdentityChange;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};
use crate::lead::person_before;

/// Changes names, phone, address and safe contact of a survivor.
///
/// # Errors
/// Refuses a stale version of the same parts, and what can't be taken as given.
pub async fn identity_change(actor: Actor<'_>, deed: &IdentityChange) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::ChangeIdentity).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = work.survivor(deed.survivor).await?;
    let record = file.id.as_uuid();
    let fields: Vec<&'static str> = deed.touched.iter().map(|field| field.code()).collect();
    work.expect_version(record, file.version, deed.version, &fields).await?;
    let key = work.data_key(record).await?;
    let present = identity::present(&work.txn, work.keys(), file.id).await?;
    let present = present.ok_or_else(|| Finding::of("person-erased"))?;
    let person = deed.decide(present.clone())?;
    let whose = (file.holder, file.id);
    identity::update(&work.txn, work.keys(), &key, whose, &person).await?;
    let version = survivor::touch(&work.txn, file.id).await?;
    let (before, after) = (person_before(&present), person_before(&person));
    // What was sent as it stood is no change: the history names only what differs.
    let changed: Vec<_> = fields.into_iter().filter(|field| before.get(field) != after.get(field)).collect();
    work.finish(Touched::in_file(&file, record, version, &changed).before(&key, before)).await
}
