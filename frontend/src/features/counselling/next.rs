//! The next appointment: day, time, and the times that are free for both.

use super::clock;
use super::deeds::NextSessionInput;
use super::query::{Slots, slots};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Field, Form, Label, Reading, day, time};
use crate::words;
use ashshash_base::CounsellingSessionId;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

/// The slot under which the form keeps the new session's id.
const SLOT: &str = "nextSession";

/// The fields of an appointment that follows.
#[derive(Clone, Copy)]
pub struct Next {
    on: Field,
    starts_at: Field,
}

impl Next {
    /// Takes the fields of a form.
    pub fn of(form: Form) -> Self {
        Self { on: form.field("next.on"), starts_at: form.field("next.startsAt") }
    }

    /// Reads an appointment that must be there.
    pub fn read(self, read: &mut Reading) -> NextSessionInput {
        let (on, starts_at) = (read.day(self.on), read.time_or_none(self.starts_at));
        NextSessionInput { id: read.new_id_at(CounsellingSessionId::TYPE, SLOT), on, starts_at, venue: None }
    }

    /// Reads an appointment, or nothing where no day is written.
    pub fn read_or_none(self, read: &mut Reading) -> Option<NextSessionInput> {
        let is_said =
            !self.on.value.get_untracked().trim().is_empty() || !self.starts_at.value.get_untracked().trim().is_empty();
        is_said.then(|| self.read(read))
    }

    /// Shows the fields, and what is free.
    pub fn show(self, title: Key, survivor: String, besides: Option<String>, optional: bool) -> AnyView {
        let session = session();
        let label = |name: Key| if optional { Label::new(name).optional() } else { Label::new(name) };
        view! {
            <h2>{move || session.words().say(title)}</h2>
            <div class="pair">{day(self.on, label(key::DATE))}{time(self.starts_at, Label::new(key::TIME).optional())}</div>
            {free(self.on, self.starts_at, survivor, besides)}
        }
        .into_any()
    }
}

/// Offers what is free for both; a touch fills day and time.
pub fn free(on: Field, starts_at: Field, survivor: String, besides: Option<String>) -> AnyView {
    let session = session();
    let answer = load::<Slots>(move || Some(slots::Variables { survivor: survivor.clone(), besides: besides.clone() }));
    let offered = move || {
        let words = session.words();
        let found = answer.get()?;
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
