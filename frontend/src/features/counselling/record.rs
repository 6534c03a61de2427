//! What became of a planned session: held, missed, moved, called off, settled.

use super::deeds::{SessionCancel, SessionHold, SessionMiss, SessionReschedule, SessionSettle};
use super::held::Held;
use super::next::Next;
use super::query::{OneSession, one_session};
use super::{called, clock, note};
use crate::api::{Deed, Loaded, load};
use crate::session::{Session, session};
use crate::ui::form::{self, Field, Form, Label, Reading, area, choices, codes, select, survivor_line, task};
use crate::ui::{Head, chip, empty, page_head};
use crate::words::{Words, day};
use ashshash_base::{Date, PersonalText};
use ashshash_i18n::{Key, key};
use ashshash_services::counselling::{SessionState, miss};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

type Found = one_session::OneSessionNodeOnCounsellingSession;
/// Says what was done and what follows, on the day's page.
type Done = std::rc::Rc<dyn Fn(Key, Key)>;

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
        Some(found) if offered(found).is_empty() => over(found, session, words),
        Some(found) => line(found, session),
        None => {
            let home = view! { <a class="button" href="/day">{words.say(key::TODAY_WORK)}</a> };
            empty("calendar", words.say(key::NO_SESSION), words.say(key::NO_SESSION_REST), home.into_any())
        }
    });
    // The form stands outside of what is drawn anew in another language, so that what is typed stays.
    let open = Memo::new(move |_| {
        let data = answer.get()?;
        let found = of(&data)?;
        Some((found.id.clone(), offered(found))).filter(|(_, offered)| !offered.is_empty())
    });
    let form = move || {
        let (_, offered) = open.get()?;
        let data = answer.answer.get_untracked()?.ok()?;
        Some(one(of(&data)?.clone(), offered, &outcome, answer, session))
    };
    task(view! { {head}{body}{form} }.into_any())
}

/// What can have become of a session; nothing where it is written already.
fn offered(found: &Found) -> &'static [&'static str] {
    match (found.status.0.as_str(), found.to_settle) {
        ("PLANNED", _) => &["held", "missed", "moved", "cancelled"],
        (_, true) => &["moved", "settled"],
        _ => &[],
    }
}

fn over(found: &Found, session: Session, words: Words) -> AnyView {
    let status = words.code("session", &found.status.lower());
    let note = found.has_note.then(|| note::of_session(found.id.clone()));
    view! { {line(found, session)}<p>{chip("calm", "info", status)}" "{words.say(key::SESSION_OVER)}</p>{facts(found, words)}{note} }
        .into_any()
}

/// What was written about it.
fn facts(found: &Found, words: Words) -> AnyView {
    let fact = |name: Key, said: Option<String>| said.map(|said| view! { <dt>{words.say(name)}</dt><dd>{said}</dd> });
    let held = found.status.lower() == "held";
    let place = found.venue.as_ref().filter(|_| held).map(|venue| words.code("venue", &venue.lower()));
    let suitable = found.suitable.map(|yes| words.say(if yes { key::YES } else { key::NO }));
    let satisfied = found.satisfaction.map(|grade| words.number(grade));
    let reason = found.reason.as_ref().map(|reason| words.code("why-session", &reason.lower()));
    view! {
        <dl class="facts">
            {fact(key::WHERE_HELD, place)}{fact(key::WAS_SUITABLE, suitable)}{fact(key::HOW_SATISFIED, satisfied)}{fact(key::REASON, reason)}
        </dl>
    }
    .into_any()
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

/// What every outcome shares: one form, so that what was typed under one is there under the next.
#[derive(Clone, Copy)]
struct Ending {
    form: Form,
    id: StoredValue<String>,
    planned_on: Option<Date>,
    held: Held,
    next: Next,
    note: Field,
    reason: Field,
    done: StoredValue<Done, LocalStorage>,
}

fn one(
    found: Found,
    offered: &'static [&'static str],
    asked: &str,
    answer: Loaded<one_session::ResponseData>,
    session: Session,
) -> AnyView {
    let chooser = Form::new("session");
    let outcome = chooser.field("outcome");
    if offered.contains(&asked) {
        outcome.starts_as(asked);
    }
    let form = Form::new("outcome").drafted(&found.id);
    // The version that the form was opened with; somebody else's change asks again.
    Effect::new(move |_| {
        if let Some(data) = answer.get() {
            form.fill(of(&data).map_or(0, |found| found.version), &[]);
        }
    });
    form.reloads(move || answer.retry());
    let survivor = found.survivor.as_ref().map(|survivor| survivor.id.clone()).unwrap_or_default();
    let next = Next::of(form, survivor, Some(found.id.clone()));
    let held = Held::of(form, next, Some(&found.session_on), session);
    if let Some(planned) = &found.venue {
        held.venue().starts_as(planned.lower());
    }
    let navigate = use_navigate();
    let done: Done = std::rc::Rc::new(move |did, then| {
        session.tell(move |words| words.say(did), move |words| words.say(then));
        navigate("/day", NavigateOptions::default());
    });
    let ending = Ending {
        form,
        id: StoredValue::new(found.id),
        planned_on: day(&found.session_on),
        held,
        next,
        note: form.field("note"),
        reason: form.field("reason"),
        done: StoredValue::new_local(done),
    };
    let chosen = Memo::new(move |_| outcome.get());
    let fields = move || match chosen.get().as_str() {
        "held" => held_fields(ending),
        "missed" => missed(ending),
        "moved" => moved(ending),
        "cancelled" => cancelled(ending),
        "settled" => settled(ending),
        _ => ().into_any(),
    };
    view! { {choices(outcome, Label::new(key::WHAT_HAPPENED), codes("outcome", offered))}{fields} }.into_any()
}

