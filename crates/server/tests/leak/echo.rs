//! What somebody writes into a deed comes back in no answer and stands in no log, whatever becomes of it.

use ashshash_access::Role;
use ashshash_testkit::crawl::{Mutations, Writing};
use ashshash_testkit::{World, both, captured_log, cast, new_id};
use serde_json::json;

use super::plant::{Planted, plant, plant_lead};

const WORD: &str = "Zqecho";

/// An id for a field of an input: of something planted where the deed is about what is there already.
fn id(planted: &Planted, input: &str, field: &str) -> String {
    let kind = match (input, field) {
        (_, "deedId") => "deed",
        (_, "survivor" | "survivors" | "keep") => return planted.survivors[0].to_string(),
        (_, "merge") => return planted.survivors[1].to_string(),
        (_, "counsellor" | "from" | "to") => return cast::counsellor().to_string(),
        (_, "lead") => return planted.leads[0].clone(),
        (_, "record") => return planted.sessions[0].clone(),
        (_, "recipient") => return cast::TSP.to_string(),
        (_, "reached") => "familyMember",
        (_, "plan") => "casePlan",
        (_, "goal") => "planGoal",
        (_, "scale") => "scale",
        ("SessionPlanInput" | "SessionRecordInput" | "NextSessionInput", _) => "counsellingSession",
        (input, _) if input.starts_with("Session") => return planted.sessions[0].clone(),
        ("FollowUpPlanInput" | "FollowUpAgainInput", _) => "followUp",
        ("FollowUpRecordInput", _) => return planted.follow_ups[0].clone(),
        ("LeadCreateInput", _) => "lead",
        ("LeadReferralMakeInput", _) => "leadReferral",
        (input, _) if input.starts_with("Lead") => return planted.leads[0].clone(),
        (input, _) => kind_of(input),
    };
    new_id(kind)
}

/// The kind of record that an input names by `id`.
fn kind_of(input: &str) -> &'static str {
    let kinds = [
        ("CalendarFeed", "calendarFeed"),
        ("CasePlan", "casePlan"),
        ("Certificate", "certificate"),
        ("Consent", "consent"),
        ("PaperConsent", "consent"),
        ("EnrolConsent", "consent"),
        ("Document", "document"),
        ("Duplicate", "duplicate"),
        ("Event", "awarenessEvent"),
        ("FamilyMember", "familyMember"),
        ("FamilySession", "familySession"),
        ("Glass", "glassAccess"),
        ("Needs", "needsAssessment"),
        ("NewGoal", "planGoal"),
        ("NewService", "planService"),
        ("PlanGoal", "planGoal"),
        ("PlanService", "planService"),
        ("SafetyPlan", "safetyPlan"),
        ("Scale", "scale"),
        ("Survivor", "enrolment"),
        ("TrainingNeeds", "trainingNeedsAssessment"),
    ];
    let found = kinds.iter().find(|(start, _)| input.starts_with(start));
    found.unwrap_or_else(|| panic!("the kind of id of {input} is not known: say it here")).1
}

both! {
    async fn deeds_repeat_nothing_of_what_was_written(world: World) {
        let mut planted = plant(&world).await;
        plant_lead(&world, &mut planted).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let mutations = Mutations::of(&coordinator).await;
        let clients = [
            world.client(),
            world.signed_in(Role::Mobiliser).await,
            world.signed_in(Role::Counsellor).await,
            coordinator,
        ];
        let long = format!("{WORD} ").repeat(600);
        let id = |input: &str, field: &str| id(&planted, input, field);
        for client in clients {
            // Not an id at all, a day that is yet to come, more than fits, and last what may well be done.
            for (text, day, is_wild) in
                [(WORD, "2022-03-01", true), (WORD, "2022-03-02", false), (&long, "2022-03-01", false), (WORD, "2022-03-01", false)]
            {
                let filled = mutations.filled(Writing { text, day, id: &id, is_wild });
                assert!(filled.len() > 40, "all deeds: {}", filled.len());
                for (mutation, question, input) in filled {
                    let answer = client.ask_with(&question, json!({ "input": input })).await.text();
                    assert!(!answer.contains(WORD), "{mutation}: {answer}");
                    assert!(!answer.contains("\"internal\""), "{mutation}: {answer}");
                }
            }
        }
        assert!(!captured_log().contains(WORD), "the log repeats it");
    }
}
