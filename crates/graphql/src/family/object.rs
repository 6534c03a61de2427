use ashshash_base::Purpose;
use ashshash_storage::family;
use async_graphql::{Context, Enum, ID, Object, Result};

use crate::asked::loaders;
use crate::loaders::MemberNameOf;
use crate::problem::Told;
use crate::scalar::Day;
use crate::survivor::Sex;

/// What a member of the family is to the survivor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_services::Relation")]
pub enum Relation {
    /// Mother.
    Mother,
    /// Father.
    Father,
    /// Husband or wife.
    Spouse,
    /// Son or daughter.
    Child,
    /// Brother or sister.
    Sibling,
    /// Grandmother or grandfather.
    Grandparent,
    /// Of the husband's or wife's family.
    InLaw,
    /// Another relative, or who takes the place of one.
    Other,
}

/// A member of a survivor's family.
pub struct FamilyMember(pub(crate) family::Member);

/// A member of a survivor's family.
#[Object]
impl FamilyMember {
    /// The member's id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// What the member is to the survivor.
    async fn relation(&self) -> Relation {
        self.0.relation.into()
    }

    /// Sex.
    async fn sex(&self) -> Sex {
        self.0.sex.into()
    }

    /// Name, where somebody wrote one; reading it is journalled.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let name = loaders(ctx)?.load_one(MemberNameOf(self.0.id)).await.told(ctx)?;
        Ok(name.map(|name| name.into_revealed(&Purpose::Show)))
    }

    /// Day of the last session that reached the member; null: not reached yet.
    async fn reached_on(&self) -> Option<Day> {
        self.0.reached_on.map(Day)
    }
}