impl Ending {
    fn submits<D: Deed + 'static>(self, make: impl Fn(&mut Reading) -> D + 'static, did: Key, then: Key) {
        let done = self.done.get_value();
        self.form.submits(make, move |_| done(did, then));
    }

    fn show(self, fields: AnyView) -> AnyView {
        // What was wrong with another outcome says nothing of this one.
        self.form.problems.set(Vec::new());
        form::form(self.form, key::SAVE, fields)
    }
}

fn held_fields(ending: Ending) -> AnyView {
    let make = move |read: &mut Reading| {
        let told = ending.held.read(read);
        SessionHold {
            deed_id: read.deed_id(),
            id: ending.id.get_value(),
            version: read.version(),
            on: Some(told.on),
            venue: told.venue,
            suitable: told.suitable,
            satisfaction: told.satisfaction,
            note: told.note,
            next: told.next,
        }
    };
    ending.submits(make, key::SESSION_WRITTEN, key::SESSION_WRITTEN_NEXT);
    ending.show(ending.held.show(None))
}

fn missed(ending: Ending) -> AnyView {
    let (note, next) = (ending.note, ending.next);
    let make = move |read: &mut Reading| {
        let note = read.text_or_none(note);
        if let Some(planned_on) = ending.planned_on {
            let personal = note.as_deref().map(PersonalText::new);
            read.check(miss(SessionState::Planned, planned_on, personal.as_ref(), None, next.diary().today()));
        }
        let next = next.read_or_none(read);
        SessionMiss { deed_id: read.deed_id(), id: ending.id.get_value(), version: read.version(), note, next }
    };
    let done = ending.done.get_value();
    // With a new time nothing is left to settle.
    let then = move || if next.is_said() { key::SESSION_MOVED_NEXT } else { key::SESSION_MISSED_NEXT };
    ending.form.submits(make, move |_| done(key::SESSION_MISSED_NEWS, then()));
    let fields = view! {
        {next.show(key::NEW_TIME, true)}
        {area(note, Label::new(key::PRIVATE_NOTE).optional().private().hint(key::PRIVATE_NOTE_HINT))}
    };
    ending.show(fields.into_any())
}

fn moved(ending: Ending) -> AnyView {
    let make = move |read: &mut Reading| SessionReschedule {
        deed_id: read.deed_id(),
        id: ending.id.get_value(),
        version: read.version(),
        next: ending.next.read(read),
    };
    ending.submits(make, key::SESSION_MOVED_NEWS, key::SESSION_MOVED_NEXT);
    ending.show(ending.next.show(key::NEW_TIME, false))
}

fn cancelled(ending: Ending) -> AnyView {
    let make = move |read: &mut Reading| SessionCancel {
        deed_id: read.deed_id(),
        id: ending.id.get_value(),
        version: read.version(),
        reason: read.code(ending.reason),
    };
    ending.submits(make, key::SESSION_CANCELLED_NEWS, key::SESSION_NOT_COUNTED);
    ending.show(why(ending))
}

fn settled(ending: Ending) -> AnyView {
    let make = move |read: &mut Reading| SessionSettle {
        deed_id: read.deed_id(),
        id: ending.id.get_value(),
        version: read.version(),
        reason: read.code(ending.reason),
    };
    ending.submits(make, key::SESSION_SETTLED_NEWS, key::SESSION_NOT_COUNTED);
    ending.show(why(ending))
}

fn why(ending: Ending) -> AnyView {
    select(ending.reason, Label::new(key::REASON), codes("why-session", REASONS))
}
