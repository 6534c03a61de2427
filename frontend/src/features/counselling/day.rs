//! The counsellor's home: the session now, later today, what is left to write, what waits.

use super::query::{Day, day};
use super::{called, clock};
use crate::api::load;
use crate::session::{Session, session};
use crate::ui::{Head, as_written, chip, empty, icon, page_head};
use crate::words::{self, Words};
use ashshash_base::Argument;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use std::collections::BTreeMap;

type Visit = day::Visit;

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let answer = load::<Day>(move || {
        session.sentences.track();
        Some(day::Variables {})
    });
    let today = move || answer.get().map_or_else(String::new, |data| session.words().date(&data.counsellor_day.on));
    let record = view! { <a class="button" href="/sessions/record">{icon("plus")}{move || session.words().say(key::RECORD_SESSION)}</a> };
    let head = Head::new(move || session.words().say(key::TODAY_WORK)).line(today).buttons(record.into_any());
    let head = page_head(head);
    let body = answer.show(move |data, words| content(&data.counsellor_day, session, words));
    view! { {head}{body} }.into_any()
}

fn content(day: &day::DayCounsellorDay, session: Session, words: Words) -> AnyView {
    let left = day.overdue.len() + day.to_settle.len();
    if day.appointments.is_empty() && left == 0 && waiting(day) == 0 {
        let list = view! { <a class="button" href="/survivors">{words.say(key::MY_SURVIVORS)}</a> };
        return empty("check", words.say(key::DAY_DONE), words.say(key::DAY_DONE_REST), list.into_any());
    }
    view! {
        <div class="two-columns">
            {sessions(&day.appointments, session, words)}
            <div class="stack">{left_to_write(day, words)}{news(day, words)}</div>
        </div>
    }
    .into_any()
}

/// How many rows wait for the counsellor.
fn waiting(day: &day::DayCounsellorDay) -> usize {
    let decisions = usize::from(day.certificates_to_decide > 0);
    decisions + day.follow_ups.len() + day.certificates_sent_back.len() + day.referral_answers.len()
}

fn section(title: Key, count: usize, body: AnyView, words: Words) -> AnyView {
    let number = words.count(key::HOW_MANY_OF, i64::try_from(count).unwrap_or_default());
    view! {
        <section>
            <div class="section-head"><h2>{words.say(title)}</h2><span class="number">{number}</span></div>
            {body}
        </section>
    }
    .into_any()
}

fn sessions(visits: &[Visit], session: Session, words: Words) -> AnyView {
    let Some((first, later)) = visits.split_first() else {
        let none = view! { <p class="meta">{words.say(key::NO_SESSION_TODAY)}</p> };
        return section(key::SESSIONS_TODAY, 0, none.into_any(), words);
    };
    let rows = later.iter().map(|visit| later_today(visit, session, words)).collect_view();
    let rest = (!later.is_empty()).then(|| view! { <ul class="rows later-today">{rows}</ul> });
    let body = view! { <ol class="visits"><li>{now(first, session, words)}</li></ol>{rest} };
    section(key::SESSIONS_TODAY, visits.len(), body.into_any(), words)
}

fn moment(visit: &Visit, words: Words) -> AnyView {
    match &visit.starts_at {
        Some(time) => view! { <time datetime=time.clone()>{clock(words, time)}</time> }.into_any(),
        None => view! { <span class="meta">{words.say(key::TIME_OPEN)}</span> }.into_any(),
    }
}

