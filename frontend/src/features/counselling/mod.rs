//! The counsellor's day: what waits, sessions, calendar, families, follow-ups.

mod calendar;
mod day;
mod deeds;
mod diary;
mod family;
mod follow_ups;
mod held;
mod next;
mod note;
mod plan;
mod query;
mod record;
mod unplanned;

use crate::app::guarded_by;
use crate::part::routes;
use crate::session::Session;
use crate::words::Words;
use ashshash_access::Right;
use ashshash_base::{Language, TimeOfDay};
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    Day,
    Session,
    Plan,
    Unplanned,
    Whose,
    Calendar,
    Family,
    FollowUps,
}

#[lazy]
fn counselling_part(screen: Screen) -> AnyView {
    match screen {
        Screen::Day => guarded_by(Right::WriteCaseWork, day::page),
        Screen::Session => guarded_by(Right::WriteCaseWork, record::page),
        Screen::Plan => guarded_by(Right::WriteCaseWork, plan::page),
        Screen::Unplanned => guarded_by(Right::WriteCaseWork, unplanned::page),
        Screen::Whose => guarded_by(Right::WriteCaseWork, unplanned::whose),
        Screen::Calendar => guarded_by(Right::ReadCaseWork, calendar::page),
        Screen::Family => guarded_by(Right::ReadCaseWork, family::page),
        Screen::FollowUps => guarded_by(Right::ReadCaseWork, follow_ups::page),
    }
}

routes! { counselling_part, __preload_counselling_part;
    /// What waits today.
    DayRoute => Screen::Day;
    /// One session: what became of it.
    SessionRoute => Screen::Session;
    /// A new appointment.
    PlanRoute => Screen::Plan;
    /// A session that nobody had planned.
    UnplannedRoute => Screen::Unplanned;
    /// With whom it was.
    WhoseRoute => Screen::Whose;
    /// A week.
    CalendarRoute => Screen::Calendar;
    /// A survivor's family.
    FamilyRoute => Screen::Family;
    /// A survivor's follow-ups.
    FollowUpsRoute => Screen::FollowUps;
}

/// Writes a time that the server sent, with its part of the day.
fn clock(words: Words, time: &str) -> String {
    time.parse::<TimeOfDay>().map_or_else(|_| time.to_owned(), |time| words.time(time))
}

/// Gives the name in the language that is switched on, else the other.
fn called(session: Session, name: Option<String>, bangla: Option<String>) -> Option<String> {
    match session.words().0 {
        Language::Bangla => bangla.or(name),
        Language::English => name.or(bangla),
    }
}
