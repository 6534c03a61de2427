//! The steps that lead to a goal: who sees to each, by when, what became of it.

use super::deeds::{NewServiceInput, PlanServiceAdd, PlanServiceChange};
use super::levels::{BY, SERVICE_STATES, SERVICES};
use super::plan::Seen;
use super::query::plan;
use crate::api::Code;
use crate::ui::form::{Form, Label, Reading, area, choices, codes, day, folded, form, select};
use crate::ui::{as_written, chip, icon};
use crate::words::{Words, day as read_day};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

type Step = plan::PlanSurvivorCasePlansGoalsServices;

/// Says by when.
pub fn by_day(iso: &str, words: Words) -> String {
    let day = read_day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
    words.with(key::BY_DAY, &[("date", day)])
}

/// One step: done by one tap, or changed in full.
pub fn step(step: &Step, seen: &Seen, words: Words) -> AnyView {
    let state = step.state.lower();
    let colour = match state.as_str() {
        "done" => ("good", "check"),
        "under_way" => ("wait", "clock"),
        "not_given" => ("calm", "leave"),
        _ => ("plan", "calendar"),
    };
    let open = seen.active && state != "done" && state != "not_given";
    let done = open.then(|| done(step, seen, words));
    let change = seen.active.then(|| change(step, seen, words));
    let outcome = step.outcome.as_ref().map(|said| view! { <blockquote>{as_written(said)}</blockquote> });
    view! {
        <li class="fact-row">
            <strong>{words.code("planned-service", &step.service.lower())}</strong>
            {chip(colour.0, colour.1, words.code("service-state", &state))}
            <span class="meta">{words.code("service-by", &step.by.lower())}" · "{by_day(&step.due_on, words)}</span>
            {done}{outcome}{change}
        </li>
    }
    .into_any()
}

fn done(step: &Step, seen: &Seen, words: Words) -> AnyView {
    let (form, answer) = (Form::each("service-done", &step.id), seen.answer);
    let (id, survivor, version) = (step.id.clone(), seen.survivor.clone(), step.version);
    form.submits(
        move |reading| PlanServiceChange {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version,
            survivor: survivor.clone(),
            state: Some(Code("DONE".to_owned())),
            by: None,
            due_on: None,
            outcome: None,
        },
        move |_| answer.retry(),
    );
    view! { <button type="button" on:click=move |_| form.submit()>{icon("check")}{words.say(key::SERVICE_DONE)}</button> }
        .into_any()
}

fn change(step: &Step, seen: &Seen, words: Words) -> AnyView {
    let (change, answer) = (Form::each("service-change", &step.id).drafted(&step.id), seen.answer);
    let due = read_day(&step.due_on).map(|day| words.day(day)).unwrap_or_default();
    let saved = [
        ("state", step.state.lower()),
        ("by", step.by.lower()),
        ("dueOn", due),
        ("outcome", step.outcome.clone().unwrap_or_default()),
    ];
    change.fill(step.version, &saved);
    change.reloads(move || answer.retry());
    let (id, survivor) = (step.id.clone(), seen.survivor.clone());
    let [state, by, due_on, outcome] = ["state", "by", "dueOn", "outcome"].map(|name| change.field(name));
    change.submits(
        move |reading| PlanServiceChange {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version: reading.version(),
            survivor: survivor.clone(),
            state: reading.is_changed(state).then(|| reading.code(state)),
            by: reading.is_changed(by).then(|| reading.code(by)),
            due_on: reading.is_changed(due_on).then(|| reading.day(due_on)),
            outcome: reading.text_if_changed(outcome),
        },
        move |_| answer.retry(),
    );
    // Whoever can't read what came of it can't write over it.
    let words_of = seen
        .reads_words
        .then(|| area(outcome, Label::new(key::SERVICE_OUTCOME).optional().hint(key::NOTE_PRIVATE_HINT).private()));
    let fields = view! {
        {choices(state, Label::new(key::SERVICE_STATE), codes("service-state", SERVICE_STATES))}
        {select(by, Label::new(key::SERVICE_BY), codes("service-by", BY))}
        {day(due_on, Label::new(key::GOAL_DUE))}
        {words_of}
    };
    folded(change, "unfold", key::SERVICE_CHANGE, form(change, key::SAVE, fields.into_any()))
}

/// Reads a new step of a service that is chosen already.
pub fn new_step(reading: &mut Reading, form: Form, service: Code) -> NewServiceInput {
    NewServiceInput {
        id: reading.new_id("planService"),
        service,
        by: reading.code(form.field("by")),
        due_on: reading.day(form.field("dueOn")),
    }
}

/// The form that adds a step to a goal.
pub fn add_step(goal: &str, seen: &Seen) -> AnyView {
    let (new, answer) = (Form::each("service-add", goal).drafted(goal), seen.answer);
    let (goal, survivor) = (goal.to_owned(), seen.survivor.clone());
    new.submits(
        move |reading| {
            let service = reading.code(new.field("service"));
            PlanServiceAdd {
                deed_id: reading.deed_id(),
                survivor: survivor.clone(),
                goal: goal.clone(),
                service: new_step(reading, new, service),
            }
        },
        move |_| answer.retry(),
    );
    let fields = view! {
        {select(new.field("service"), Label::new(key::GOAL_STEP), codes("planned-service", SERVICES))}
        {select(new.field("by"), Label::new(key::SERVICE_BY), codes("service-by", BY))}
        {day(new.field("dueOn"), Label::new(key::GOAL_DUE))}
    };
    folded(new, "unfold", key::ADD_STEP, form(new, key::ADD_STEP, fields.into_any()))
}
