//! An assessment of needs: how the person feels, whether there is danger, where help is needed.

use super::code;
use super::deeds::{NeedsAssess, RiskAnsweredInput};
use super::levels::{ANSWERS, ITEMS, LEVELS, NEEDS, QUESTIONS};
use super::query::{Assess, assess};
use crate::api::{Code, load};
use crate::session::session;
use crate::ui::form::{Form, Label, Options, area, choices, codes, day, form, select, task, yes_no};
use crate::ui::{Head, empty, notice, page_head};
use crate::words::{Words, today};
use ashshash_base::{Argument, Language};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

type Scale = assess::AssessScales;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let answer = load::<Assess>(move || Some(assess::Variables { code: code.get() }));
    let form = Form::new("needs-assess").drafted(code.get_untracked());
    form.field("assessedOn").starts_as(session.words_untracked().day(today()));
    form.field("feels").starts_as("yes");
    let head = Head::new(move || session.words().say(key::ASSESS))
        .back(move || format!("/survivors/{}/plan", code.get()), move || code.get())
        .line(move || session.words().say(key::ASSESS_LINE));
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => filled(form, data.scales.first().cloned(), survivor.id.clone(), code.get_untracked(), words),
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn filled(assess: Form, scale: Option<Scale>, survivor: String, code: String, words: Words) -> AnyView {
    let (asked, navigate) = (scale.as_ref().map(|scale| scale.id.clone()), use_navigate());
    assess.submits(
        move |reading| {
            let feels = asked.clone().filter(|_| reading.yes_no_or_none(assess.field("feels")) != Some(false));
            let answers = feels.is_some().then(|| {
                let chosen = ITEMS.iter().map(|item| reading.chosen(assess.field(item)));
                chosen.map(|answer| answer.parse().unwrap_or_default()).collect()
            });
            let risk_answers = QUESTIONS.iter().map(|(field, question)| RiskAnsweredInput {
                question: Code::from_lower(question),
                answer: reading.code(assess.field(field)),
            });
            NeedsAssess {
                risk_answers: risk_answers.collect(),
                deed_id: reading.deed_id(),
                id: reading.new_id("needsAssessment"),
                survivor: survivor.clone(),
                assessed_on: reading.day(assess.field("assessedOn")),
                scale: feels,
                answers,
                health: reading.code(assess.field("health")),
                legal: reading.code(assess.field("legal")),
                economic: reading.code(assess.field("economic")),
                family: reading.code(assess.field("family")),
                safety: reading.code(assess.field("safety")),
                note: reading.text_or_none(assess.field("note")),
            }
        },
        move |_| navigate(&format!("/survivors/{code}/plan"), NavigateOptions::default()),
    );
    let fields = view! {
        {day(assess.field("assessedOn"), Label::new(key::ASSESSED_ON))}
        {feeling(assess, scale, words)}
        {danger(assess)}
        {help(assess)}
        {area(assess.field("note"), Label::new(key::NOTE_PRIVATE).hint(key::NOTE_PRIVATE_HINT).private().optional())}
    };
    form(assess, key::ASSESS_SAVE, fields.into_any())
}

fn feeling(form: Form, scale: Option<Scale>, words: Words) -> AnyView {
    let title = view! { <h2>{words.say(key::FEELS)}</h2> };
    let Some(scale) = scale else {
        let none = view! { <p>{words.say(key::NO_SCALE)}</p> };
        return view! { <section class="stack">{title}{notice("calm", "info", "status", none.into_any())}</section> }
            .into_any();
    };
    let name = [("name", Argument::Text(words.name(&scale.name.en, &scale.name.bn).to_owned()))];
    let line = words.with(key::FEELS_LINE, &name);
    let demo = scale.demo.then(|| {
        let said = view! { <p>{words.say(key::SCALE_DEMO)}</p> };
        notice("wait", "info", "status", said.into_any())
    });
    let answers = offered(&scale);
    let items = scale.items.iter().zip(ITEMS).map(|(item, field)| {
        let (en, bn) = (item.en.clone(), item.bn.clone());
        select(form.field(field), Label::said(move |words| words.name(&en, &bn).to_owned()), answers.clone())
    });
    let items = items.collect_view();
    let unwilling = move || form.field("feels").is("no");
    view! {
        <section class="stack">
            {title}<p class="meta">{line}</p>{demo}
            {yes_no(form.field("feels"), Label::new(key::FEELS_ASKED))}
            <div class="stack" hidden=unwilling>{items}</div>
        </section>
    }
    .into_any()
}

/// The scale's own answers, the best first, as scales of this kind print them.
fn offered(scale: &Scale) -> Options {
    let answers: Vec<(String, String)> =
        scale.answers.iter().map(|answer| (answer.en.clone(), answer.bn.clone())).collect();
    Arc::new(move |words: Words| {
        let said = |(en, bn): &(String, String)| if words.0 == Language::Bangla { bn.clone() } else { en.clone() };
        answers.iter().enumerate().rev().map(|(points, answer)| (points.to_string(), said(answer))).collect()
    })
}

fn danger(form: Form) -> AnyView {
    let session = form.session();
    let questions = QUESTIONS.iter().map(|(field, question)| {
        let label = Label::said(move |words| words.code("risk-question", question));
        choices(form.field(field), label, codes("risk-answer", ANSWERS))
    });
    let questions = questions.collect_view();
    view! {
        <section class="stack">
            <h2>{move || session.words().say(key::RISK_SCREEN)}</h2>
            <p class="meta">{move || session.words().say(key::RISK_SCREEN_LINE)}</p>
            {questions}
        </section>
    }
    .into_any()
}

fn help(form: Form) -> AnyView {
    let session = form.session();
    let areas = NEEDS.iter().map(|need| {
        choices(form.field(need), Label::said(move |words| words.code("area", need)), codes("level", LEVELS))
    });
    let areas = areas.collect_view();
    view! {
        <section class="stack"><h2>{move || session.words().say(key::NEEDS_HELP)}</h2>{areas}</section>
    }
    .into_any()
}
