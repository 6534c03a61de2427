//! Awareness events (R10).

use ashshash_access::Right;
use ashshash_awareness::EventRecord;
use ashshash_awareness::event::{EventProblem, check_event};
use ashshash_base::Finding;
use ashshash_storage::awareness_event;

use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// What an event says.
const FIELDS: &[&str] = &["activity", "on", "upazila", "union", "male", "female", "other", "boys", "girls", "reach"];

fn refused(problems: Vec<EventProblem>) -> DeedError {
    problems.iter().map(|problem| Finding::from_problem(problem)).collect::<Vec<_>>().into()
}

/// Records an event of the office, or corrects one: a mobiliser's of the office, a counsellor's own.
///
/// # Errors
/// Says all that is missing or can't be.
pub async fn event_record(actor: Actor<'_>, deed: &EventRecord) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::RecordEvent).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let (record, viewer) = (deed.id.as_uuid(), actor.viewer());
    let mut fields = FIELDS.to_vec();
    if let Some(seen) = deed.version {
        let unknown = || DeedError::from(Finding::at("event-not-found", "id"));
        let present = awareness_event::lock(&work.txn, work.scope(), deed.id).await?.ok_or_else(unknown)?;
        // A form sends all fields: those in which it differs from what stands would undo what somebody else changed.
        fields = present.differs(deed);
        work.expect_version(record, present.version, seen, &fields).await?;
    }
    check_event(deed, actor.today()).map_err(refused)?;
    let version = if deed.version.is_some() {
        awareness_event::correct(&work.txn, deed).await?
    } else {
        awareness_event::insert(&work.txn, (viewer.organisation, viewer.user), deed, actor.now()).await?;
        1
    };
    work.finish(Touched {
        record,
        version,
        holder: viewer.organisation,
        survivor: None,
        fields,
        before: None,
        count: None,
    })
    .await
}
