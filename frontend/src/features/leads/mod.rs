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
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

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

macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident => $screen:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl LazyRoute for $name {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                leads_part(Screen::$screen).await
            }

            async fn preload() {
                __preload_leads_part().await;
            }
        }
    )*};
}

routes! {
    /// The list.
    LeadsRoute => All;
    /// A new lead.
    LeadNewRoute => New;
    /// One lead.
    LeadRoute => One;
    /// A correction.
    LeadEditRoute => Edit;
    /// An enrolment.
    LeadEnrolRoute => Enrol;
    /// Entries that may be one person.
    DuplicatesRoute => Duplicates;
}
