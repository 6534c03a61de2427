//! Whose time is taken: what is free for both is offered, and an appointment is decided on beforehand (R3).

use super::clock;
use super::query::{Slots, slots};
use crate::api::{Loaded, load};
use crate::session::session;
use crate::ui::form::{Field, Reading};
use crate::words;
use ashshash_base::{Date, TimeOfDay};
use ashshash_i18n::key;
use ashshash_services::Venue;
use ashshash_services::counselling::{Appointment, Busy, PlanFacts, SessionProblem, Slot, plan};
use leptos::prelude::*;

/// What is known of both people's time, as soon as it is there.
#[derive(Clone, Copy)]
pub struct Diary(Loaded<slots::ResponseData>);

impl Diary {
    /// Asks when a survivor and the survivor's counsellor have time, besides a session that is about to end.
    pub fn of(survivor: String, besides: Option<String>) -> Self {
        Self(load::<Slots>(move || Some(slots::Variables { survivor: survivor.clone(), besides: besides.clone() })))
    }

    fn facts(self) -> Option<slots::SlotsAppointmentFacts> {
        self.0.answer.get_untracked()?.ok()?.appointment_facts.clone()
    }

    /// Today, as the server says, else as this device does.
    pub fn today(self) -> Date {
        self.facts().and_then(|facts| words::day(&facts.today)).unwrap_or_else(words::today)
    }

    /// Where the last session was held, else the office, once it is known; tracks it.
    pub fn last_venue(self) -> Option<String> {
        let data = self.0.get()?;
        let facts = data.appointment_facts.as_ref()?;
        Some(facts.last_venue.as_ref().map_or_else(|| Venue::Office.code().to_owned(), |venue| venue.lower()))
    }

    /// Decides as the server does; what isn't known yet is left to the server.
    pub fn plan(self, asked: &Appointment, besides: Option<&str>) -> Result<(), Vec<SessionProblem>> {
        let facts = self.facts();
        let busy: Vec<Busy> =
            facts.iter().flat_map(|facts| &facts.busy).filter_map(|busy| taken(busy, besides)).collect();
        let is_active = facts.as_ref().is_none_or(|facts| facts.is_active);
        let has_counsellor = facts.as_ref().is_none_or(|facts| facts.has_counsellor);
        plan(asked, PlanFacts { is_active, has_counsellor, busy: &busy }, self.today())
    }

    /// Offers what is free for both; a touch fills day and time.
    pub fn offer(self, on: Field, starts_at: Field) -> AnyView {
        let session = session();
        let offered = move || {
            let words = session.words();
            let found = self.0.get()?;
            if found.free_slots.is_empty() {
                return None;
            }
            let button = |slot: &slots::SlotsFreeSlots| {
                let (day, time) = (slot.on.clone(), slot.starts_at.clone());
                let choose = move |_| {
                    let words = session.words_untracked();
                    on.set(words::day(&day).map_or_else(|| day.clone(), |day| words.day(day)));
                    starts_at.set(clock(words, &time));
                };
                let said = format!("{}, {}", words.date(&slot.on), clock(words, &slot.starts_at));
                view! { <button type="button" on:click=choose>{said}</button> }
            };
            let buttons = found.free_slots.iter().map(button).collect_view();
            Some(view! { <p class="hint">{words.say(key::FREE_FOR_BOTH)}</p><div class="buttons">{buttons}</div> })
        };
        view! { <div class="field">{offered}</div> }.into_any()
    }
}

fn taken(busy: &slots::SlotsAppointmentFactsBusy, besides: Option<&str>) -> Option<Busy> {
    if besides == Some(busy.session.as_str()) {
        return None;
    }
    let minutes = u16::try_from(busy.minutes).ok()?;
    let slot = Slot { on: words::day(&busy.on)?, starts_at: busy.starts_at.parse().ok()?, minutes };
    Some(Busy { session: busy.session.parse().ok()?, slot })
}

/// Reads day and time of an appointment, the time as the schema writes it too.
pub fn moment(read: &mut Reading, on: Field, starts_at: Field) -> (Appointment, Option<String>) {
    let (on, written) = (read.day(on), read.time_or_none(starts_at));
    let starts_at = written.as_deref().and_then(|time| time.parse::<TimeOfDay>().ok());
    (Appointment { on, starts_at, minutes: None, kind: None, venue: None }, written)
}
