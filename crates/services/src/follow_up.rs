//! Follow-ups: looking after somebody again, alone or with the training provider.

use ashshash_base::{Argument, Date, Deed, DeedId, FollowUpId, PersonalText, Problem, SurvivorId, closed_set};
use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::history::SATISFACTION;

closed_set! {
    /// What is followed up.
    FollowUpKind {
        /// How the survivor is.
        Survivor = "survivor" ["সারভাইভার"],
        /// How satisfied the survivor is with the counselling.
        CounsellingSatisfaction = "counselling_satisfaction" ["satisfaction", "কাউন্সেলিং সন্তুষ্টি"],
        /// How a training goes.
        Training = "training" ["প্রশিক্ষণ"],
        /// How the on-the-job training goes.
        Ojt = "ojt" ["on-the-job training", "ওজেটি"],
        /// How the job goes.
        Employment = "employment" ["job", "কর্মসংস্থান"],
        /// How the business goes.
        Business = "business" ["ব্যবসা"],
    }
}

closed_set! {
    /// What a follow-up found.
    FollowUpFinding {
        /// All is well.
        Well = "well" ["good", "ভালো"],
        /// Better than before.
        Better = "better" ["improved", "আগের চেয়ে ভালো"],
        /// As before.
        Unchanged = "unchanged" ["same", "আগের মতো"],
        /// Worse than before.
        Worse = "worse" ["আগের চেয়ে খারাপ"],
        /// In danger.
        AtRisk = "at_risk" ["risk", "ঝুঁকিতে"],
        /// Nobody was met or reached.
        NotReached = "not_reached" ["no contact", "যোগাযোগ হয়নি"],
    }
}

closed_set! {
    /// What comes after a follow-up.
    FollowUpStep {
        /// Nothing more.
        Nothing = "nothing" ["none", "কিছু না"],
        /// Another follow-up.
        Again = "again" ["follow up again", "আবার ফলো-আপ"],
        /// A counselling session.
        Session = "session" ["counselling", "কাউন্সেলিং সেশন"],
        /// A referral to a service.
        Referral = "referral" ["রেফারেল"],
        /// A talk with the provider or the employer.
        ProviderTalk = "provider_talk" ["provider", "প্রতিষ্ঠানের সঙ্গে কথা"],
        /// A plan for safety.
        SafetyPlan = "safety_plan" ["safety", "নিরাপত্তা পরিকল্পনা"],
    }
}

/// Plans a follow-up.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowUpPlan {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The new follow-up.
    pub id: FollowUpId,
    /// Of whom.
    pub survivor: SurvivorId,
    /// What is followed up.
    pub kind: FollowUpKind,
    /// By when.
    pub due_on: Date,
    /// Together with the training provider.
    pub joint: bool,
}

/// Records what a follow-up found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowUpRecord {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The follow-up.
    pub id: FollowUpId,
    /// The version that it is based on.
    pub version: i64,
    /// The day.
    pub done_on: Date,
    /// The training provider took part.
    pub joint: Option<bool>,
    /// What was found.
    pub finding: Option<FollowUpFinding>,
    /// What comes next.
    pub next_step: Option<FollowUpStep>,
    /// How satisfied the survivor is, 1 to 5.
    pub satisfaction: Option<u8>,
    /// Men and boys who took part, where several did.
    pub male: Option<u16>,
    /// Women and girls who took part.
    pub female: Option<u16>,
    /// Others who took part.
    pub other: Option<u16>,
    /// A private note.
    pub note: Option<PersonalText>,
    /// The follow-up that comes after it.
    pub again: Option<FollowUpAgain>,
}

/// The follow-up that comes after one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpAgain {
    /// The new follow-up.
    pub id: FollowUpId,
    /// By when.
    pub due_on: Date,
}

