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

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
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
        Screen::All => guarded_by(Right::ReadLeads, list::page),
        Screen::New => guarded_by(Right::CreateLead, new::page),
        Screen::One => guarded_by(Right::ReadLeads, one::page),
        Screen::Edit => guarded_by(Right::CreateLead, new::edit_page),
        Screen::Enrol => guarded_by(Right::EnrolSurvivor, enrol::page),
        Screen::Duplicates => guarded_by(Right::DecideDuplicate, duplicates::page),
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
