//! A survivor's follow-ups: what is due, what was found, and a new one.

use super::deeds::{FollowUpAgainInput, FollowUpPlan, FollowUpRecord};
use super::note;
use super::plan::{code, nobody};
use super::query::{FollowUps, follow_ups};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::{
    self, Form, Label, Options, area, choices, codes, day, folded, number, saved, scale, task, yes_no,
};
use crate::ui::{Head, chip, page_head, take_back};
use crate::words::{Words, today};
use ashshash_access::{Right, may};
use ashshash_base::{Argument, FollowUpId, PersonalText};
use ashshash_i18n::key;
use ashshash_services::follow_up as rule;
use ashshash_services::{FollowUpFinding, FollowUpKind, FollowUpStep};
use leptos::prelude::*;
use std::sync::Arc;

type Row = follow_ups::FollowUpsSurvivorFollowUps;

const KINDS: &[&str] = &["survivor", "counselling_satisfaction", "training", "ojt", "employment", "business"];
const FINDINGS: &[&str] = &["well", "better", "unchanged", "worse", "at_risk", "not_reached"];
const STEPS: &[&str] = &["nothing", "again", "session", "referral", "provider_talk", "safety_plan"];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let code = code();
    let answer = load::<FollowUps>(move || Some(follow_ups::Variables { code: code.get() }));
    let head = page_head(
        Head::new(move || session.words().say(key::FOLLOW_UPS))
            .tab(move || code.get())
            .back(move || format!("/survivors/{}", code.get()), move || code.get()),
    );
    let all = answer.show(move |data, words| match &data.survivor {
        Some(found) => list(&found.follow_ups, words),
        None => nobody(words),
    });
    let survivor =
        Memo::new(move |_| answer.get().and_then(|data| data.survivor.as_ref().map(|found| found.id.clone())));
    let open = Memo::new(move |_| answer.get().is_some_and(|data| open_ones(&data).next().is_some()));
    let forms = move || {
        survivor.get().map(|id| {
            let record = open.get().then(|| found(&id, answer, session));
            view! { {record}{plan(id, answer)} }
        })
    };
    task(view! { {head}{all}{forms} }.into_any())
}

fn open_ones(data: &follow_ups::ResponseData) -> impl Iterator<Item = &Row> {
    data.survivor.iter().flat_map(|found| &found.follow_ups).filter(|row| row.done_on.is_none())
}

fn due(row: &Row, words: Words) -> String {
    let date = Argument::Text(words.date(&row.due_on));
    let due = words.with(key::FOLLOW_UP_DUE_ON, &[("date", date)]);
    format!("{}, {due}", words.code("followup", &row.kind.lower()))
}

fn list(rows: &[Row], words: Words) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="meta">{words.say(key::FOLLOW_UP_NONE)}</p> }.into_any();
    }
    let may_void =
        crate::session::session().person.get_untracked().is_some_and(|person| may(person.role, Right::VoidRecord));
    let row = |row: &Row| {
        let (said, state) = match (&row.done_on, &row.finding) {
            (Some(on), finding) => {
                let found = finding.as_ref().map(|code| words.code("finding", &code.lower())).unwrap_or_default();
                let state = if matches!(found.as_str(), "") { None } else { Some(chip("calm", "check", found)) };
                (format!("{}, {}", words.code("followup", &row.kind.lower()), words.date(on)), state)
            }
            (None, _) => (due(row, words), Some(chip("wait", "clock", words.say(key::LEFT_TO_WRITE)))),
        };
        let step = row.next_step.as_ref().map(|step| words.code("step", &step.lower()));
        let step = step.map(|said| view! { <p class="meta">{said}</p> });
        let back = may_void.then(|| take_back(&row.id, &said, &row.due_on, words));
        let note = row.has_note.then(|| note::of_follow_up(row.id.clone()));
        view! { <li><div>{said}" "{state}" "{back}{step}{note}</div></li> }
    };
    view! { <ul class="plain">{rows.iter().map(row).collect_view()}</ul> }.into_any()
}

