//! Survivors: the list by code, the search by name beside it, and the whole file of one.

mod aside;
mod file;
mod filters;
mod identity;
mod list;
mod query;
mod search;
mod timeline;
mod way;

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
fn survivors_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded(list::page),
        Screen::One => guarded(file::page),
    }
}

/// The list.
pub struct SurvivorsRoute;

impl LazyRoute for SurvivorsRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        survivors_part(Screen::All).await
    }

    async fn preload() {
        __preload_survivors_part().await;
    }
}

/// One file.
pub struct SurvivorRoute;

impl LazyRoute for SurvivorRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        survivors_part(Screen::One).await
    }

    async fn preload() {
        __preload_survivors_part().await;
    }
}
