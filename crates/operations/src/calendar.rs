//! The counsellor's calendar for other programs: an address that is a secret, and what it tells.

use ashshash_access::{Right, Role, Scope, may};
use ashshash_base::{CalendarFeedId, Date, Deed, DeedId, Language, Timestamp};
use ashshash_services::SessionStatus;
use ashshash_storage::counselling;
pub use ashshash_storage::counselling::Session;
use ashshash_storage::{Database, StorageError, calendar_feed};
use chrono::Days;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::account::Randomness;
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};

/// Makes the address of the own calendar; one that was made before ends.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarFeedMake {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new feed.
    pub id: CalendarFeedId,
}

/// Ends the address of the own calendar.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarFeedEnd {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The feed.
    pub id: CalendarFeedId,
}

impl Deed for CalendarFeedMake {
    const NAME: &'static str = "calendar-feed-make";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl Deed for CalendarFeedEnd {
    const NAME: &'static str = "calendar-feed-end";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// The secret of an address: 256 random bits in hexadecimal digits. It is shown once and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedSecret(String);

impl std::fmt::Debug for FeedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FeedSecret(•••)")
    }
}

impl FeedSecret {
    /// Draws a new one.
    #[must_use]
    pub fn draw(randomness: &Randomness) -> Self {
        Self(hex(&randomness.bytes::<32>()))
    }

    /// Reads one that came in; nothing that can't be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_hex = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_hex.then(|| Self(text.to_owned()))
    }

    /// Shows it, to its owner.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes the address of the own calendar. Repeated, it says that it was made; its secret is gone.
///
/// # Errors
/// Refuses roles that have no appointments.
pub async fn calendar_feed_make(
    actor: Actor<'_>,
    deed: &CalendarFeedMake,
    secret: &FeedSecret,
) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let owner = (actor.viewer().organisation, actor.viewer().user);
    calendar_feed::end_all(&work.txn, owner.1, actor.now()).await?;
    calendar_feed::insert(&work.txn, deed.id, owner, &secret.hash(), actor.now()).await?;
    let touched = own(actor, deed.id, 1, "made");
    work.finish(touched).await
}

/// Ends the address of the own calendar; ended already is success.
///
/// # Errors
/// Refuses roles that have no appointments.
pub async fn calendar_feed_end(actor: Actor<'_>, deed: &CalendarFeedEnd) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::WriteCaseWork).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    calendar_feed::end_all(&work.txn, actor.viewer().user, actor.now()).await?;
    let touched = own(actor, deed.id, 2, "ended");
    work.finish(touched).await
}

fn own<'a>(actor: Actor<'_>, id: CalendarFeedId, version: i64, field: &'static str) -> Touched<'a> {
    Touched {
        record: id.as_uuid(),
        version,
        holder: actor.viewer().organisation,
        survivor: None,
        fields: vec![field],
        before: None,
        count: None,
    }
}

/// What a calendar tells: open appointments and the owner's language. Nobody's name or code.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The owner's language.
    pub language: Language,
    /// The open appointments, in order.
    pub appointments: Vec<Session>,
}

/// Days before today that a calendar tells of.
const BEFORE: u64 = 30;
/// Days after today that a calendar tells of.
const AFTER: u64 = 180;

/// Reads the calendar behind a secret; nothing where nobody's open feed has it.
///
/// # Errors
/// When the database fails.
pub async fn calendar(db: &Database, secret: &FeedSecret, now: Timestamp) -> Result<Option<Calendar>, StorageError> {
    let Some(user) = calendar_feed::owner(db, &secret.hash()).await? else { return Ok(None) };
    let may_have = user.role == Role::Counsellor && may(user.role, Right::ReadCaseWork) && !user.is_disabled;
    if !may_have {
        return Ok(None);
    }
    let viewer = user.viewer();
    let read = db.read();
    let found = counselling::within(&read, &Scope::of(&viewer, now), viewer.user, days(now.date_in_dhaka())).await;
    read.end().await?;
    let mut appointments = found?;
    appointments.retain(|(_, session)| session.state.status() == SessionStatus::Planned);
    Ok(Some(Calendar { language: viewer.language, appointments }))
}

fn days(today: Date) -> (Date, Date) {
    let from = today.checked_sub_days(Days::new(BEFORE)).unwrap_or(today);
    (from, today.checked_add_days(Days::new(AFTER)).unwrap_or(today))
}