fn found(survivor: &str, answer: Loaded<follow_ups::ResponseData>, session: Session) -> AnyView {
    let form = Form::new("follow-up-record").drafted(survivor);
    let which = form.field("id");
    let (on, finding, step) = (form.field("doneOn"), form.field("finding"), form.field("nextStep"));
    let (satisfaction, note, again) = (form.field("satisfaction"), form.field("note"), form.field("again.dueOn"));
    let (male, female, other) = (form.field("male"), form.field("female"), form.field("other"));
    on.starts_as(session.words_untracked().day(today()));
    // Where one is due it is that one.
    Effect::new(move |_| {
        let Some(data) = answer.get() else { return };
        let mut open = open_ones(&data);
        match (open.next(), open.next()) {
            (Some(only), None) => which.starts_as(&only.id),
            _ => which.starts_as(""),
        };
    });
    let chosen = move |id: &str| {
        let data = answer.answer.get_untracked().and_then(Result::ok)?;
        open_ones(&data).find(|row| row.id == id).cloned()
    };
    form.submits(
        move |read| {
            let id = read.chosen(which);
            let is_again = step.value.get_untracked() == "again";
            let row = chosen(&id);
            let deed = FollowUpRecord {
                deed_id: read.deed_id(),
                version: row.as_ref().map(|row| row.version).unwrap_or_default(),
                id,
                done_on: read.day(on),
                finding: Some(read.code(finding)),
                next_step: Some(read.code(step)),
                satisfaction: read.number_or_none(satisfaction),
                male: read.number_or_none(male),
                female: read.number_or_none(female),
                other: read.number_or_none(other),
                note: read.text_or_none(note),
                again: is_again
                    .then(|| FollowUpAgainInput { id: read.new_id(FollowUpId::TYPE), due_on: read.day(again) }),
            };
            let kind = row.and_then(|row| FollowUpKind::from_code(&row.kind.lower()));
            if let (Some(kind), Some(command)) = (kind, command(&deed)) {
                read.check(rule::check_record(kind, false, &command, today()));
            }
            deed
        },
        move |_| {
            for field in [which, finding, step, satisfaction, note, again, male, female, other] {
                field.starts_as("");
            }
            on.starts_as(session.words_untracked().day(today()));
            answer.retry();
        },
    );
    let open: Options = Arc::new(move |words| {
        let rows = |data: Arc<follow_ups::ResponseData>| {
            open_ones(&data).map(|row| (row.id.clone(), due(row, words))).collect::<Vec<_>>()
        };
        answer.get().map(rows).unwrap_or_default()
    });
    let fields = view! {
        {choices(which, Label::new(key::FOLLOW_UP_WHICH), open)}
        {day(on, Label::new(key::DATE))}
        {choices(finding, Label::new(key::FOLLOW_UP_FINDING), codes("finding", FINDINGS))}
        {choices(step, Label::new(key::FOLLOW_UP_STEP), codes("step", STEPS))}
        {move || step.is("again").then(|| day(again, Label::new(key::FOLLOW_UP_AGAIN_ON)))}
        {scale(satisfaction, Label::new(key::HOW_SATISFIED).optional().hint(key::SATISFIED_HINT), 1..=5, (key::SATISFIED_NOT, key::SATISFIED_VERY))}
        <div class="pair">{number(male, Label::new(key::MEN_CAME).optional())}{number(female, Label::new(key::WOMEN_CAME).optional())}</div>
        {number(other, Label::new(key::OTHERS_CAME).optional())}
        {area(note, Label::new(key::PRIVATE_NOTE).optional().private().hint(key::PRIVATE_NOTE_HINT))}
    };
    view! {
        <section class="stack">
            <h2>{move || session.words().say(key::FOLLOW_UP_RECORD)}</h2>
            {saved(form, key::FOLLOW_UP_SAVED_NEXT)}
            {form::form(form, key::SAVE, fields.into_any())}
        </section>
    }
    .into_any()
}

/// The deed as the rule reads it.
fn command(deed: &FollowUpRecord) -> Option<rule::FollowUpRecord> {
    let people = |number: Option<i64>| number.map(|number| u16::try_from(number).unwrap_or(u16::MAX));
    let again = match &deed.again {
        Some(again) => Some(rule::FollowUpAgain { id: again.id.parse().ok()?, due_on: again.due_on }),
        None => None,
    };
    Some(rule::FollowUpRecord {
        deed_id: deed.deed_id.parse().ok()?,
        id: deed.id.parse().ok()?,
        version: deed.version,
        done_on: deed.done_on,
        joint: None,
        finding: deed.finding.as_ref().and_then(|code| FollowUpFinding::from_code(&code.lower())),
        next_step: deed.next_step.as_ref().and_then(|code| FollowUpStep::from_code(&code.lower())),
        satisfaction: deed.satisfaction.map(|grade| u8::try_from(grade).unwrap_or(u8::MAX)),
        male: people(deed.male),
        female: people(deed.female),
        other: people(deed.other),
        note: deed.note.as_deref().map(PersonalText::new),
        again,
    })
}

fn plan(survivor: String, answer: Loaded<follow_ups::ResponseData>) -> AnyView {
    let form = Form::new("follow-up-plan").drafted(&survivor);
    let (kind, due_on, joint) = (form.field("kind"), form.field("dueOn"), form.field("joint"));
    form.submits(
        move |read| {
            let due_on = read.day(due_on);
            read.check(rule::check_due(due_on, "due_on", today()));
            FollowUpPlan {
                deed_id: read.deed_id(),
                id: read.new_id(FollowUpId::TYPE),
                survivor: survivor.clone(),
                kind: read.code(kind),
                due_on,
                joint: read.yes_no_or_none(joint),
            }
        },
        move |_| {
            for field in [kind, due_on, joint] {
                field.starts_as("");
            }
            answer.retry();
        },
    );
    let fields = view! {
        {choices(kind, Label::new(key::FOLLOW_UP_WHAT), codes("followup", KINDS))}
        {day(due_on, Label::new(key::FOLLOW_UP_DUE))}
        {yes_no(joint, Label::new(key::FOLLOW_UP_JOINT).optional())}
    };
    let body = view! { {saved(form, key::FOLLOW_UP_SAVED_NEXT)}{form::form(form, key::PLAN_IT, fields.into_any())} };
    folded(form, "card", key::FOLLOW_UP_PLAN, body.into_any())
}
