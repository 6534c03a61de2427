//! Needs and plans, safety, leaving, hand-over, files opened out of turn, and what waits for the coordinator.

mod assess;
mod assessments;
mod deeds;
mod episodes;
mod goals;
mod handover;
mod leave;
mod levels;
mod open;
mod plan;
mod query;
mod safety;
mod steps;
mod today;
mod training;
mod wellbeing;

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
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
    match screen {
        Screen::Plan => guarded_by(Right::ReadCaseWork, plan::page),
        Screen::Assess => guarded_by(Right::WriteCaseWork, assess::page),
        Screen::Training => guarded_by(Right::WriteCaseWork, training::page),
        Screen::Safety => guarded_by(Right::ReadCaseWork, safety::page),
        Screen::Leave => guarded_by(Right::EndEnrolment, leave::page),
        Screen::HandOver => guarded_by(Right::Reassign, handover::page),
        Screen::Open => guarded_by(Right::BreakGlass, open::page),
        Screen::Today => guarded_by(Right::ReadJournal, today::page),
    }
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
