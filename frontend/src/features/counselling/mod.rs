//! The counsellor's day: what waits, sessions, calendar, families, follow-ups; and events for those who hold them.

mod calendar;
mod day;
mod deeds;
mod diary;
mod event;
mod events;
mod family;
mod follow_ups;
mod held;
mod next;
mod note;
mod plan;
mod query;
mod record;
mod unplanned;

use crate::app::{guarded, guarded_by};
use crate::session::Session;
use crate::words::Words;
use ashshash_access::Right;
use ashshash_base::{Language, TimeOfDay};
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

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
    Events,
    Event,
    EventEdit,
}

#[lazy]
fn counselling_part(screen: Screen) -> AnyView {
    match screen {
        Screen::Day => guarded(day::page),
        Screen::Session => guarded(record::page),
        Screen::Plan => guarded(plan::page),
        Screen::Unplanned => guarded_by(Right::WriteCaseWork, unplanned::page),
        Screen::Whose => guarded_by(Right::WriteCaseWork, unplanned::whose),
        Screen::Calendar => guarded(calendar::page),
        Screen::Family => guarded(family::page),
        Screen::FollowUps => guarded(follow_ups::page),
        Screen::Events => guarded(events::page),
        Screen::Event => guarded(event::new),
        Screen::EventEdit => guarded_by(Right::RecordEvent, event::edit),
    }
}

macro_rules! routes {
    ($($(#[$doc:meta])* $route:ident => $screen:ident,)*) => {$(
        $(#[$doc])*
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                counselling_part(Screen::$screen).await
            }

            async fn preload() {
                __preload_counselling_part().await;
            }
        }
    )*};
}

routes! {
    /// What waits today.
    DayRoute => Day,
    /// One session: what became of it.
    SessionRoute => Session,
    /// A new appointment.
    PlanRoute => Plan,
    /// A session that nobody had planned.
    UnplannedRoute => Unplanned,
    /// With whom it was.
    WhoseRoute => Whose,
    /// A week.
    CalendarRoute => Calendar,
    /// A survivor's family.
    FamilyRoute => Family,
    /// A survivor's follow-ups.
    FollowUpsRoute => FollowUps,
    /// The list of events.
    EventsRoute => Events,
    /// A new event.
    EventRoute => Event,
    /// An event to correct.
    EventEditRoute => EventEdit,
}

/// Writes a time that the server sent, with its part of the day.
fn clock(words: Words, time: &str) -> String {
    time.parse::<TimeOfDay>().map_or_else(|_| time.to_owned(), |time| ashshash_i18n::time(words.0, time))
}

/// Gives the name in the language that is switched on, else the other.
fn called(session: Session, name: Option<String>, bangla: Option<String>) -> Option<String> {
    match session.words().0 {
        Language::Bangla => bangla.or(name),
        Language::English => name.or(bangla),
    }
}
