//! Leads: the list, a new one, its page, verification, enrolment; likely duplicates.

mod beforehand;
mod decide;
mod deeds;
mod duplicates;
mod enrol;
mod fields;
mod help;
mod likely;
mod list;
mod new;
mod one;
mod query;

use crate::app::guarded;
use crate::part::routes;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    All,
    New,
    One,
    Edit,
    Enrol,
    Duplicates,
}

#[lazy]
fn leads_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded(list::page),
        Screen::New => guarded(new::page),
        Screen::One => guarded(one::page),
        Screen::Edit => guarded(new::edit_page),
        Screen::Enrol => guarded(enrol::page),
        Screen::Duplicates => guarded(duplicates::page),
    }
}

routes! { leads_part, __preload_leads_part;
    /// The list.
    LeadsRoute => Screen::All;
    /// A new lead.
    LeadNewRoute => Screen::New;
    /// One lead.
    LeadRoute => Screen::One;
    /// A correction.
    LeadEditRoute => Screen::Edit;
    /// An enrolment.
    LeadEnrolRoute => Screen::Enrol;
    /// Entries that may be one person.
    DuplicatesRoute => Screen::Duplicates;
}
