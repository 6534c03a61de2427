//! The safety plan: written in the person's words, closed when the danger is over.

use super::code;
use super::deeds::{SafetyPlanClose, SafetyPlanWrite};
use super::levels::OUTCOMES;
use super::query::{Safety, safety};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::form::{Field, Form, Grave, Label, Reading, area, choices, codes, day, form, grave, saved, task};
use crate::ui::{Head, as_written, empty, icon, page_head};
use crate::words::{Words, day as read_day, today};
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;

type Plan = safety::SafetySurvivorSafetyPlans;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let answer = load::<Safety>(move || Some(safety::Variables { code: code.get() }));
    let form = Form::new("safety-plan").drafted(code.get_untracked());
    form.reloads(move || answer.retry());
    let head = Head::new(move || session.words().say(key::SAFETY_PLAN))
        .back(move || format!("/survivors/{}/plan", code.get()), move || code.get())
        .line(move || session.words().say(key::SAFETY_PLAN_LINE));
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => {
            let open = survivor.safety_plans.iter().find(|plan| plan.closed_on.is_none());
            let code = code.get_untracked();
            let closed = closed(&survivor.safety_plans, words);
            view! { {written(form, open.cloned(), (survivor.id.clone(), code), answer, words)}{closed} }.into_any()
        }
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn written(
    plan: Form,
    open: Option<Plan>,
    (survivor, code): (String, String),
    answer: Loaded<safety::ResponseData>,
    words: Words,
) -> AnyView {
    if let Some(open) = &open {
        let kept = open.words.clone();
        let kept = kept.as_ref();
        let line = |text: Option<&String>| text.cloned().unwrap_or_default();
        let review = open.review_on.as_deref().and_then(read_day).map(|day| words.day(day)).unwrap_or_default();
        plan.fill(
            open.version,
            &[
                ("warningSigns", line(kept.and_then(|kept| kept.warning_signs.as_ref()))),
                ("steps", line(kept.map(|kept| &kept.steps))),
                ("safePlaces", line(kept.and_then(|kept| kept.safe_places.as_ref()))),
                ("people", line(kept.and_then(|kept| kept.people.as_ref()))),
                ("reviewOn", review),
            ],
        );
    }
    let is_written = open.as_ref().is_some_and(|open| open.written_on.is_some());
    let is_sealed = is_written && open.as_ref().is_some_and(|open| open.words.is_none());
    let (id, of) = (open.as_ref().map(|open| open.id.clone()), survivor.clone());
    plan.submits(
        move |reading| SafetyPlanWrite {
            deed_id: reading.deed_id(),
            id: id.clone().unwrap_or_else(|| reading.new_id("safetyPlan")),
            version: reading.version(),
            survivor: of.clone(),
            warning_signs: reading.text_if_changed(plan.field("warningSigns")),
            steps: asks(reading, plan.field("steps"), is_written).then(|| reading.text(plan.field("steps"))),
            safe_places: reading.text_if_changed(plan.field("safePlaces")),
            people: reading.text_if_changed(plan.field("people")),
            review_on: asks(reading, plan.field("reviewOn"), is_written).then(|| reading.day(plan.field("reviewOn"))),
        },
        move |_| answer.retry(),
    );
    // Whoever can't read the words can't write over them: the day alone is theirs to move.
    let texts = if is_sealed { sealed(&code, words) } else { texts(plan) };
    let fields = view! {
        {texts}
        {day(plan.field("reviewOn"), Label::new(key::REVIEW_ON))}
    };
    // A plan that waits for its words has nothing yet to be closed.
    let closing = open.filter(|_| is_written).map(|open| close(&open, survivor, answer, words));
    view! { {saved(plan, key::SAFETY_SAVED_NEXT)}{form(plan, key::SAFETY_SAVE, fields.into_any())}{closing} }.into_any()
}

/// Plans that are over: from when to when, why, and what was agreed.
fn closed(plans: &[Plan], words: Words) -> Option<AnyView> {
    let row = |plan: &Plan| {
        let on = |iso: &str| read_day(iso).map_or_else(|| Argument::Text(iso.to_owned()), Argument::Date);
        let until = plan.closed_on.as_deref()?;
        let span = words.with(key::EPISODE_SPAN, &[("from", on(&plan.opened_on)), ("to", on(until))]);
        let why = plan.outcome.as_ref().map(|why| words.code("safety-outcome", &why.lower()));
        let steps = plan.words.as_ref().map(|kept| view! { <blockquote>{as_written(&kept.steps)}</blockquote> });
        Some(view! { <li class="fact-row"><strong>{span}</strong><span class="meta">{why}</span>{steps}</li> })
    };
    let rows: Vec<_> = plans.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="closed">
                <h2 id="closed">{words.say(key::SAFETY_EARLIER)}</h2>
                <ul class="fact-rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Tells whether a field must be answered now: before the plan is written, and where it was changed.
fn asks(reading: &Reading, field: Field, is_written: bool) -> bool {
    !is_written || reading.is_changed(field)
}

fn sealed(code: &str, words: Words) -> AnyView {
    let address = format!("/survivors/{code}/open");
    view! {
        <p class="meta">{icon("lock")}" "{words.say(key::GOAL_SEALED)}</p>
        <div class="buttons"><a class="button" href=address>{icon("eye")}{words.say(key::OPEN_SAVE)}</a></div>
    }
    .into_any()
}

fn texts(plan: Form) -> AnyView {
    view! {
        {area(plan.field("warningSigns"), Label::new(key::WARNING_SIGNS).optional())}
        {area(plan.field("steps"), Label::new(key::SAFETY_STEPS).hint(key::NOTE_PRIVATE_HINT).private())}
        {area(plan.field("safePlaces"), Label::new(key::SAFE_PLACES).optional())}
        {area(plan.field("people"), Label::new(key::SAFE_PEOPLE).optional())}
    }
    .into_any()
}

fn close(open: &Plan, survivor: String, answer: Loaded<safety::ResponseData>, words: Words) -> AnyView {
    let closing = Form::new("safety-close");
    closing.field("closedOn").starts_as(words.day(today()));
    let (id, version) = (open.id.clone(), open.version);
    closing.submits(
        move |reading| SafetyPlanClose {
            deed_id: reading.deed_id(),
            id: id.clone(),
            version,
            survivor: survivor.clone(),
            closed_on: reading.day(closing.field("closedOn")),
            outcome: reading.code(closing.field("outcome")),
        },
        move |_| answer.retry(),
    );
    let says = Grave {
        open: key::SAFETY_CLOSE,
        title: key::SAFETY_CLOSE_TITLE,
        follows: key::SAFETY_CLOSE_FOLLOWS,
        confirm: key::SAFETY_CLOSE,
    };
    let fields = view! {
        {day(closing.field("closedOn"), Label::new(key::SAFETY_CLOSED_ON))}
        {choices(closing.field("outcome"), Label::new(key::REASON), codes("safety-outcome", OUTCOMES))}
    };
    grave(closing, says, fields.into_any())
}
