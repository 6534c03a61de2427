//! Ends of an episode and new beginnings (R9): leaving the project, completion, transfer, coming back.

use ashshash_base::{
    Argument, CounsellorId, Date, Deed, DeedId, EnrolmentId, Finding, PersonalText, SurvivorId, closed_set,
};
use serde::{Deserialize, Serialize};

use crate::needs::{happened, text};
use crate::{DropOutReason, SurvivorStatus};

closed_set! {
    /// Why the support is complete.
    CompletionReason {
        /// The goals of the plan are reached.
        GoalsReached = "goals_reached" [],
        /// The survivor lives on the own income.
        InWork = "in_work" [],
        /// The survivor wishes to end it.
        SurvivorsWish = "survivors_wish" [],
        /// The project ends.
        ProjectEnds = "project_ends" [],
    }
}

closed_set! {
    /// Why another office takes over.
    TransferReason {
        /// The survivor moved to another district.
        MovedDistrict = "moved_district" [],
        /// The survivor needs help that this office does not give.
        OtherHelp = "other_help" [],
        /// The survivor is not safe here.
        Safety = "safety" [],
        /// The survivor wishes so.
        SurvivorsWish = "survivors_wish" [],
    }
}

closed_set! {
    /// Why somebody comes back.
    ReturnReason {
        /// The survivor wishes so.
        SurvivorsWish = "survivors_wish" [],
        /// The survivor came back to the area.
        CameBack = "came_back" [],
        /// The reason for leaving is gone.
        HindranceGone = "hindrance_gone" [],
        /// Trafficked again and back.
        TraffickedAgain = "trafficked_again" [],
    }
}

closed_set! {
    /// What becomes of a training when the survivor leaves.
    TrainingChoice {
        /// It goes on.
        GoesOn = "goes_on" [],
        /// It ends on the same day.
        Ends = "ends" [],
    }
}

/// Records that a survivor left the project.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorDropOut {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Who left.
    pub survivor: SurvivorId,
    /// The survivor's version that was read.
    pub version: i64,
    /// Last day.
    pub left_on: Date,
    /// Why.
    pub reason: DropOutReason,
    /// What becomes of an open training.
    pub training: Option<TrainingChoice>,
    /// What else matters.
    pub note: Option<PersonalText>,
}

/// Records that the support is complete.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorComplete {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Whose support.
    pub survivor: SurvivorId,
    /// The survivor's version that was read.
    pub version: i64,
    /// Last day.
    pub completed_on: Date,
    /// Why.
    pub reason: CompletionReason,
    /// What becomes of an open training.
    pub training: Option<TrainingChoice>,
    /// What else matters.
    pub note: Option<PersonalText>,
}

/// Records that another office takes over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorTransfer {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Who moves on.
    pub survivor: SurvivorId,
    /// The survivor's version that was read.
    pub version: i64,
    /// Last day here.
    pub transferred_on: Date,
    /// Why.
    pub reason: TransferReason,
    /// What becomes of an open training.
    pub training: Option<TrainingChoice>,
    /// Who takes over, and what else matters.
    pub note: Option<PersonalText>,
}

/// Opens a new episode for somebody who comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorReenrol {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The new enrolment's id.
    pub id: EnrolmentId,
    /// Who comes back.
    pub survivor: SurvivorId,
    /// The survivor's version that was read.
    pub version: i64,
    /// First day of the new episode.
    pub started_on: Date,
    /// Why.
    pub reason: ReturnReason,
    /// Who accompanies now; the counsellor of before where nobody is named.
    pub counsellor: Option<CounsellorId>,
}

macro_rules! named {
    ($($deed:ident = $name:literal, $($record:ident).+;)*) => {$(
        impl Deed for $deed {
            const NAME: &'static str = $name;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.$($record).+.to_string()
            }
        }
    )*};
}

named! {
    SurvivorDropOut = "survivor-drop-out", survivor;
    SurvivorComplete = "survivor-complete", survivor;
    SurvivorTransfer = "survivor-transfer", survivor;
    SurvivorReenrol = "survivor-reenrol", id;
}