fn place(visit: &Visit, words: Words) -> String {
    let place = visit.venue.as_ref().map(|venue| words.code("venue", &venue.lower()));
    let union = visit.survivor.as_ref().and_then(|found| found.union_.as_ref());
    let union = union.map(|union| words.name(&union.name, &union.name_bn).to_owned());
    let kind = words.code("kind", &visit.kind.lower());
    [Some(kind), place, union].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn code_of(visit: &Visit) -> String {
    visit.survivor.as_ref().map_or_else(String::new, |found| found.code.clone())
}

fn name_of(visit: &Visit, session: Session) -> Option<String> {
    let identity = visit.survivor.as_ref()?.identity.as_ref()?;
    called(session, identity.name.clone(), identity.name_bn.clone())
}

fn now(visit: &Visit, session: Session, words: Words) -> AnyView {
    let (code, name) = (code_of(visit), name_of(visit, session));
    let name = name.map(|name| as_written(&name));
    let held = format!("/sessions/{}?outcome=held", visit.id);
    let missed = format!("/sessions/{}?outcome=missed", visit.id);
    view! {
        <article class="visit card" data-now="">
            {moment(visit, words)}
            <div>
                <a class="person" href=format!("/survivors/{code}")><span class="code" translate="no">{code.clone()}</span>{name}</a>
                <span class="place">{place(visit, words)}</span>
            </div>
            <div class="buttons">
                <a class="button primary" href=held>{icon("check")}{words.say(key::WAS_HELD)}</a>
                <a class="button" href=missed>{icon("cross")}{words.say(key::WAS_NOT_HELD)}</a>
            </div>
        </article>
    }
    .into_any()
}

fn later_today(visit: &Visit, session: Session, words: Words) -> AnyView {
    let name = name_of(visit, session).map(|name| view! { {as_written(&name)}" · " });
    view! {
        <li><a href=format!("/sessions/{}", visit.id)>
            {moment(visit, words)}
            <span><strong class="code" translate="no">{code_of(visit)}</strong><span class="meta">{name}{place(visit, words)}</span></span>
            {icon("next")}
        </a></li>
    }
    .into_any()
}

/// How many days lie between two days of the server.
fn days(from: &str, to: &str) -> i64 {
    match (words::day(from), words::day(to)) {
        (Some(from), Some(to)) => (to - from).num_days(),
        _ => 0,
    }
}

fn left_to_write(day: &day::DayCounsellorDay, words: Words) -> Option<AnyView> {
    let line = |visit: &Visit, title: Key, symbol: &'static str, rest: String, query: &str| {
        let age = days(&visit.session_on, &day.on);
        let state = if age > 3 { "bad" } else { "wait" };
        let title = words.with(title, &[("code", Argument::Text(code_of(visit)))]);
        view! {
            <li><a href=format!("/sessions/{}{query}", visit.id)>
                {icon(symbol)}<span><strong>{title}</strong><span class="meta">{words.date(&visit.session_on)}{rest}</span></span>
                {chip(state, "clock", if age == 0 { words.say(key::TODAY) } else { words.count(key::DAYS_OLD, age) })}
            </a></li>
        }
        .into_any()
    };
    let settle = day.to_settle.iter().map(|visit| {
        line(visit, key::NOT_HELD_YET, "calendar", format!(" · {}", words.say(key::GIVE_NEW_TIME)), "?outcome=moved")
    });
    let open = day.overdue.iter().map(|visit| {
        let time = visit.starts_at.as_ref().map_or_else(String::new, |time| format!(", {}", clock(words, time)));
        line(visit, key::NOTHING_WRITTEN, "speech", time, "")
    });
    let rows = settle.chain(open).collect::<Vec<_>>();
    let count = rows.len();
    (count > 0)
        .then(|| section(key::LEFT_TO_WRITE, count, view! { <ul class="rows wordy">{rows}</ul> }.into_any(), words))
}

fn news(day: &day::DayCounsellorDay, words: Words) -> Option<AnyView> {
    // A row a survivor: each opens its own follow-ups.
    let mut by_survivor = BTreeMap::<&str, Vec<&str>>::new();
    for due in &day.follow_ups {
        if let Some(found) = &due.survivor {
            by_survivor.entry(&found.code).or_default().push(&due.due_on);
        }
    }
    let due = by_survivor.into_iter().map(|(code, days)| {
        let title = words.count(key::FOLLOW_UPS_DUE, i64::try_from(days.len()).unwrap_or_default());
        let first = days.into_iter().min().map(|day| Argument::Text(words.date(day)));
        let first = first.map(|day| words.with(key::FOLLOW_UP_DUE_ON, &[("date", day)]));
        view! {
            <li><a href=format!("/survivors/{code}/follow-ups")>
                {icon("phone")}<span><strong><span class="code" translate="no">{code.to_owned()}</span>" · "{title}</strong><span class="meta">{first}</span></span>{icon("next")}
            </a></li>
        }
        .into_any()
    });
    let back = day.certificates_sent_back.iter().filter_map(|back| Some((back, back.survivor.as_ref()?))).map(
        |(back, found)| {
            let title = words.with(key::CERTIFICATE_SENT_BACK, &[("code", Argument::Text(found.code.clone()))]);
            let rest = match &back.comment {
                Some(comment) => {
                    view! { <span class="meta one-line" translate="no">{comment.clone()}</span> }.into_any()
                }
                None => view! { <span class="meta">{words.say(key::CERTIFICATE_SENT_BACK_REST)}</span> }.into_any(),
            };
            view! {
                <li><a href=format!("/survivors/{}/certificate", found.code)>
                    {icon("certificate")}<span><strong>{title}</strong>{rest}</span>{icon("next")}
                </a></li>
            }
            .into_any()
        },
    );
    let answered = day.referral_answers.iter().filter_map(|answer| answered(answer, words));
    let decide = (day.certificates_to_decide > 0).then(|| {
        let said = words.count(key::CERTIFICATES_WAIT, day.certificates_to_decide);
        view! { <li><a href="/approvals">{icon("certificate")}<strong>{said}</strong>{icon("next")}</a></li> }
            .into_any()
    });
    let rows: Vec<AnyView> = decide.into_iter().chain(back).chain(due).chain(answered).collect();
    let count = waiting(day);
    (!rows.is_empty())
        .then(|| section(key::WAITS_FOR_YOU, count, view! { <ul class="rows">{rows}</ul> }.into_any(), words))
}

/// A referral that was answered: for what, and how it stands now.
fn answered(answer: &day::DayCounsellorDayReferralAnswers, words: Words) -> Option<AnyView> {
    let code = &answer.survivor.as_ref()?.code;
    let title = words.with(key::REFERRAL_ANSWERED, &[("code", Argument::Text(code.clone()))]);
    let service = words.code("service", &answer.service.lower());
    let status = words.code("timeline-referral", &answer.status.lower());
    let row = view! {
        <li><a href=format!("/survivors/{code}")>
            {icon("return")}<span><strong>{title}</strong><span class="meta">{format!("{service} · {status}")}</span></span>{icon("next")}
        </a></li>
    };
    Some(row.into_any())
}
