//! Figures: the year at a glance, and each figure opened to the records that make it.

mod all;
mod charts;
mod map;
mod months;
mod opened;
mod overview;
mod parts;
pub mod period;
mod picker;
mod query;
mod records;

use crate::app::guarded;
use crate::part::routes;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    All,
    One,
}

#[lazy]
fn figures_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded(overview::page),
        Screen::One => guarded(opened::page),
    }
}

routes! { figures_part, __preload_figures_part;
    /// The figures of a period.
    FiguresRoute => Screen::All;
    /// One figure.
    FigureRoute => Screen::One;
}
