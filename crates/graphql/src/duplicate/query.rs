use ashshash_storage::duplicate::{self, Entry, View};
use ashshash_survivors::{PersonGiven, Traits};
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::asked::{asking, loaders};
use crate::connection::{Paged, connection, page_question};
use crate::lead::{Lead, LeadOf, text};
use crate::loaders::SurvivorOf;
use crate::place::{union_of, upazila_of};
use crate::problem::{Told, refusal};
use crate::scalar::Day;
use crate::survivor::Survivor;

/// Two entries that may be one person.
pub struct Duplicate(View);

/// Two entries that may be one person.
#[Object]
impl Duplicate {
    /// The pair's id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The lead that was new or changed.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Option<Lead>> {
        Ok(loaders(ctx)?.load_one(LeadOf(self.0.lead)).await.told(ctx)?.map(Lead))
    }

    /// Another lead that it may be.
    async fn other_lead(&self, ctx: &Context<'_>) -> Result<Option<Lead>> {
        let Some(id) = self.0.other_lead else { return Ok(None) };
        Ok(loaders(ctx)?.load_one(LeadOf(id)).await.told(ctx)?.map(Lead))
    }

    /// A survivor that it may be.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        let Some(id) = self.0.survivor else { return Ok(None) };
        Ok(loaders(ctx)?.load_one(SurvivorOf(id)).await.told(ctx)?.map(Survivor))
    }

    /// What matches: `phone`, `name`, `birth_year`, `place`.
    async fn matches(&self) -> Vec<&'static str> {
        self.0.likeness.codes()
    }

    /// The day on which it was noticed.
    async fn noticed_on(&self) -> Day {
        Day(self.0.noticed_on)
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

connection!(DuplicateConnection, DuplicateEdge, Duplicate, total_count);

/// An entry of the viewer's own that may be the same person.
#[derive(SimpleObject)]
pub struct LeadDuplicate {
    /// A survivor.
    survivor: Option<Survivor>,
    /// A lead.
    lead: Option<Lead>,
    /// What matches: `phone`, `name`, `birth_year`, `place`.
    matches: Vec<&'static str>,
}

/// Questions about likely duplicates.
#[derive(Default)]
pub struct DuplicateQuery;

/// Questions about likely duplicates.
#[Object]
impl DuplicateQuery {
    /// Pairs that wait for the coordinator's decision, the oldest first.
    async fn duplicates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<DuplicateConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let binding = duplicate::binding(scope).told(ctx)?;
        let page = duplicate::page(db, scope, &question).await.told(ctx)?;
        Ok(DuplicateConnection(Paged::new(page, binding, question.after.is_some(), Duplicate)))
    }

    /// Who among the viewer's own survivors and leads may be the person; it is journalled. Of all others
    /// it tells nothing: the answer is the same as when there is nobody.
    #[expect(clippy::too_many_arguments, reason = "what a person is compared by")]
    async fn lead_duplicates(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Name in Latin script; never stored.", secret)] name: Option<String>,
        #[graphql(desc = "Name in Bangla script; never stored.", secret)] name_bn: Option<String>,
        #[graphql(desc = "Phone; never stored.", secret)] phone: Option<String>,
        #[graphql(desc = "Year of birth.")] birth_year: Option<i32>,
        #[graphql(desc = "Code of the upazila.")] upazila: Option<String>,
        #[graphql(desc = "Code of the union.")] union: Option<String>,
    ) -> Result<Vec<LeadDuplicate>> {
        let (db, scope) = asking(ctx)?;
        let unknown = || refusal(ctx, "argument-invalid", &[]);
        let plain = Traits {
            birth_year,
            upazila: upazila.map(|code| upazila_of(&code).ok_or_else(unknown)).transpose()?,
            union: union.map(|code| union_of(&code).ok_or_else(unknown)).transpose()?,
            ..Traits::default()
        };
        let person = PersonGiven {
            name: text(name.as_ref()),
            name_bn: text(name_bn.as_ref()),
            phone: text(phone.as_ref()),
            ..PersonGiven::default()
        };
        let found = duplicate::own(db, scope, &duplicate::traits(&person, plain)).await.told(ctx)?;
        let mut told = Vec::with_capacity(found.len());
        for one in found {
            let (mut survivor, mut lead) = (None, None);
            match one.entry {
                Entry::Survivor(id, _) => {
                    survivor = loaders(ctx)?.load_one(SurvivorOf(id)).await.told(ctx)?.map(Survivor);
                }
                Entry::Lead(id) => lead = loaders(ctx)?.load_one(LeadOf(id)).await.told(ctx)?.map(Lead),
            }
            told.push(LeadDuplicate { survivor, lead, matches: one.likeness.codes() });
        }
        Ok(told)
    }
}
