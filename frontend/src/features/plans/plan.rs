//! Needs and plan of one survivor: how they feel over time, what danger there is, goals and their steps.

use super::assessments::assessments;
use super::goals::{add_goal, agree, goal, review};
use super::query::{Plan, plan};
use super::{code, wellbeing};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::form::Form;
use crate::ui::{Head, empty, icon, notice, page_head};
use crate::words::{Words, day, today};
use ashshash_base::Argument;
use ashshash_i18n::key;
use ashshash_survivors::case_plan::{GoalState, progress};
use leptos::prelude::*;

/// What the plan's parts share.
#[derive(Clone)]
pub struct Seen {
    pub survivor: String,
    pub active: bool,
    /// Whether the viewer may read what stands in words: whoever can't see it doesn't write over it.
    pub reads_words: bool,
    pub answer: Loaded<plan::ResponseData>,
    /// The form of a plan that is to be agreed: what is typed outlives a switch of the language.
    pub agree: Form,
}

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let answer = load::<Plan>(move || Some(plan::Variables { code: code.get() }));
    let form = Form::new("plan-agree").drafted(code.get_untracked());
    form.field("agreedOn").starts_as(session.words_untracked().day(today()));
    let buttons = view! {
        <a class="button" href=move || format!("/survivors/{}/assess", code.get())>{icon("edit")}{move || session.words().say(key::ASSESS)}</a>
        <a class="button" href=move || format!("/survivors/{}/training-needs", code.get())>{icon("training")}{move || session.words().say(key::TRAINING_NEEDS)}</a>
    };
    let head = Head::new(move || session.words().say(key::CASE_PLAN))
        .back(move || format!("/survivors/{}", code.get()), move || code.get())
        .buttons(buttons.into_any());
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => content(survivor, &code.get_untracked(), (answer, form), words),
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    view! { {page_head(head)}{body} }.into_any()
}

fn content(
    survivor: &plan::PlanSurvivor,
    code: &str,
    (answer, agree_form): (Loaded<plan::ResponseData>, Form),
    words: Words,
) -> AnyView {
    let active = survivor.status.lower() == "active";
    let open = survivor.case_plans.iter().find(|plan| plan.ended_on.is_none());
    let reads_words = open.is_some_and(|plan| plan.goals.iter().all(|goal| goal.words.is_some()));
    let seen = Seen { survivor: survivor.id.clone(), active, reads_words, answer, agree: agree_form };
    let planned = match open {
        Some(plan) => agreed(plan, &seen, words),
        None if seen.active => agree(&seen, words),
        None => view! { <p class="meta">{words.say(key::NO_PLAN)}</p> }.into_any(),
    };
    view! {
        {danger(survivor, code, words)}
        {assessments(&survivor.needs_assessments, words)}
        {wellbeing::chart(&survivor.needs_assessments, words)}
        {planned}
        {closed(open, code, words)}
    }
    .into_any()
}

/// Where the words are closed to the viewer, the way to open the file out of turn.
fn closed(plan: Option<&plan::PlanSurvivorCasePlans>, code: &str, words: Words) -> Option<AnyView> {
    let is_closed = plan.is_some_and(|plan| plan.goals.iter().any(|goal| goal.words.is_none()));
    let address = format!("/survivors/{code}/open");
    is_closed.then(|| view! { <p><a href=address>{words.say(key::OPEN_FILE)}</a></p> }.into_any())
}

/// The safety plan first, while it holds.
fn danger(survivor: &plan::PlanSurvivor, code: &str, words: Words) -> AnyView {
    let Some(open) = survivor.safety_plans.iter().find(|plan| plan.closed_on.is_none()) else {
        let link = format!("/survivors/{code}/safety");
        return view! { <p><a href=link>{words.say(key::SAFETY_PLAN)}</a></p> }.into_any();
    };
    let said = if open.written_on.is_some() { key::PLAN_WRITTEN } else { key::ASSESS_RED };
    let body = view! {
        <p><strong>{words.say(key::RISK_RED)}</strong>" · "{words.say(said)}</p>
        <div class="buttons"><a class="button" href=format!("/survivors/{code}/safety")>{icon("lock")}{words.say(key::SAFETY_PLAN)}</a></div>
    };
    notice("bad", "alert", "status", body.into_any())
}

fn agreed(plan: &plan::PlanSurvivorCasePlans, seen: &Seen, words: Words) -> AnyView {
    let on = |iso: &str| day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    let line = words.with(key::PLAN_AGREED, &[("date", on(&plan.agreed_on)), ("review", on(&plan.review_on))]);
    let reviewed = plan.reviewed_on.as_deref().map(|iso| words.with(key::PLAN_REVIEWED, &[("date", on(iso))]));
    let states = plan.goals.iter().filter_map(|goal| GoalState::from_code(&goal.state.lower()));
    let far = progress(states);
    let count = |number: usize| Argument::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let far = words.with(key::PLAN_PROGRESS, &[("reached", count(far.reached)), ("count", count(far.goals))]);
    let goals = plan.goals.iter().map(|one| goal(one, seen, words)).collect_view();
    let more = seen.active.then(|| view! { {add_goal(&plan.id, seen)}{review(plan, seen, words)} });
    view! {
        <section class="stack" aria-labelledby="plan">
            <div class="section-head"><h2 id="plan">{far}</h2></div>
            <p class="meta">{line}" "{reviewed}</p>
            {goals}
            {more}
        </section>
    }
    .into_any()
}
