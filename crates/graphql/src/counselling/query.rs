use ashshash_base::{Argument, CounsellingSessionId, SurvivorId};
use ashshash_operations::account::Caller;
use ashshash_services::counselling::{FARTHEST, SlotQuestion, USUAL_MINUTES, free_slots};
use ashshash_storage::{counselling, note};
use async_graphql::{Context, ID, Object, Result};
use chrono::Days;

use super::object::{AppointmentFacts, CounsellorDay, FreeSlot};
use crate::asked::{asking, today, viewing};
use crate::connection::size;
use crate::problem::{Told, refusal};
use crate::record::CounsellingSession;
use crate::scalar::{Day, Time};

/// How many days a search for free times looks at.
const HORIZON: u64 = 60;
/// How many free times of one day are told.
const MOST_A_DAY: usize = 2;
/// The most free times that are told.
const MOST_SLOTS: i32 = 20;

/// Questions about sessions.
#[derive(Default)]
pub struct CounsellingQuery;

/// Questions about sessions.
#[Object]
impl CounsellingQuery {
    /// What waits for the signed-in counsellor: of survivors assigned to the own name only.
    async fn counsellor_day(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day; today where it is left out.")] on: Option<Day>,
    ) -> Result<CounsellorDay> {
        let (db, scope) = asking(ctx)?;
        let on = on.map_or_else(|| today(ctx.data_unchecked::<Caller>()), |day| day.0);
        let open = counselling::open_until(db, scope, viewing(ctx)?.viewer.user, on).await.told(ctx)?;
        Ok(CounsellorDay { on, open })
    }

    /// The own sessions of seven days, by day and time, whatever became of them.
    async fn appointments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first of the seven days.")] week: Day,
    ) -> Result<Vec<CounsellingSession>> {
        let (db, scope) = asking(ctx)?;
        let last = week.0.checked_add_days(Days::new(6)).unwrap_or(week.0);
        let found = counselling::within(db, scope, viewing(ctx)?.viewer.user, (week.0, last)).await.told(ctx)?;
        Ok(found.into_iter().map(|(about, session)| CounsellingSession(about, session)).collect())
    }

    /// Times that are free for a survivor and the survivor's counsellor, in office hours, never on a Friday.
    #[expect(clippy::too_many_arguments, reason = "a question with as many answers")]
    async fn free_slots(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose time, besides the counsellor's.")] survivor: ID,
        #[graphql(desc = "From this day on; tomorrow where it is left out.")] from: Option<Day>,
        #[graphql(desc = "On the first day not before this time.")] not_before: Option<Time>,
        #[graphql(desc = "For so many minutes, 10 to 240; an hour where it is left out.")] minutes: Option<u16>,
        #[graphql(desc = "Leaving out the time that this session takes.")] besides: Option<ID>,
        #[graphql(desc = "At most so many, 1 to 20.", default_with = "Some(4)")] first: Option<i32>,
    ) -> Result<Vec<FreeSlot>> {
        let (db, scope) = asking(ctx)?;
        let count = usize::from(size(ctx, first.unwrap_or(4), MOST_SLOTS)?);
        let today = today(ctx.data_unchecked::<Caller>());
        let malformed = || refusal(ctx, "argument-invalid", &[("argument", Argument::Text("survivor".to_owned()))]);
        let survivor: SurvivorId = survivor.as_str().parse().map_err(|_| malformed())?;
        let besides: Option<CounsellingSessionId> = besides.and_then(|id| id.as_str().parse().ok());
        let from = from.map_or_else(|| today.checked_add_days(Days::new(1)).unwrap_or(today), |day| day.0.max(today));
        let until = from.checked_add_days(Days::new(HORIZON)).unwrap_or(from);
        let taken = counselling::taken(db, scope, survivor, besides, (from, until)).await.told(ctx)?;
        let question = SlotQuestion {
            from,
            not_before: not_before.map(|time| time.0),
            minutes: minutes.unwrap_or(USUAL_MINUTES),
            count,
            most_a_day: MOST_A_DAY,
        };
        let free = taken.map_or_else(Vec::new, |taken| free_slots(&taken, question));
        Ok(free.into_iter().map(FreeSlot::from).collect())
    }

    /// What decides whether an appointment with a survivor can be agreed (R3), so that a form can say it
    /// beforehand; null where the viewer may agree none.
    async fn appointment_facts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "With whom.")] survivor: ID,
    ) -> Result<Option<AppointmentFacts>> {
        let (db, scope) = asking(ctx)?;
        let Ok(survivor) = survivor.as_str().parse::<SurvivorId>() else { return Ok(None) };
        let today = today(ctx.data_unchecked::<Caller>());
        let until = today.checked_add_days(Days::new(FARTHEST)).unwrap_or(today);
        let facts = counselling::facts(db, scope, survivor, (today, until)).await.told(ctx)?;
        Ok(facts.map(|facts| AppointmentFacts::new(facts, today)))
    }

    /// Opens the private note of a session; it is journalled. A counsellor's own; a coordinator's while the
    /// file is open by breaking the glass.
    async fn session_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The session's id.")] id: ID,
    ) -> Result<Option<String>> {
        let (db, scope) = asking(ctx)?;
        let Ok(id) = id.as_str().parse::<CounsellingSessionId>() else { return Ok(None) };
        let opened = note::open(db, scope, viewing(ctx)?.reader, note::Noted::Session(id)).await.told(ctx)?;
        Ok(opened.map(|note| note.into_revealed(&ashshash_base::Purpose::Show)))
    }
}
