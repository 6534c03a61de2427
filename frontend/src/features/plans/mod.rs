//! Needs and plans, safety, leaving, hand-over, files opened out of turn, and what waits for the coordinator.

mod assess;
mod deeds;
mod goals;
mod handover;
mod leave;
mod levels;
mod open;
mod plan;
mod query;
mod safety;
mod today;
mod training;
mod wellbeing;

use crate::app::guarded;
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    Plan,
    Assess,
    Training,
    Safety,
    Leave,
    HandOver,
    Open,
    Today,
}

#[lazy]
fn plans_part(screen: Screen) -> AnyView {
    guarded(match screen {
        Screen::Plan => plan::page,
        Screen::Assess => assess::page,
        Screen::Training => training::page,
        Screen::Safety => safety::page,
        Screen::Leave => leave::page,
        Screen::HandOver => handover::page,
        Screen::Open => open::page,
        Screen::Today => today::page,
    })
}

macro_rules! routes {
    ($($(#[$doc:meta])* $route:ident = $screen:ident;)*) => {$(
        $(#[$doc])*
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                plans_part(Screen::$screen).await
            }

            async fn preload() {
                __preload_plans_part().await;
            }
        }
    )*};
}

routes! {
    /// Needs and plan of one survivor.
    PlanRoute = Plan;
    /// An assessment of needs.
    AssessRoute = Assess;
    /// An assessment of training needs.
    TrainingNeedsRoute = Training;
    /// The safety plan.
    SafetyRoute = Safety;
    /// Leaving and coming back.
    LeaveRoute = Leave;
    /// Handing a caseload over.
    HandOverRoute = HandOver;
    /// Opening a file out of turn.
    OpenRoute = Open;
    /// What waits for the coordinator.
    TodayRoute = Today;
}

/// The code in the address.
fn code() -> Memo<String> {
    let params = leptos_router::hooks::use_params_map();
    Memo::new(move |_| params.read().get("code").unwrap_or_default())
}

/// Today's date in Dhaka, six hours ahead of UTC all year.
fn today_in_dhaka() -> ashshash_base::Date {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
    let now = ashshash_base::Timestamp(js_sys::Date::now() as i64);
    now.date_in_dhaka()
}
