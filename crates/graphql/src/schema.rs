//! The schema, put together of its nouns.

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions};

use crate::account::{AccountMutation, AccountQuery};
use crate::assignment::AssignmentMutation;
use crate::awareness_event::AwarenessEventMutation;
use crate::calendar::{CalendarMutation, CalendarQuery};
use crate::case_plan::CasePlanMutation;
use crate::caseload::CaseloadMutation;
use crate::certificate::{CertificateMutation, CertificateQuery};
use crate::consent::{ConsentMutation, ConsentQuery};
use crate::counselling::{CounsellingMutation, CounsellingQuery};
use crate::document::DocumentMutation;
use crate::duplicate::{DuplicateMutation, DuplicateQuery};
use crate::enrolment::{EnrolmentMutation, EnrolmentQuery};
use crate::family::FamilyMutation;
use crate::follow_up::{FollowUpMutation, FollowUpQuery};
use crate::glass::{GlassMutation, GlassQuery};
use crate::indicator::IndicatorQuery;
use crate::journal::JournalQuery;
use crate::lead::{LeadMutation, LeadQuery};
use crate::leaving::LeavingMutation;
use crate::merging::MergingMutation;
use crate::needs::{NeedsMutation, NeedsQuery};
use crate::node::NodeQuery;
use crate::place::PlaceQuery;
use crate::record::RecordQuery;
use crate::register_import::RegisterImportQuery;
use crate::safety_plan::SafetyPlanMutation;
use crate::survivor::SurvivorQuery;
use crate::voiding::{VoidingMutation, VoidingQuery};

/// Directives on one field that anybody needs.
const DIRECTIVES: usize = 4;

/// Questions.
#[derive(Default, MergedObject)]
pub struct Query(
    AccountQuery,
    IndicatorQuery,
    SurvivorQuery,
    PlaceQuery,
    LeadQuery,
    DuplicateQuery,
    ConsentQuery,
    RegisterImportQuery,
    JournalQuery,
    RecordQuery,
    CounsellingQuery,
    EnrolmentQuery,
    FollowUpQuery,
    CalendarQuery,
    CertificateQuery,
    NodeQuery,
    NeedsQuery,
    GlassQuery,
    VoidingQuery,
);

/// Deeds.
#[derive(Default, MergedObject)]
pub struct Mutation(
    AccountMutation,
    AssignmentMutation,
    NeedsMutation,
    SafetyPlanMutation,
    CasePlanMutation,
    LeavingMutation,
    CaseloadMutation,
    GlassMutation,
    VoidingMutation,
    MergingMutation,
    CounsellingMutation,
    FamilyMutation,
    FollowUpMutation,
    AwarenessEventMutation,
    CalendarMutation,
    LeadMutation,
    EnrolmentMutation,
    ConsentMutation,
    DuplicateMutation,
    CertificateMutation,
    DocumentMutation,
);

/// The schema of this crate.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Makes the schema; it holds no data.
pub fn schema() -> Schema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .disable_suggestions()
        .limit_directives(DIRECTIVES)
        .finish()
}

/// Writes the schema down in the language of schemas.
pub fn sdl() -> String {
    let options = SDLExportOptions::new().prefer_single_line_descriptions().use_space_ident();
    let text = schema().sdl_with_options(options);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned() + "\n"
}

#[cfg(test)]
mod tests;
