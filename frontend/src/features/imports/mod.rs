//! Loading registers: choose, watch, and read what came of it.

mod progress;
mod query;
mod result;
mod upload;

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    All,
    One,
}

#[lazy]
fn imports_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded_by(Right::ImportRegister, upload::page),
        Screen::One => guarded_by(Right::ImportRegister, progress::page),
    }
}

routes! { imports_part, __preload_imports_part;
    /// Choosing a workbook, and earlier loads.
    ImportsRoute => Screen::All;
    /// One load: its progress, then its result.
    ImportRoute => Screen::One;
}
