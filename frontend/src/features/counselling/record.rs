//! What became of a planned session: held, missed, moved, called off, settled.

use super::deeds::{SessionCancel, SessionHold, SessionMiss, SessionReschedule, SessionSettle};
use super::held::Held;
use super::next::Next;
use super::query::{OneSession, one_session};
use super::{called, clock, note};
use crate::api::{Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::{self, Form, Label, area, choices, codes, select, survivor_line, task};
use crate::ui::{Head, chip, empty, page_head};
use crate::words::{Words, day};
use ashshash_base::PersonalText;
use ashshash_i18n::key;
use ashshash_services::counselling::{SessionState, miss};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

type Found = one_session::OneSessionNodeOnCounsellingSession;
type Done = std::rc::Rc<dyn Fn()>;

const REASONS: &[&str] = &[
    "survivors_wish",
    "illness",
    "must_work",
    "family_objects",
    "not_safe",
    "not_reached",
    "counsellor_away",
    "not_needed",
    "other",
];

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let answer = load::<OneSession>(move || Some(one_session::Variables { id: id.get() }));
    let head = page_head(
        Head::new(move || session.words().say(key::WRITE_SESSION))
            .back(|| "/day".to_owned(), move || session.words().say(key::TODAY_WORK)),
    );
    let outcome = use_query_map().read_untracked().get("outcome").unwrap_or_default();
    let body = answer.show(move |data, words| match of(data) {
        Some(found) => one(found.clone(), &outcome, answer, session, words),
        None => {
            let home = view! { <a class="button" href="/day">{words.say(key::TODAY_WORK)}</a> };
            empty("calendar", words.say(key::NO_SESSION), words.say(key::NO_SESSION_REST), home.into_any())
        }
    });
    task(view! { {head}{body} }.into_any())
}

fn of(data: &one_session::ResponseData) -> Option<&Found> {
    match data.node.as_ref()? {
        one_session::OneSessionNode::CounsellingSession(found) => Some(found),
        _ => None,
    }
}

fn line(found: &Found, session: Session) -> AnyView {
    let (kind, on, time) = (found.kind.lower(), found.session_on.clone(), found.starts_at.clone());
    let rest = move || {
        let words = session.words();
        let time = time.as_ref().map_or_else(String::new, |time| format!(", {}", clock(words, time)));
        format!("{} · {}{time}", words.code("kind", &kind), words.date(&on))
    };
    let survivor = found.survivor.clone();
    let code = survivor.as_ref().map_or_else(String::new, |found| found.code.clone());
    let name = move || {
        let identity = survivor.as_ref()?.identity.as_ref()?;
        called(session, identity.name.clone(), identity.name_bn.clone())
    };
    survivor_line(move || code.clone(), name, rest)
}

fn one(
    found: Found,
    asked: &str,
    answer: Loaded<one_session::ResponseData>,
    session: Session,
    words: Words,
) -> AnyView {
    let is_planned = found.status.0 == "PLANNED";
    let about = line(&found, session);
    if !is_planned && !found.to_settle {
        let status = words.code("session", &found.status.lower());
        let note = found.has_note.then(|| note::of_session(found.id.clone()));
        let over = view! { {about}<p>{chip("calm", "info", status)}" "{words.say(key::SESSION_OVER)}</p>{note} };
        return over.into_any();
    }
    let offered: &'static [&'static str] =
        if is_planned { &["held", "missed", "moved", "cancelled"] } else { &["moved", "settled"] };
    let chooser = Form::new("session");
    let outcome = chooser.field("outcome");
    if offered.contains(&asked) {
        outcome.starts_as(asked);
    }
    let navigate = use_navigate();
    let done: Done = std::rc::Rc::new(move || {
        session.tell(|words| words.say(key::SESSION_WRITTEN), |words| words.say(key::SESSION_WRITTEN_NEXT));
        navigate("/day", NavigateOptions::default());
    });
    let done = StoredValue::new_local(done);
    let chosen = Memo::new(move |_| outcome.get());
    let fields = move || {
        let done = done.get_value();
        match chosen.get().as_str() {
            "held" => held(&found, answer, done, session),
            "missed" => missed(&found, answer, done),
            "moved" => moved(&found, answer, done),
            "cancelled" => ended(&found, answer, done, true),
            "settled" => ended(&found, answer, done, false),
            _ => ().into_any(),
        }
    };
    view! { {about}{choices(outcome, Label::new(key::WHAT_HAPPENED), codes("outcome", offered))}{fields} }.into_any()
}

