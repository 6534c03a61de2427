//! Danger, and what was agreed: both are seen before anything else of a file is read.

use super::file::Survivor;
use super::list::file_address;
use super::query::file::GoalState;
use crate::session::session;
use crate::ui::{chip, icon};
use crate::words::{Words, day};
use ashshash_access::{Right, may};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

/// Says on top of the file that the person is in danger, until the safety plan is closed.
pub fn danger(survivor: &Survivor, words: Words) -> Option<AnyView> {
    let plan = survivor.safety_plans.iter().find(|plan| plan.closed_on.is_none())?;
    let role = session().person.get_untracked()?.role;
    let on = |iso: &str| day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    let since = words.with(key::RED_SINCE, &[("date", on(&plan.opened_on))]);
    let state = match plan.written_on {
        Some(_) => chip("wait", "check", words.say(key::PLAN_WRITTEN)),
        None => chip("bad", "alert", words.say(key::PLAN_WAITS)),
    };
    let review = plan.review_on.as_deref().map(|review| format!(" · {}", review_line(review, words)));
    let open = may(role, Right::WriteCaseWork).then(|| {
        let address = format!("{}/safety", file_address(&survivor.code));
        view! { <p><a href=address>{words.say(key::SAFETY_PLAN)}</a></p> }
    });
    Some(
        view! {
            <section class="notice" data-state="bad" aria-labelledby="danger">
                {icon("alert")}
                <h2 id="danger">{words.say(key::RED_RISKS)}</h2>
                <p>{since}{review}" "{state}</p>
                {open}
            </section>
        }
        .into_any(),
    )
}

/// Shows the open case plan at a glance: how many goals are open, and when both look at it again.
pub fn case_plan(survivor: &Survivor, words: Words) -> Option<AnyView> {
    let plan = survivor.case_plans.iter().find(|plan| plan.ended_on.is_none())?;
    let open = plan.goals.iter().filter(|goal| matches!(goal.state, GoalState::OPEN | GoalState::UNDER_WAY)).count();
    let open = words.count(key::OPEN_GOALS, i64::try_from(open).unwrap_or(0));
    let line = format!("{open} · {}", review_line(&plan.review_on, words));
    let role = session().person.get_untracked()?.role;
    let all = may(role, Right::WriteCaseWork).then(|| {
        view! { <a href=format!("{}/plan", file_address(&survivor.code))>{words.say(key::ALL)}</a> }
    });
    Some(
        view! {
            <section aria-labelledby="goals">
                <div class="section-head"><h2 id="goals">{words.say(key::CASE_PLAN)}</h2>{all}</div>
                <p>{line}</p>
            </section>
        }
        .into_any(),
    )
}

fn review_line(review: &str, words: Words) -> String {
    format!("{}: {}", words.say(key::REVIEW_ON), words.date(review))
}
