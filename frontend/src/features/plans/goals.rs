//! Goals: agreed, added, moved on.

use super::deeds::{CasePlanAgree, CasePlanReview, NewGoalInput, PlanGoalAdd, PlanGoalChange};
use super::levels::{AREAS, BY, GOAL_STATES, SERVICES};
use super::plan::Seen;
use super::query::plan;
use super::steps::{add_step, by_day, new_step, step};
use crate::ui::form::{Form, Label, Reading, area, choices, codes, day, folded, form, select};
use crate::ui::{as_written, chip, icon};
use crate::words::{Words, today};
use ashshash_i18n::key;
use leptos::prelude::*;

type Goal = plan::PlanSurvivorCasePlansGoals;

/// One goal with its steps; what moves on is chosen in place.
pub fn goal(goal: &Goal, seen: &Seen, words: Words) -> AnyView {
    let state = goal.state.lower();
    let (colour, symbol) = match state.as_str() {
        "reached" => ("good", "check"),
        "under_way" => ("wait", "clock"),
        "set_aside" => ("calm", "leave"),
        _ => ("plan", "calendar"),
    };
    let said = match &goal.words {
        Some(said) => view! { <p class="goal-words">{as_written(said)}</p> }.into_any(),
        None => view! { <p class="meta">{icon("lock")}" "{words.say(key::GOAL_SEALED)}</p> }.into_any(),
    };
    let due = goal.due_on.as_deref().map(|due| view! { <span class="meta">{by_day(due, words)}</span> });
    let steps = goal.services.iter().map(|one| step(one, seen, words)).collect_view();
    let change = seen.active.then(|| view! { {add_step(&goal.id, seen)}{change(goal, seen)} });
    view! {
        <article class="card stack">
            <header class="goal-head"><h3>{words.code("area", &goal.area.lower())}</h3>
                {chip(colour, symbol, words.code("goal-state", &state))}{due}</header>
            {said}
            <ul class="fact-rows">{steps}</ul>
            {change}
        </article>
    }
    .into_any()
}

fn change(goal: &Goal, seen: &Seen) -> AnyView {
    let (far, answer) = (Form::each("goal-change", &goal.id).drafted(&goal.id), seen.answer);
    far.fill(goal.version, &[("state", goal.state.lower())]);
    far.reloads(move || answer.retry());
    let (id, survivor, state) = (goal.id.clone(), seen.survivor.clone(), far.field("state"));
    far.submits(
        move |reading| PlanGoalChange {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            survivor: survivor.clone(),
            state: reading.code_or_none(state),
        },
        move |_| answer.retry(),
    );
    let label = Label::new(key::GOAL_STATE);
    let fields = choices(state, label, codes("goal-state", GOAL_STATES));
    folded(far, "unfold", key::GOAL_STATE, form(far, key::GOAL_CHANGE, fields))
}

/// Reads a goal with its first step.
fn new_goal(reading: &mut Reading, form: Form) -> NewGoalInput {
    let services = reading.code_or_none(form.field("service")).map(|service| new_step(reading, form, service));
    NewGoalInput {
        id: reading.new_id("planGoal"),
        area: reading.code(form.field("area")),
        words: reading.text(form.field("words")),
        due_on: reading.day_or_none(form.field("dueOn")),
        services: services.into_iter().collect(),
    }
}

fn goal_fields(form: Form) -> AnyView {
    let words = Label::new(key::GOAL_WORDS).hint(key::NOTE_PRIVATE_HINT).private();
    view! {
        {select(form.field("area"), Label::new(key::GOAL_AREA), codes("area", AREAS))}
        {area(form.field("words"), words)}
        {day(form.field("dueOn"), Label::new(key::GOAL_DUE))}
        {select(form.field("service"), Label::new(key::GOAL_SERVICE).optional(), codes("planned-service", SERVICES))}
        {select(form.field("by"), Label::new(key::SERVICE_BY).optional(), codes("service-by", BY))}
    }
    .into_any()
}

/// The form that agrees a plan with its first goal.
pub fn agree(seen: &Seen, words: Words) -> AnyView {
    let (new, answer, survivor) = (seen.agree, seen.answer, seen.survivor.clone());
    new.submits(
        move |reading| CasePlanAgree {
            deed_id: reading.deed_id(),
            id: reading.new_id("casePlan"),
            survivor: survivor.clone(),
            agreed_on: reading.day(new.field("agreedOn")),
            review_on: reading.day(new.field("reviewOn")),
            goals: vec![new_goal(reading, new)],
        },
        move |_| answer.retry(),
    );
    let fields = view! {
        {day(new.field("agreedOn"), Label::new(key::AGREED_ON))}
        {goal_fields(new)}
        {day(new.field("reviewOn"), Label::new(key::REVIEW_ON))}
    };
    view! {
        <section class="stack" aria-labelledby="agree">
            <h2 id="agree">{words.say(key::AGREE_PLAN)}</h2>
            {form(new, key::AGREE_SAVE, fields.into_any())}
        </section>
    }
    .into_any()
}

/// The form that adds a goal.
pub fn add_goal(plan: &str, seen: &Seen) -> AnyView {
    let (new, answer) = (Form::new("goal-add").drafted(plan), seen.answer);
    let (plan, survivor) = (plan.to_owned(), seen.survivor.clone());
    new.submits(
        move |reading| PlanGoalAdd {
            deed_id: reading.deed_id(),
            survivor: survivor.clone(),
            plan: plan.clone(),
            goal: new_goal(reading, new),
        },
        move |_| answer.retry(),
    );
    folded(new, "unfold", key::ADD_GOAL, form(new, key::ADD_GOAL, goal_fields(new)))
}

/// The form that records a review.
pub fn review(plan: &plan::PlanSurvivorCasePlans, seen: &Seen, words: Words) -> AnyView {
    let (again, answer) = (Form::new("plan-review"), seen.answer);
    again.field("reviewedOn").starts_as(words.day(today()));
    let (id, survivor, version) = (plan.id.clone(), seen.survivor.clone(), plan.version);
    again.submits(
        move |reading| CasePlanReview {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version,
            survivor: survivor.clone(),
            reviewed_on: reading.day(again.field("reviewedOn")),
            review_on: reading.day(again.field("reviewOn")),
        },
        move |_| answer.retry(),
    );
    let fields = view! {
        {day(again.field("reviewedOn"), Label::new(key::REVIEWED_ON))}
        {day(again.field("reviewOn"), Label::new(key::REVIEW_NEXT))}
    };
    folded(again, "unfold", key::REVIEW_PLAN, form(again, key::REVIEW_PLAN, fields.into_any()))
}
