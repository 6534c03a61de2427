//! What was found when needs were assessed: how much help in what, which danger, what else matters.

use super::levels::{QUESTIONS, risk};
use super::query::plan;
use crate::session::session;
use crate::ui::{as_written, chip, empty, icon, take_back};
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_i18n::key;
use leptos::prelude::*;

type Assessment = plan::PlanSurvivorNeedsAssessments;

/// Lists them, the latest first.
pub fn assessments(all: &[Assessment], words: Words) -> AnyView {
    if all.is_empty() {
        return empty("edit", words.say(key::NOT_ASSESSED), words.say(key::NOT_ASSESSED_REST), ().into_any());
    }
    let may_void = session().person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
    let row = |assessment: &Assessment| {
        let (state, symbol) = risk(&assessment.risk.lower());
        let levels = [
            ("health", &assessment.health),
            ("legal", &assessment.legal),
            ("economic", &assessment.economic),
            ("family", &assessment.family),
            ("safety", &assessment.safety),
        ];
        let wanted = levels.into_iter().filter(|(_, level)| level.lower() != "none");
        let wanted: Vec<String> = wanted
            .map(|(area, level)| format!("{}: {}", words.code("area", area), words.code("level", &level.lower())))
            .collect();
        let points = assessment.score.map(|score| format!(" · {}", words.count(key::POINTS_OF_BEST, score)));
        view! {
            <li class="fact-row">
                <strong>{words.date(&assessment.on)}{points}</strong>
                {chip(state, symbol, words.code("risk", &assessment.risk.lower()))}
                <span class="meta">{wanted.join(" · ")}</span>
                {screen(assessment, words)}
                {note(assessment, words)}
                {may_void.then(|| take_back(&assessment.id, &words.say(key::ASSESS), &assessment.on, words))}
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="assessments">
            <h2 id="assessments">{words.say(key::ASSESSMENTS)}</h2>
            <ul class="fact-rows">{all.iter().rev().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The questions of the risk screen that were not answered by no, as the screen asks them.
fn screen(assessment: &Assessment, words: Words) -> Option<AnyView> {
    let answered = |question: &str| {
        let found = assessment.risk_answers.iter().find(|one| one.question.lower() == question)?;
        Some(found.answer.lower()).filter(|answer| answer != "no")
    };
    let said = QUESTIONS.iter().filter_map(|(_, question)| {
        let answer = answered(question)?;
        let (asked, answer) = (words.code("risk-question", question), words.code("risk-answer", &answer));
        Some(view! { <li>{asked}": "<strong>{answer}</strong></li> })
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| view! { <ul class="risk-answers">{said}</ul> }.into_any())
}

fn note(assessment: &Assessment, words: Words) -> Option<AnyView> {
    let said = match &assessment.note {
        Some(note) => view! { <blockquote>{as_written(note)}</blockquote> }.into_any(),
        None => view! { <p class="meta">{icon("lock")}" "{words.say(key::GOAL_SEALED)}</p> }.into_any(),
    };
    assessment.has_note.then_some(said)
}
