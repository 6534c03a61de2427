//! A survivor's family: who belongs to it, who was not reached yet, and a session with it.

use super::deeds::{FamilyMemberAdd, FamilySessionRecord};
use super::plan::{code, nobody};
use super::query::{Family, family};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::{
    self, Form, Label, Options, checks, choices, codes, day, folded, number, saved, select, task, text,
};
use crate::ui::{Head, as_written, chip, page_head};
use crate::words::{Words, today};
use ashshash_base::{Argument, FamilyMemberId, FamilySessionId, Sex};
use ashshash_i18n::key;
use ashshash_services::family as rule;
use leptos::prelude::*;
use std::sync::Arc;

type Member = family::FamilySurvivorFamilyMembers;

const RELATIONS: &[&str] = &["mother", "father", "spouse", "child", "sibling", "grandparent", "in_law", "other"];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let code = code();
    let answer = load::<Family>(move || Some(family::Variables { code: code.get() }));
    let head = page_head(
        Head::new(move || session.words().say(key::FAMILY))
            .tab(move || code.get())
            .back(move || format!("/survivors/{}", code.get()), move || code.get()),
    );
    let members = answer.show(move |data, words| match &data.survivor {
        Some(found) => list(&found.family_members, words),
        None => nobody(words),
    });
    // The forms stand outside of what is loaded anew, so that what is typed stays.
    let survivor =
        Memo::new(move |_| answer.get().and_then(|data| data.survivor.as_ref().map(|found| found.id.clone())));
    let forms = move || survivor.get().map(|id| view! { {came(id.clone(), answer, session)}{add(id, answer)} });
    task(view! { {head}{members}{forms} }.into_any())
}

fn said(member: &Member, words: Words) -> String {
    let relation = words.code("relation", &member.relation.lower());
    match &member.name {
        Some(name) => format!("{name} ({relation})"),
        None => format!("{relation}, {}", words.code("sex", &member.sex.lower())),
    }
}

fn list(members: &[Member], words: Words) -> AnyView {
    if members.is_empty() {
        return view! { <p class="meta">{words.say(key::FAMILY_NONE)}</p> }.into_any();
    }
    let row = |member: &Member| {
        let state = match &member.reached_on {
            Some(on) => {
                let date = Argument::Text(words.date(on));
                chip("good", "check", words.with(key::FAMILY_REACHED, &[("date", date)]))
            }
            None => chip("wait", "clock", words.say(key::FAMILY_NOT_REACHED)),
        };
        view! { <li><div>{as_written(&said(member, words))}" "{state}</div></li> }
    };
    view! { <ul class="plain">{members.iter().map(row).collect_view()}</ul> }.into_any()
}

fn came(survivor: String, answer: Loaded<family::ResponseData>, session: Session) -> AnyView {
    let form = Form::new("family-session").drafted(&survivor);
    let (on, reached) = (form.field("on"), form.field("reached"));
    let none = session.words_untracked().number(0);
    let [male, female] = ["male", "female"].map(|name| form.field(name).starts_as(none.clone()));
    let other = form.field("other");
    form.submits(
        move |read| {
            let deed = FamilySessionRecord {
                deed_id: read.deed_id(),
                id: read.new_id(FamilySessionId::TYPE),
                survivor: survivor.clone(),
                on: read.day(on),
                male: read.number(male),
                female: read.number(female),
                other: read.number_or_none(other),
                reached: read
                    .text_or_none(reached)
                    .map_or_else(Vec::new, |ids| ids.split(',').map(str::to_owned).collect()),
            };
            if let (Some(command), Some(data)) = (command(&deed), answer.answer.get_untracked().and_then(Result::ok)) {
                read.check(rule::check_session(&command, &known(&data), today()));
            }
            deed
        },
        move |_| {
            for field in [on, reached, other] {
                field.starts_as("");
            }
            for field in [male, female] {
                field.starts_as(none.clone());
            }
            answer.retry();
        },
    );
    let members: Options = Arc::new(move |words| {
        let members = answer.get().and_then(|data| data.survivor.as_ref().map(|found| found.family_members.clone()));
        members.unwrap_or_default().iter().map(|member| (member.id.clone(), said(member, words))).collect()
    });
    let fields = view! {
        {day(on, Label::new(key::DATE))}
        <div class="pair">{number(male, Label::new(key::MEN_CAME))}{number(female, Label::new(key::WOMEN_CAME))}</div>
        {number(other, Label::new(key::OTHERS_CAME).optional())}
        {checks(reached, Label::new(key::FAMILY_WHO).optional(), members)}
    };
    view! {
        <section class="stack">
            <h2>{move || session.words().say(key::FAMILY_RECORD)}</h2>
            {saved(form, key::FAMILY_SAVED_NEXT)}
            {form::form(form, key::SAVE, fields.into_any())}
        </section>
    }
    .into_any()
}

/// The deed as the rule reads it.
fn command(deed: &FamilySessionRecord) -> Option<rule::FamilySessionRecord> {
    let people = |number: i64| u16::try_from(number).unwrap_or(u16::MAX);
    Some(rule::FamilySessionRecord {
        deed_id: deed.deed_id.parse().ok()?,
        id: deed.id.parse().ok()?,
        survivor: deed.survivor.parse().ok()?,
        on: deed.on,
        male: people(deed.male),
        female: people(deed.female),
        other: people(deed.other.unwrap_or_default()),
        reached: deed.reached.iter().filter_map(|id| id.parse().ok()).collect(),
    })
}

fn known(data: &family::ResponseData) -> Vec<rule::KnownMember> {
    let members = data.survivor.iter().flat_map(|found| &found.family_members);
    let known = |member: &Member| {
        Some(rule::KnownMember { id: member.id.parse().ok()?, sex: Sex::from_code(&member.sex.lower())? })
    };
    members.filter_map(known).collect()
}

fn add(survivor: String, answer: Loaded<family::ResponseData>) -> AnyView {
    let form = Form::new("family-member").drafted(&survivor);
    let (relation, sex, name) = (form.field("relation"), form.field("sex"), form.field("name"));
    form.submits(
        move |read| FamilyMemberAdd {
            deed_id: read.deed_id(),
            id: read.new_id(FamilyMemberId::TYPE),
            survivor: survivor.clone(),
            relation: read.code(relation),
            sex: read.code(sex),
            name: read.text_or_none(name),
        },
        move |_| {
            for field in [relation, sex, name] {
                field.starts_as("");
            }
            answer.retry();
        },
    );
    let fields = view! {
        {select(relation, Label::new(key::FAMILY_RELATION), codes("relation", RELATIONS))}
        {choices(sex, Label::new(key::SEX), codes("sex", &["female", "male", "other"]))}
        {text(name, Label::new(key::MEMBER_NAME).optional().private().hint(key::PRIVATE_NOTE_HINT))}
    };
    folded(form, "card", key::FAMILY_ADD, form::form(form, key::FAMILY_ADD, fields.into_any()))
}
