//! An assessment of training needs.

use super::code;
use super::deeds::TrainingNeedsAssess;
use super::levels::{LITERACY, TRADES};
use super::query::{Leave, leave};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Form, Label, choices, codes, day, form, number, select, task};
use crate::ui::{Head, empty, page_head};
use crate::words::today;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let answer = load::<Leave>(move || Some(leave::Variables { code: code.get() }));
    let form = Form::new("training-needs").drafted(code.get_untracked());
    form.field("assessedOn").starts_as(session.words_untracked().day(today()));
    let head = Head::new(move || session.words().say(key::TRAINING_NEEDS))
        .back(move || format!("/survivors/{}/plan", code.get()), move || code.get())
        .line(move || session.words().say(key::TRAINING_NEEDS_LINE));
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => filled(form, survivor.id.clone(), code.get_untracked()),
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

fn filled(needs: Form, survivor: String, code: String) -> AnyView {
    let navigate = use_navigate();
    needs.submits(
        move |reading| TrainingNeedsAssess {
            deed_id: reading.deed_id(),
            id: reading.new_id("trainingNeedsAssessment"),
            survivor: survivor.clone(),
            assessed_on: reading.day(needs.field("assessedOn")),
            trade: reading.code(needs.field("trade")),
            literacy: reading.code(needs.field("literacy")),
            hours_a_week: reading.number(needs.field("hoursAWeek")),
            earnings_lost_bdt: reading.number(needs.field("earningsLostBdt")),
        },
        move |_| navigate(&format!("/survivors/{code}/plan"), NavigateOptions::default()),
    );
    let fields = view! {
        {day(needs.field("assessedOn"), Label::new(key::ASSESSED_ON))}
        {select(needs.field("trade"), Label::new(key::TRADE), codes("trade", TRADES))}
        {choices(needs.field("literacy"), Label::new(key::LITERACY), codes("literacy", LITERACY))}
        {number(needs.field("hoursAWeek"), Label::new(key::HOURS_A_WEEK))}
        {number(needs.field("earningsLostBdt"), Label::new(key::EARNINGS_LOST))}
    };
    form(needs, key::TRAINING_NEEDS_SAVE, fields.into_any())
}
