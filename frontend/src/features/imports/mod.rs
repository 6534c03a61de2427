//! Loading registers: choose, watch, and read what came of it.

mod progress;
mod query;
mod result;
mod upload;

use crate::app::guarded_by;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

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

/// Choosing a workbook, and earlier loads.
pub struct ImportsRoute;

impl LazyRoute for ImportsRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        imports_part(Screen::All).await
    }

    async fn preload() {
        __preload_imports_part().await;
    }
}

/// One load: its progress, then its result.
pub struct ImportRoute;

impl LazyRoute for ImportRoute {
    fn data() -> Self {
        Self
    }

    async fn view(_this: Self) -> AnyView {
        imports_part(Screen::One).await
    }

    async fn preload() {
        __preload_imports_part().await;
    }
}
