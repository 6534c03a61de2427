//! An assessment of training needs.

use super::code;
use super::deeds::TrainingNeedsAssess;
use super::levels::{LITERACY, TRADES};
use super::query::{TrainingNeeds, training_needs};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Form, Label, choices, codes, day, form, number, select, task};
use crate::ui::{Head, empty, page_head};
use crate::words::{Words, today};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let answer = load::<TrainingNeeds>(move || Some(training_needs::Variables { code: code.get() }));
    let form = Form::new("training-needs").drafted(code.get_untracked());
    form.field("assessedOn").starts_as(session.words_untracked().day(today()));
    let head = Head::new(move || session.words().say(key::TRAINING_NEEDS))
        .back(move || format!("/survivors/{}/plan", code.get()), move || code.get())
        .line(move || session.words().say(key::TRAINING_NEEDS_LINE));
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => {
            let before = before(&survivor.training_needs, words);
            view! { {before}{filled(form, survivor.id.clone(), code.get_untracked())} }.into_any()
        }
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    task(view! { {page_head(head)}{body} }.into_any())
}

/// What was said before, the latest first.
fn before(all: &[training_needs::TrainingNeedsSurvivorTrainingNeeds], words: Words) -> Option<AnyView> {
    let row = |one: &training_needs::TrainingNeedsSurvivorTrainingNeeds| {
        // A register says only that there was one.
        let counted =
            |name, number: Option<i64>| number.map(|number| format!("{}: {}", words.say(name), words.number(number)));
        let parts = [
            one.literacy.as_ref().map(|code| words.code("literacy", &code.lower())),
            counted(key::HOURS_A_WEEK, one.hours_a_week),
            counted(key::EARNINGS_LOST, one.earnings_lost_bdt),
        ];
        let trade = one.trade.as_ref().map(|code| format!(" · {}", words.code("trade", &code.lower())));
        view! {
            <li class="fact-row">
                <strong>{words.date(&one.on)}{trade}</strong>
                <span class="meta">{parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            </li>
        }
    };
    (!all.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="before">
                <h2 id="before">{words.say(key::ASSESSMENTS)}</h2>
                <ul class="fact-rows">{all.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
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
