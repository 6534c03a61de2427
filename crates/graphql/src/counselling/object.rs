use ashshash_access::Scope;
use ashshash_base::{Date, Purpose};
use ashshash_services::NEWS_DAYS;
use ashshash_services::counselling::{SessionState, Slot};
use ashshash_storage::counselling::{self, Session};
use ashshash_storage::{certificate, follow_up, record};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::Days;

use crate::asked::{asking, loaders, viewing};
use crate::follow_up::FollowUp;
use crate::loaders::{SurvivorOf, WordsOf};
use crate::problem::Told;
use crate::record::{CounsellingSession, Referral, Venue};
use crate::scalar::{Day, Time};
use crate::survivor::Survivor;

/// A time that is free for both.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct FreeSlot {
    /// The day.
    on: Day,
    /// When it begins.
    starts_at: Time,
    /// How long it lasts, in minutes.
    minutes: u16,
}

impl From<Slot> for FreeSlot {
    fn from(slot: Slot) -> Self {
        Self { on: Day(slot.on), starts_at: Time(slot.starts_at), minutes: slot.minutes }
    }
}

/// What decides whether an appointment with a survivor can be agreed (R3).
#[derive(Debug, SimpleObject)]
pub struct AppointmentFacts {
    /// Today in Dhaka.
    today: Day,
    /// The survivor has an open enrolment.
    is_active: bool,
    /// There is a counsellor to keep it.
    has_counsellor: bool,
    /// The counsellor's open appointments with known times: none may overlap them.
    busy: Vec<BusyTime>,
    /// Where the survivor's last session was held.
    last_venue: Option<Venue>,
}

/// An open appointment with a known time; not with whom.
#[derive(Debug, SimpleObject)]
pub struct BusyTime {
    /// The session's id.
    session: ID,
    /// The day.
    on: Day,
    /// When it begins.
    starts_at: Time,
    /// How long it lasts, in minutes.
    minutes: u16,
}

impl AppointmentFacts {
    pub(crate) fn new(facts: counselling::Facts, today: Date) -> Self {
        let busy = facts.busy.into_iter().map(|busy| BusyTime {
            session: busy.session.to_string().into(),
            on: Day(busy.slot.on),
            starts_at: Time(busy.slot.starts_at),
            minutes: busy.slot.minutes,
        });
        Self {
            today: Day(today),
            is_active: facts.is_active,
            has_counsellor: facts.has_counsellor,
            busy: busy.collect(),
            last_venue: facts.last_venue.map(Venue::from),
        }
    }
}

/// What waits for a counsellor on a day.
pub struct CounsellorDay {
    pub(crate) on: Date,
    pub(crate) open: Vec<Session>,
}

/// How many days ahead a follow-up is told of.
const WEEK: u64 = 7;

impl CounsellorDay {
    fn some(&self, which: impl Fn(&record::CounsellingSession) -> bool) -> Vec<CounsellingSession> {
        let found = self.open.iter().filter(|(_, session)| which(session)).cloned();
        found.map(|(about, session)| CounsellingSession(about, session)).collect()
    }
}

/// What waits for a counsellor on a day.
#[Object]
impl CounsellorDay {
    /// The day.
    async fn on(&self) -> Day {
        Day(self.on)
    }

    /// Open appointments of the day, by time.
    async fn appointments(&self) -> Vec<CounsellingSession> {
        self.some(|session| session.state == SessionState::Planned && session.session_on == self.on)
    }

    /// Appointments of earlier days of which nobody has said what became of them.
    async fn overdue(&self) -> Vec<CounsellingSession> {
        self.some(|session| session.state == SessionState::Planned && session.session_on < self.on)
    }

    /// Missed sessions that are neither closed nor agreed anew.
    async fn to_settle(&self) -> Vec<CounsellingSession> {
        self.some(|session| session.state.is_to_settle())
    }

    /// Follow-ups that are due within seven days, or were.
    async fn follow_ups(&self, ctx: &Context<'_>) -> Result<Vec<FollowUp>> {
        let (db, scope) = asking(ctx)?;
        let until = self.on.checked_add_days(Days::new(WEEK)).unwrap_or(self.on);
        let due = follow_up::due(db, scope, viewing(ctx)?.viewer.user, until).await.told(ctx)?;
        Ok(due.into_iter().map(FollowUp).collect())
    }

    /// Requests for certificates that came back.
    async fn certificates_sent_back(&self, ctx: &Context<'_>) -> Result<Vec<CertificateSentBack>> {
        let (db, scope) = asking(ctx)?;
        let back = counselling::sent_back(db, scope, viewing(ctx)?.viewer.user).await.told(ctx)?;
        Ok(back.into_iter().map(CertificateSentBack).collect())
    }

    /// How many requests for certificates wait for the viewer's decision: a deputy approver's; 0 for
    /// everybody else.
    async fn certificates_to_decide(&self, ctx: &Context<'_>) -> Result<i64> {
        let Some(scope) = Scope::of_decisions(&viewing(ctx)?.viewer) else { return Ok(0) };
        certificate::waiting(asking(ctx)?.0, &scope).await.told(ctx)
    }

    /// Referrals that were answered within seven days, the newest answer first; at most twenty.
    async fn referral_answers(&self, ctx: &Context<'_>) -> Result<Vec<Referral>> {
        let (db, scope) = asking(ctx)?;
        let from = self.on.checked_sub_days(Days::new(NEWS_DAYS)).unwrap_or(self.on);
        let user = viewing(ctx)?.viewer.user;
        let answered = counselling::referral_answers(db, scope, user, (from, self.on)).await.told(ctx)?;
        Ok(answered.into_iter().map(|(about, referral)| Referral(about, referral)).collect())
    }
}

/// A request for a certificate that came back.
pub struct CertificateSentBack(counselling::SentBack);

/// A request for a certificate that came back.
#[Object]
impl CertificateSentBack {
    /// The certificate's id.
    async fn id(&self) -> ID {
        self.0.certificate.to_string().into()
    }

    /// Whose.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        Ok(loaders(ctx)?.load_one(SurvivorOf(self.0.survivor)).await.told(ctx)?.map(Survivor))
    }

    /// What is to be done first, as the coordinator says; reading it is journalled.
    async fn comment(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let words = loaders(ctx)?.load_one(WordsOf(self.0.certificate)).await.told(ctx)?;
        Ok(words.and_then(|words| words.comment).map(|text| text.into_revealed(&Purpose::Show)))
    }
}
