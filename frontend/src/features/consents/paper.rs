//! Papers of many at once: after a register came in nothing is recorded.

use super::deeds::{ConsentsRecordPaper, PaperConsentInput};
use super::page::{PURPOSES, today};
use super::query::{Papers, papers};
use crate::api::{Code, Loaded, load};
use crate::session::session;
use crate::ui::form::{Form, Label, Options, checks, choices, codes, day, form, fresh_id, saved, select, task, text};
use crate::ui::{Head, empty, page_head};
use crate::words::Words;
use ashshash_base::Language;
use ashshash_i18n::key;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// So many are shown and recorded at once.
const AT_ONCE: i64 = 25;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let paper = Form::new("consents-paper").drafted("many");
    paper.field("purpose").starts_as("services");
    paper.field("seenOn").starts_as(today());
    let answer: Loaded<papers::ResponseData> = load::<Papers>(move || {
        let purpose = Some(paper.field("purpose").get()).filter(|purpose| !purpose.is_empty())?;
        let filter = papers::SurvivorFilter {
            upazila: None,
            union_: None,
            sex: None,
            status: None,
            counsellor: None,
            enrolled_from: None,
            enrolled_to: None,
            code_prefix: None,
            without_consent: Some(Code::from_lower(&purpose)),
        };
        Some(papers::Variables { filter: Some(filter), first: AT_ONCE })
    });
    // One id a person until it was saved, so that a repeat after a lost answer is recognised.
    let ids = StoredValue::new(HashMap::<String, String>::new());
    paper.submits(
        move |reading| {
            let purpose = reading.code(paper.field("purpose"));
            let chosen = reading.text(paper.field("consents"));
            let id_of = |survivor: &str| {
                ids.try_update_value(|ids| {
                    ids.entry(survivor.to_owned()).or_insert_with(|| format!("consent_{}", fresh_id())).clone()
                })
            };
            let one = |survivor: &str| PaperConsentInput {
                id: id_of(survivor).unwrap_or_default(),
                survivor: survivor.to_owned(),
                purpose: purpose.clone(),
            };
            ConsentsRecordPaper {
                deed_id: reading.deed_id(),
                seen_on: reading.day(paper.field("seenOn")),
                seen_by: reading.text(paper.field("seenBy")),
                way: reading.code(paper.field("way")),
                consents: chosen.split(',').filter(|id| !id.is_empty()).map(one).collect(),
            }
        },
        move |_| {
            ids.set_value(HashMap::new());
            paper.field("consents").set("");
            answer.retry();
        },
    );
    let head =
        Head::new(move || session.words().say(key::PAPERS_TITLE)).line(move || session.words().say(key::PAPERS_LINE));
    let people: Options = Arc::new(move |words: Words| {
        let found = answer.get();
        let all = found.iter().flat_map(|found| found.survivors.nodes.iter());
        all.map(|survivor| (survivor.id.clone(), said(survivor, words))).collect()
    });
    let mark_all = move |_| {
        let ids = answer.get().map(|found| {
            found.survivors.nodes.iter().map(|survivor| survivor.id.clone()).collect::<Vec<_>>().join(",")
        });
        paper.field("consents").set(ids.unwrap_or_default());
    };
    let list = answer.show(move |data, words| {
        if data.survivors.nodes.is_empty() {
            return empty("check", words.say(key::PAPERS_NONE), words.say(key::PAPERS_NONE_REST), ().into_any());
        }
        view! {
            <p role="status">{words.count(key::PAPERS_LEFT, data.survivors.total_count)}</p>
            <div class="buttons"><button type="button" on:click=mark_all>{words.say(key::PAPERS_ALL)}</button></div>
            {checks(paper.field("consents"), Label::new(key::PAPERS_WHOSE), people.clone())}
        }
        .into_any()
    });
    let inside = view! {
        {select(paper.field("purpose"), Label::new(key::CONSENT_PURPOSE), codes("purpose", &PURPOSES[..4]))}
        {text(paper.field("seenBy"), Label::new(key::PAPERS_SEEN_BY).private())}
        {day(paper.field("seenOn"), Label::new(key::PAPERS_SEEN_ON))}
        {choices(paper.field("way"), Label::new(key::CONSENT_WAY), codes("consentway", &["signed", "thumb_print"]))}
        {list}
    };
    task(
        view! { {page_head(head)}{saved(paper, key::PAPERS_SAVED)}{form(paper, key::PAPERS_SAVE, inside.into_any())} }
            .into_any(),
    )
}

fn said(survivor: &papers::PapersSurvivorsNodes, words: Words) -> String {
    let who = survivor.identity.as_ref();
    let (name, name_bn) = (who.and_then(|w| w.name.clone()), who.and_then(|w| w.name_bn.clone()));
    let name = if words.0 == Language::Bangla { name_bn.or(name) } else { name.or(name_bn) };
    name.map_or_else(|| survivor.code.clone(), |name| format!("{} · {name}", survivor.code))
}
