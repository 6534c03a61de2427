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
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

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

/// The figures of a period.
pub struct FiguresRoute;

impl LazyRoute for FiguresRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        figures_part(Screen::All).await
    }

    async fn preload() {
        __preload_figures_part().await;
    }
}

/// One figure.
pub struct FigureRoute;

impl LazyRoute for FigureRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        figures_part(Screen::One).await
    }

    async fn preload() {
        __preload_figures_part().await;
    }
}
