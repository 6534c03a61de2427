//! Consent of a survivor, the sheet to read out, papers of many at once; changing an identity.

mod deeds;
mod identity;
mod page;
mod paper;
mod query;
mod sheet;

pub use page::can_name;

use crate::app::guarded;
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

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
        Screen::One => guarded(page::page),
        Screen::Papers => guarded(paper::page),
        Screen::Sheet => guarded(sheet::page),
        Screen::Identity => guarded(identity::page),
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
                consents_part(Screen::$screen).await
            }

            async fn preload() {
                __preload_consents_part().await;
            }
        }
    )*};
}

routes! {
    /// Consents of one survivor.
    ConsentsRoute => One;
    /// Papers of many.
    PapersRoute => Papers;
    /// The sheet to read out.
    SheetRoute => Sheet;
    /// Name and contact of one survivor.
    IdentityRoute => Identity;
}
