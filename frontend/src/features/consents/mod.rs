//! Consent of a survivor, the sheet to read out, papers of many at once; changing an identity.

mod deeds;
mod identity;
mod page;
mod paper;
mod query;
mod sheet;

pub use page::can_name;

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    One,
    Papers,
    Sheet,
    Identity,
}

#[lazy]
fn consents_part(screen: Screen) -> AnyView {
    match screen {
        Screen::One => guarded_by(Right::ReadCaseWork, page::page),
        Screen::Papers => guarded_by(Right::RecordConsent, paper::page),
        Screen::Sheet => guarded_by(Right::RecordConsent, sheet::page),
        Screen::Identity => guarded_by(Right::ChangeIdentity, identity::page),
    }
}

routes! { consents_part, __preload_consents_part;
    /// Consents of one survivor.
    ConsentsRoute => Screen::One;
    /// Papers of many.
    PapersRoute => Screen::Papers;
    /// The sheet to read out.
    SheetRoute => Screen::Sheet;
    /// Name and contact of one survivor.
    IdentityRoute => Screen::Identity;
}
