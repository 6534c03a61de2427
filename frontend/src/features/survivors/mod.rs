//! Survivors: the list by code, the search by name beside it, and the whole file of one.

mod aside;
mod counsellor;
mod danger;
mod file;
mod filters;
mod history;
mod identity;
mod list;
mod looked;
mod merging;
mod next;
mod parts;
mod query;
pub mod search;
mod timeline;
mod voiding;
mod way;

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    All,
    One,
    Counsellor,
    History,
    Merge,
    Void,
}

#[lazy]
fn survivors_part(screen: Screen) -> AnyView {
    match screen {
        Screen::All => guarded_by(Right::ReadSurvivors, list::page),
        Screen::One => guarded_by(Right::ReadSurvivors, file::page),
        Screen::Counsellor => guarded_by(Right::Reassign, counsellor::page),
        Screen::History => guarded_by(Right::ReadCaseWork, history::page),
        Screen::Merge => guarded_by(Right::MergeSurvivors, merging::page),
        Screen::Void => guarded_by(Right::VoidRecord, voiding::page),
    }
}

routes! { survivors_part, __preload_survivors_part;
    /// The list.
    SurvivorsRoute => Screen::All;
    /// One file.
    SurvivorRoute => Screen::One;
    /// Who counsels.
    CounsellorRoute => Screen::Counsellor;
    /// Who changed what, and who looked.
    HistoryRoute => Screen::History;
    /// Two files of one person.
    MergeRoute => Screen::Merge;
    /// A wrong record.
    VoidRoute => Screen::Void;
}