/// Keeps the version that the form was opened with; somebody else's change asks again.
fn prepare(form: Form, found: &Found, answer: Loaded<one_session::ResponseData>) -> (String, String) {
    form.fill(found.version, &[]);
    form.reloads(move || answer.retry());
    (found.id.clone(), found.survivor.as_ref().map(|survivor| survivor.id.clone()).unwrap_or_default())
}

fn held(found: &Found, answer: Loaded<one_session::ResponseData>, done: Done, session: Session) -> AnyView {
    let form = Form::new("held");
    let (id, survivor) = prepare(form, found, answer);
    let held = Held::of(form, Next::of(form, survivor, Some(id.clone())), Some(&found.session_on), session);
    if let Some(planned) = &found.venue {
        held.venue().starts_as(planned.lower());
    }
    form.submits(
        move |read| {
            let told = held.read(read);
            SessionHold {
                deed_id: read.deed_id(),
                id: id.clone(),
                version: read.version(),
                on: Some(told.on),
                venue: told.venue,
                suitable: told.suitable,
                satisfaction: told.satisfaction,
                note: told.note,
                next: told.next,
            }
        },
        move |_| done(),
    );
    form::form(form, key::SAVE, held.show(None))
}

fn missed(found: &Found, answer: Loaded<one_session::ResponseData>, done: Done) -> AnyView {
    let form = Form::new("missed");
    let (id, survivor) = prepare(form, found, answer);
    let (note, next) = (form.field("note"), Next::of(form, survivor, Some(id.clone())));
    let planned_on = day(&found.session_on);
    form.submits(
        move |read| {
            let note = read.text_or_none(note);
            if let Some(planned_on) = planned_on {
                let personal = note.as_deref().map(PersonalText::new);
                read.check(miss(SessionState::Planned, planned_on, personal.as_ref(), None, next.diary().today()));
            }
            let next = next.read_or_none(read);
            SessionMiss { deed_id: read.deed_id(), id: id.clone(), version: read.version(), note, next }
        },
        move |_| done(),
    );
    let fields = view! {
        {next.show(key::NEW_TIME, true)}
        {area(note, Label::new(key::PRIVATE_NOTE).optional().private().hint(key::PRIVATE_NOTE_HINT))}
    };
    form::form(form, key::SAVE, fields.into_any())
}

fn moved(found: &Found, answer: Loaded<one_session::ResponseData>, done: Done) -> AnyView {
    let form = Form::new("moved");
    let (id, survivor) = prepare(form, found, answer);
    let next = Next::of(form, survivor, Some(id.clone()));
    form.submits(
        move |read| SessionReschedule {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            next: next.read(read),
        },
        move |_| done(),
    );
    form::form(form, key::SAVE, next.show(key::NEW_TIME, false))
}

fn ended(found: &Found, answer: Loaded<one_session::ResponseData>, done: Done, is_planned: bool) -> AnyView {
    let form = Form::new("ended");
    let (id, _) = prepare(form, found, answer);
    let reason = form.field("reason");
    if is_planned {
        let make = move |read: &mut form::Reading| SessionCancel {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            reason: read.code(reason),
        };
        form.submits(make, move |_| done());
    } else {
        let make = move |read: &mut form::Reading| SessionSettle {
            deed_id: read.deed_id(),
            id: id.clone(),
            version: read.version(),
            reason: read.code(reason),
        };
        form.submits(make, move |_| done());
    }
    form::form(form, key::SAVE, select(reason, Label::new(key::REASON), codes("why-session", REASONS)))
}
