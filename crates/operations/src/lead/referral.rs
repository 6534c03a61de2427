use ashshash_access::Right;
use ashshash_base::Purpose;
use ashshash_storage::lead;
use ashshash_storage::lead::identity::LABEL_RECIPIENT;
use ashshash_storage::write::LeadReferralRow;
use ashshash_survivors::LeadReferralMake;

use super::{key, locked, touched};
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Sends a lead for urgent help, whatever became of its verification (R1, R8).
///
/// # Errors
/// Refuses a day that lies ahead.
pub async fn lead_referral_make(actor: Actor<'_>, deed: &LeadReferralMake) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::CreateLead).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.lead).await?;
    let data_key = key(&work, deed.lead).await?;
    deed.decide(data_key.is_some(), actor.today())?;
    let said = deed.recipient.as_ref().filter(|text| !text.is_blank());
    let recipient = match (&data_key, said) {
        (Some(key), Some(text)) => Some(
            key.seal(LABEL_RECIPIENT, deed.id.as_uuid(), text.reveal(&Purpose::Store).as_bytes())
                .map_err(ashshash_storage::StorageError::from)?,
        ),
        _ => None,
    };
    let row = LeadReferralRow {
        id: deed.id.as_uuid(),
        lead_id: deed.lead,
        need: deed.need.code(),
        made_on: deed.made_on,
        recipient,
    };
    lead::insert_referral(&work.txn, file.holder, actor.now(), row).await?;
    let touched = Touched { record: deed.id.as_uuid(), ..touched(&file, 1, &["need", "made_on"]) };
    work.finish(touched).await
}
