//! The rows of needs and plans.

use ashshash_base::{CasePlanId, CounsellorId, Date, NeedsAssessmentId, PlanGoalId, ScaleId, SurvivorId};

use super::row::{Row, row};

row! {
    /// A needs assessment.
    NeedsAssessmentRow in "needs_assessment" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila at the time.
        upazila_id: Option<i32>,
        /// Union at the time.
        union_id: Option<i32>,
        /// When it was made.
        assessed_on: Date,
        /// Which scale was asked.
        scale_id: Option<ScaleId>,
        /// Its answers, separated by spaces.
        scale_answers: Option<String>,
        /// Its points.
        score: Option<i32>,
        /// What the risk screen amounts to.
        risk: &'static str,
        /// `question=answer`, separated by spaces.
        risk_answers: String,
        /// Level of need.
        health: &'static str,
        /// Level of need.
        legal: &'static str,
        /// Level of need.
        economic: &'static str,
        /// Level of need.
        family: &'static str,
        /// Level of need.
        safety: &'static str,
        /// What else matters, sealed.
        note: Option<Vec<u8>>,
    }
}

row! {
    /// A safety plan.
    SafetyPlanRow in "safety_plan" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// The assessment whose risk screen opened it.
        assessment_id: Option<NeedsAssessmentId>,
        /// When the danger was seen.
        opened_on: Date,
        /// When it was written last.
        written_on: Option<Date>,
        /// When both look at it again.
        review_on: Option<Date>,
        /// When it was closed.
        closed_on: Option<Date>,
        /// Why it was closed.
        outcome: Option<&'static str>,
        /// Its words, sealed.
        words: Option<Vec<u8>>,
    }
}

row! {
    /// A case plan.
    CasePlanRow in "case_plan" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// When it was agreed.
        agreed_on: Date,
        /// When both looked at it last.
        reviewed_on: Option<Date>,
        /// When both look at it again.
        review_on: Date,
        /// When the episode ended.
        ended_on: Option<Date>,
    }
}

row! {
    /// A goal of a case plan.
    PlanGoalRow in "plan_goal" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Of which plan.
        case_plan_id: CasePlanId,
        /// Code of the area of life.
        area: &'static str,
        /// `open`, `under_way`, `reached`, `set_aside`.
        state: &'static str,
        /// By when.
        due_on: Option<Date>,
        /// The goal in the survivor's words, sealed.
        words: Option<Vec<u8>>,
    }
}

row! {
    /// A service that leads to a goal.
    PlanServiceRow in "plan_service" {
        /// Whose.
        survivor_id: SurvivorId,
        /// To which goal it leads.
        plan_goal_id: PlanGoalId,
        /// Code of the service.
        service: &'static str,
        /// Who sees to it.
        done_by: &'static str,
        /// `planned`, `under_way`, `done`, `not_given`.
        state: &'static str,
        /// By when.
        due_on: Date,
        /// What came of it, sealed.
        outcome: Option<Vec<u8>>,
    }
}

row! {
    /// A training needs assessment with what was said in it; registers know its day alone.
    TrainingNeedsRow in "training_needs_assessment" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila at the time.
        upazila_id: Option<i32>,
        /// Union at the time.
        union_id: Option<i32>,
        /// When it was made.
        assessed_on: Date,
        /// Code of the wanted trade.
        trade: Option<&'static str>,
        /// Code of how well the survivor reads and writes.
        literacy: Option<&'static str>,
        /// Hours a week that the survivor can give.
        hours_a_week: Option<i32>,
        /// What a day of training costs in earnings, in BDT.
        earnings_lost_bdt: Option<i64>,
    }
}
