use ashshash_base::CounsellorId;
use ashshash_storage::survivor::{self, Filter};
use ashshash_storage::{counsellor, search};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::code::{Sex, SurvivorOrder, SurvivorStatus};
use super::episode::Counsellor;
use super::object::{Survivor, SurvivorConnection};
use crate::asked::asking;
use crate::connection::{Paged, page_question, size};
use crate::consent::ConsentPurpose;
use crate::place::{union_of, upazila_of};
use crate::problem::{Told, refusal};
use crate::scalar::Day;

/// The most matches of a search.
const LARGEST_SEARCH: i32 = 50;

/// Which survivors to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct SurvivorFilter {
    /// Code of the upazila of residence.
    upazila: Option<String>,
    /// Code of the union of residence.
    union: Option<String>,
    /// Sex.
    sex: Option<Sex>,
    /// How the support stands.
    status: Option<SurvivorStatus>,
    /// Who counsels.
    counsellor: Option<ID>,
    /// First enrolled on this day or later.
    enrolled_from: Option<Day>,
    /// First enrolled on this day or earlier.
    enrolled_to: Option<Day>,
    /// With a code that starts so.
    code_prefix: Option<String>,
    /// Of whom nothing is recorded about this purpose.
    without_consent: Option<ConsentPurpose>,
}

/// What a search found.
#[derive(SimpleObject)]
pub struct SurvivorSearchResult {
    /// The survivors, best match first.
    matches: Vec<SurvivorMatch>,
    /// More were found than could be looked at or shown: say more of the name.
    too_many: bool,
}

/// A survivor that a search found.
#[derive(SimpleObject)]
pub struct SurvivorMatch {
    /// The survivor.
    survivor: Survivor,
}

/// Questions about survivors.
#[derive(Default)]
pub struct SurvivorQuery;

/// Questions about survivors.
#[Object]
impl SurvivorQuery {
    /// Lists the survivors that the viewer may see.
    async fn survivors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones.")] filter: Option<SurvivorFilter>,
        #[graphql(desc = "In which order.", default_with = "Some(SurvivorOrder::Code)")] order: Option<SurvivorOrder>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<SurvivorConnection> {
        let (db, scope) = asking(ctx)?;
        let question = page_question(ctx, first.unwrap_or(50), after)?;
        let filter = read_filter(filter.unwrap_or_default()).ok_or_else(|| refusal(ctx, "argument-invalid", &[]))?;
        let order = order.unwrap_or_default().into();
        let binding = survivor::binding(scope, &filter, order).told(ctx)?;
        let page = survivor::page(db, scope, &filter, order, &question).await.told(ctx)?;
        Ok(SurvivorConnection(Paged::new(page, binding, question.after.is_some(), Survivor)))
    }

    /// Opens the file of a survivor; it is journalled. Null when there is none that the viewer may see.
    async fn survivor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The survivor's code, in any case.")] code: String,
    ) -> Result<Option<Survivor>> {
        let (db, scope) = asking(ctx)?;
        Ok(survivor::open_by_code(db, scope, &code).await.told(ctx)?.map(Survivor))
    }

    /// Finds survivors by name in either script as it sounds, by phone or by code; it is journalled.
    async fn survivor_search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A name, a phone number or a code; never stored.", secret)] text: String,
        #[graphql(desc = "At most so many, 1 to 50.", default_with = "Some(20)")] first: Option<i32>,
    ) -> Result<SurvivorSearchResult> {
        let (db, scope) = asking(ctx)?;
        let found =
            search::search(db, scope, &text, size(ctx, first.unwrap_or(20), LARGEST_SEARCH)?).await.told(ctx)?;
        let matches = found.matches.into_iter().map(|view| SurvivorMatch { survivor: Survivor(view) });
        Ok(SurvivorSearchResult { matches: matches.collect(), too_many: found.too_many })
    }

    /// The office's counsellors by name.
    async fn counsellors(&self, ctx: &Context<'_>) -> Result<Vec<Counsellor>> {
        let (db, scope) = asking(ctx)?;
        Ok(counsellor::all(db, scope).await.told(ctx)?.into_iter().map(Counsellor::from).collect())
    }
}

/// Reads a filter; none when it names something that does not exist.
fn read_filter(input: SurvivorFilter) -> Option<Filter> {
    let counsellor = match &input.counsellor {
        Some(id) => Some(id.as_str().parse::<CounsellorId>().ok()?),
        None => None,
    };
    Some(Filter {
        upazila: named(input.upazila.as_deref(), upazila_of)?,
        union: named(input.union.as_deref(), union_of)?,
        sex: input.sex.map(Into::into),
        status: input.status.map(Into::into),
        counsellor,
        enrolled_from: input.enrolled_from.map(|day| day.0),
        enrolled_to: input.enrolled_to.map(|day| day.0),
        code_prefix: input.code_prefix.filter(|prefix| !prefix.trim().is_empty()),
        without_consent: input.without_consent.map(Into::into),
    })
}

/// Nothing stays nothing; a code that names no place is a mistake.
fn named<T>(code: Option<&str>, find: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match code {
        Some(code) => find(code).map(Some),
        None => Some(None),
    }
}
