//! Awareness events: the list, a new one, one to correct.

mod deeds;
mod event;
mod events;
mod query;

use crate::app::{guarded, guarded_by};
use crate::part::routes;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    All,
    New,
    Edit,
}

#[lazy]
fn awareness_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded(events::page),
        Screen::New => guarded_by(Right::RecordEvent, event::new),
        Screen::Edit => guarded_by(Right::RecordEvent, event::edit),
    }
}

routes! { awareness_part, __preload_awareness_part;
    /// The list of events.
    EventsRoute => Screen::All;
    /// A new event.
    EventRoute => Screen::New;
    /// An event to correct.
    EventEditRoute => Screen::Edit;
}