impl Deed for FollowUpPlan {
    const NAME: &'static str = "follow-up-plan";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl Deed for FollowUpRecord {
    const NAME: &'static str = "follow-up-record";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// What keeps a deed on a follow-up from being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FollowUpProblem {
    /// Its day is past.
    #[error("the day is past")]
    Past(&'static str),
    /// Its day is more than two years ahead.
    #[error("the day is more than two years ahead")]
    TooFarAhead(&'static str),
    /// What it found is recorded already.
    #[error("it is recorded already")]
    DoneAlready,
    /// It can't have happened yet.
    #[error("the day is still to come")]
    NotYet,
    /// What was found must be said.
    #[error("the finding is missing")]
    FindingMissing,
    /// What comes next must be said.
    #[error("the next step is missing")]
    NextStepMissing,
    /// Another follow-up needs its day.
    #[error("the day of the next follow-up is missing")]
    AgainMissing,
    /// The grade of satisfaction must be said where it is what is followed up.
    #[error("the grade of satisfaction is missing")]
    SatisfactionMissing,
    /// Grades go from 1 to 5.
    #[error("satisfaction goes from 1 to 5")]
    SatisfactionOutOfRange,
    /// The note is longer than any note.
    #[error("the note has more than {MOST_CHARACTERS} characters")]
    NoteTooLong,
}

/// The longest note.
pub const MOST_CHARACTERS: usize = 4000;
/// How many days ahead one plans.
const FARTHEST: u64 = 731;

impl Problem for FollowUpProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Past(_) => "appointment-past",
            Self::TooFarAhead(_) => "follow-up-too-far",
            Self::DoneAlready => "follow-up-done-already",
            Self::NotYet => "session-not-yet",
            Self::FindingMissing => "follow-up-finding-missing",
            Self::NextStepMissing => "follow-up-step-missing",
            Self::AgainMissing => "follow-up-again-missing",
            Self::SatisfactionMissing => "satisfaction-missing",
            Self::SatisfactionOutOfRange => "satisfaction-off-scale",
            Self::NoteTooLong => "session-note-too-long",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Past(field) | Self::TooFarAhead(field) => field,
            Self::DoneAlready => "id",
            Self::NotYet => "done_on",
            Self::FindingMissing => "finding",
            Self::NextStepMissing => "next_step",
            Self::AgainMissing => "again.due_on",
            Self::SatisfactionMissing | Self::SatisfactionOutOfRange => "satisfaction",
            Self::NoteTooLong => "note",
        })
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::NoteTooLong => vec![("most", Argument::Count(MOST_CHARACTERS as i64))],
            _ => Vec::new(),
        }
    }
}

/// Checks the day by which a follow-up is due; problems name the field.
///
/// # Errors
/// Says what can't be.
pub fn check_due(due_on: Date, field: &'static str, today: Date) -> Result<(), Vec<FollowUpProblem>> {
    if due_on < today {
        return Err(vec![FollowUpProblem::Past(field)]);
    }
    let last = today.checked_add_days(Days::new(FARTHEST));
    if last.is_some_and(|last| due_on > last) { Err(vec![FollowUpProblem::TooFarAhead(field)]) } else { Ok(()) }
}

/// Checks a follow-up that somebody wants to plan.
///
/// # Errors
/// Says what can't be.
pub fn check_plan(plan: &FollowUpPlan, today: Date) -> Result<(), Vec<FollowUpProblem>> {
    check_due(plan.due_on, "due_on", today)
}

/// Checks what is recorded of a planned follow-up.
///
/// # Errors
/// Says all that is missing or can't be.
pub fn check_record(
    kind: FollowUpKind,
    is_done: bool,
    record: &FollowUpRecord,
    today: Date,
) -> Result<(), Vec<FollowUpProblem>> {
    if is_done {
        return Err(vec![FollowUpProblem::DoneAlready]);
    }
    let is_reached = record.finding != Some(FollowUpFinding::NotReached);
    let asks_satisfaction = kind == FollowUpKind::CounsellingSatisfaction && is_reached;
    let out_of_range = record.satisfaction.is_some_and(|grade| !SATISFACTION.contains(&grade.into()));
    let too_long = record.note.as_ref().is_some_and(|note| note.characters() > MOST_CHARACTERS);
    let problems: Vec<FollowUpProblem> = [
        (record.done_on > today, FollowUpProblem::NotYet),
        (record.finding.is_none(), FollowUpProblem::FindingMissing),
        (asks_satisfaction && record.satisfaction.is_none(), FollowUpProblem::SatisfactionMissing),
        (out_of_range, FollowUpProblem::SatisfactionOutOfRange),
        (record.next_step.is_none(), FollowUpProblem::NextStepMissing),
        (record.next_step == Some(FollowUpStep::Again) && record.again.is_none(), FollowUpProblem::AgainMissing),
        (too_long, FollowUpProblem::NoteTooLong),
    ]
    .into_iter()
    .filter_map(|(is_wrong, problem)| is_wrong.then_some(problem))
    .chain(record.again.iter().filter_map(|again| check_due(again.due_on, "again.due_on", today).err()).flatten())
    .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

#[cfg(test)]
mod tests;
