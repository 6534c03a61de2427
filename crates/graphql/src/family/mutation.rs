use ashshash_base::PersonalText;
use ashshash_operations::family;
use ashshash_services::family::{FamilyMemberAdd, FamilySessionRecord};
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::object::Relation;
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;
use crate::survivor::Sex;

/// A new member of a survivor's family.
#[derive(InputObject)]
pub struct FamilyMemberAddInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new member's id, made by the caller.
    id: ID,
    /// Whose family.
    survivor: ID,
    /// What the member is to the survivor.
    relation: Relation,
    /// Sex.
    sex: Sex,
    /// Name, where the work needs it; sealed.
    #[graphql(secret)]
    name: Option<String>,
}

/// A session with a survivor's family.
#[derive(InputObject)]
pub struct FamilySessionRecordInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The new session's id, made by the caller.
    id: ID,
    /// Whose family.
    survivor: ID,
    /// The day: today or earlier.
    on: Day,
    /// Men and boys who came.
    male: u16,
    /// Women and girls who came.
    female: u16,
    /// Hijra and other genders who came.
    #[graphql(default_with = "Some(0)")]
    other: Option<u16>,
    /// Known members who were reached.
    #[graphql(default_with = "Some(Vec::new())")]
    reached: Option<Vec<ID>>,
}

/// Deeds on families.
#[derive(Default)]
pub struct FamilyMutation;

/// Deeds on families.
#[Object]
impl FamilyMutation {
    /// Adds a member to a survivor's family.
    async fn family_member_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose family, and who.")] input: FamilyMemberAddInput,
    ) -> Result<Outcome> {
        let command = FamilyMemberAdd {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            relation: input.relation.into(),
            sex: input.sex.into(),
            name: input.name.map(|name| PersonalText::new(&name)),
        };
        deed::perform(ctx, |actor| family::family_member_add(actor, &command)).await
    }

    /// Records a session with a survivor's family.
    async fn family_session_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose family, when, and who came.")] input: FamilySessionRecordInput,
    ) -> Result<Outcome> {
        let reached: Result<Vec<_>> = input.reached.unwrap_or_default().iter().map(|id| deed::id(ctx, id)).collect();
        let command = FamilySessionRecord {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            on: input.on.0,
            male: input.male,
            female: input.female,
            other: input.other.unwrap_or_default(),
            reached: reached?,
        };
        deed::perform(ctx, |actor| family::family_session_record(actor, &command)).await
    }
}