/// How an episode is to end: what the three ways of leaving have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving<'a> {
    /// Last day.
    pub on: Date,
    /// The field that holds it.
    pub field: &'static str,
    /// The status that the survivor has afterwards.
    pub status: SurvivorStatus,
    /// The reason's code.
    pub reason: &'static str,
    /// Whether the reason is that the survivor died.
    pub by_death: bool,
    /// What becomes of an open training.
    pub training: Option<TrainingChoice>,
    /// What else matters.
    pub note: Option<&'a PersonalText>,
}

impl<'a> From<&'a SurvivorDropOut> for Leaving<'a> {
    fn from(deed: &'a SurvivorDropOut) -> Self {
        Self {
            on: deed.left_on,
            field: "left_on",
            status: SurvivorStatus::DroppedOut,
            reason: deed.reason.code(),
            by_death: deed.reason == DropOutReason::Death,
            training: deed.training,
            note: deed.note.as_ref(),
        }
    }
}

impl<'a> From<&'a SurvivorComplete> for Leaving<'a> {
    fn from(deed: &'a SurvivorComplete) -> Self {
        Self {
            on: deed.completed_on,
            field: "completed_on",
            status: SurvivorStatus::Completed,
            reason: deed.reason.code(),
            by_death: false,
            training: deed.training,
            note: deed.note.as_ref(),
        }
    }
}

impl<'a> From<&'a SurvivorTransfer> for Leaving<'a> {
    fn from(deed: &'a SurvivorTransfer) -> Self {
        Self {
            on: deed.transferred_on,
            field: "transferred_on",
            status: SurvivorStatus::Transferred,
            reason: deed.reason.code(),
            by_death: false,
            training: deed.training,
            note: deed.note.as_ref(),
        }
    }
}

/// What the rule of leaving looks at.
#[derive(Clone, Copy, Debug)]
pub struct LeavingFacts {
    /// How the survivor's support stands.
    pub status: SurvivorStatus,
    /// When the open episode began, if one is open.
    pub started_on: Option<Date>,
    /// Whether the survivor is in training.
    pub in_training: bool,
}

/// Decides whether an episode can end so (R9).
///
/// # Errors
/// Lists what is missing.
pub fn leave(facts: LeavingFacts, leaving: &Leaving<'_>, today: Date) -> Result<(), Vec<Finding>> {
    let Some(started_on) = facts.started_on.filter(|_| facts.status == SurvivorStatus::Active) else {
        return Err(vec![Finding::at("survivor-not-active", "survivor")]);
    };
    let mut found = Vec::new();
    if leaving.on > today {
        found.push(Finding::at("date-in-future", leaving.field).with("date", Argument::Date(leaving.on)));
    } else if leaving.on < started_on {
        found.push(Finding::at("left-before-enrolled", leaving.field).with("date", Argument::Date(started_on)));
    }
    if facts.in_training && leaving.training.is_none() {
        found.push(Finding::at("training-undecided", "training"));
    }
    if leaving.by_death && leaving.training == Some(TrainingChoice::GoesOn) {
        found.push(Finding::at("training-cannot-go-on", "training"));
    }
    found.extend(text("note", leaving.note));
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// What the rule of coming back looks at.
#[derive(Clone, Copy, Debug)]
pub struct ReturnFacts {
    /// How the survivor's support stands.
    pub status: SurvivorStatus,
    /// Whether the survivor is known to have died.
    pub is_dead: bool,
    /// Last day of the latest episode.
    pub ended_on: Option<Date>,
    /// Whether consent to services is in force (R2).
    pub agrees_to_services: bool,
    /// Whether a counsellor will accompany the survivor.
    pub has_counsellor: bool,
}

/// Decides whether a new episode can open (R2, R9).
///
/// # Errors
/// Lists what is missing.
pub fn come_back(facts: ReturnFacts, deed: &SurvivorReenrol, today: Date) -> Result<(), Vec<Finding>> {
    let mut found = Vec::new();
    if facts.status == SurvivorStatus::Active {
        found.push(Finding::at("enrolment-open", "survivor"));
    }
    if facts.is_dead {
        found.push(Finding::at("survivor-died", "survivor"));
    }
    if !facts.agrees_to_services {
        found.push(Finding::at("services-consent-missing", "survivor"));
    }
    if !facts.has_counsellor {
        found.push(Finding::at("counsellor-to-choose", "counsellor"));
    }
    found.extend(happened("started_on", deed.started_on, facts.ended_on, today));
    if found.is_empty() { Ok(()) } else { Err(found) }
}

#[cfg(test)]
mod tests;
