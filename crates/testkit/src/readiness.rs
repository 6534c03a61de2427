//! What a certificate rests on, besides a held session: needs assessed and a plan agreed.

use ashshash_base::{CasePlanId, SurvivorId};
use ashshash_storage::write::{CasePlanRow, NeedsAssessmentRow, PlanGoalRow, insert_all};

use crate::{World, cast, day};

/// Writes a needs assessment of 3 March and a case plan of 10 March 2021 into a file of the office.
pub async fn make_ready(world: &World, survivor: SurvivorId) {
    assess_needs(world, survivor).await;
    agree_plan(world, survivor, 1).await;
}

/// Writes a needs assessment of 3 March 2021.
pub async fn assess_needs(world: &World, survivor_id: SurvivorId) {
    let (holder, now) = (cast::OFFICE, world.clock.now());
    let row = NeedsAssessmentRow {
        id: world.accounts.randomness().uuid_v7(now),
        survivor_id,
        counsellor_id: None,
        upazila_id: None,
        union_id: None,
        assessed_on: day("2021-03-03"),
        scale_id: None,
        scale_answers: None,
        score: None,
        risk: "green",
        risk_answers: String::new(),
        health: "none",
        legal: "none",
        economic: "some",
        family: "none",
        safety: "none",
        note: None,
    };
    insert_all(world.database.writer(), holder, now, vec![row]).await.expect("an assessment's row");
}

/// Writes a case plan of 10 March 2021 with so many goals.
pub async fn agree_plan(world: &World, survivor_id: SurvivorId, goals: usize) {
    let (holder, now) = (cast::OFFICE, world.clock.now());
    let new_id = || world.accounts.randomness().uuid_v7(now);
    let plan = CasePlanRow {
        id: new_id(),
        survivor_id,
        counsellor_id: None,
        agreed_on: day("2021-03-10"),
        reviewed_on: None,
        review_on: day("2021-06-10"),
        ended_on: None,
    };
    let case_plan_id = CasePlanId::from_uuid(plan.id);
    let goal = || PlanGoalRow {
        id: new_id(),
        survivor_id,
        case_plan_id,
        area: "economic",
        state: "open",
        due_on: None,
        words: None,
    };
    let goals = std::iter::repeat_with(goal).take(goals).collect();
    insert_all(world.database.writer(), holder, now, vec![plan]).await.expect("a plan's row");
    insert_all(world.database.writer(), holder, now, goals).await.expect("goals' rows");
}
