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
use crate::part::routes;
use leptos::lazy;
use leptos::prelude::*;

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

routes! { plans_part, __preload_plans_part;
    /// Needs and plan of one survivor.
    PlanRoute => Screen::Plan;
    /// An assessment of needs.
    AssessRoute => Screen::Assess;
    /// An assessment of training needs.
    TrainingNeedsRoute => Screen::Training;
    /// The safety plan.
    SafetyRoute => Screen::Safety;
    /// Leaving and coming back.
    LeaveRoute => Screen::Leave;
    /// Handing a caseload over.
    HandOverRoute => Screen::HandOver;
    /// Opening a file out of turn.
    OpenRoute => Screen::Open;
    /// What waits for the coordinator.
    TodayRoute => Screen::Today;
}

/// The code in the address.
fn code() -> Memo<String> {
    let params = leptos_router::hooks::use_params_map();
    Memo::new(move |_| params.read().get("code").unwrap_or_default())
}
