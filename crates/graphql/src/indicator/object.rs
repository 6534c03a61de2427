use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Date, Period as Days};
use ashshash_indicators::Measure;
use ashshash_storage::cursor::{Binding, Page};
use ashshash_storage::measure::{Count, Part, PartKey, RecordCursor, RecordQuestion, parts, record_page};
use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use uuid::Uuid;

use super::code::{Dimension, dimensions};
use super::record::{CountedRecord, CountedRecordConnection};
use crate::asked::{asking, language, loaders, viewing};
use crate::connection::{Paged, page_question};
use crate::loaders::CounsellorOf;
use crate::place::{Place, union_of, upazila_of};
use crate::problem::{Told, refusal, surprise};
use crate::scalar::Day;
use crate::survivor::{Counsellor, Sex};

/// Two days, both inclusive.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PeriodInput {
    /// The first day.
    pub(crate) from: Day,
    /// The last day.
    pub(crate) to: Day,
}

/// One part of a figure, as `by` tells it.
#[derive(Clone, Debug, InputObject)]
pub struct RecordPartInput {
    /// What the figure was broken down by.
    dimension: Dimension,
    /// The part's key; null where not recorded.
    key: Option<String>,
}

impl RecordPartInput {
    /// Reads the key; nothing where no part has it.
    fn read(self) -> Option<(ashshash_indicators::Dimension, PartKey)> {
        let key = match (self.dimension, self.key) {
            (Dimension::Sex, sex) => PartKey::Sex(sex),
            (Dimension::Upazila, None) => PartKey::Upazila(None),
            (Dimension::Upazila, Some(code)) => PartKey::Upazila(Some(upazila_of(&code)?.0)),
            (Dimension::Union, None) => PartKey::Union(None),
            (Dimension::Union, Some(code)) => PartKey::Union(Some(union_of(&code)?.0)),
            (Dimension::Month | Dimension::Quarter, time) => PartKey::Time(time?),
            (Dimension::Counsellor, None) => PartKey::Counsellor(None),
            (Dimension::Counsellor, Some(id)) => PartKey::Counsellor(Some(id.parse::<CounsellorId>().ok()?.as_uuid())),
        };
        Some((self.dimension.into(), key))
    }
}

/// Two days, both inclusive.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Period {
    /// The first day.
    from: Day,
    /// The last day.
    to: Day,
}

impl From<Days> for Period {
    fn from(period: Days) -> Self {
        Self { from: Day(period.from), to: Day(period.to) }
    }
}

/// A figure of a period, counted from the records that the viewer may see.
pub struct Indicator {
    pub(crate) measure: &'static Measure,
    pub(crate) period: Days,
    /// None when no value was asked for.
    pub(crate) count: Option<Count>,
}

/// The fields that need the figure to be counted.
pub(crate) const VALUES: [&str; 7] = ["total", "male", "female", "other", "events", "outOf", "amountBdt"];

impl Indicator {
    fn value(&self, ctx: &Context<'_>) -> Result<Count> {
        self.count.ok_or_else(|| surprise(ctx, &"a figure was not counted"))
    }
}

/// A figure of a period, counted from the records that the viewer may see.
#[Object]
impl Indicator {
    /// Its name for scripts, lower case.
    async fn code(&self) -> &str {
        &self.measure.code
    }

    /// Number of the logframe's output under which it is reported.
    async fn output(&self) -> &str {
        self.measure.output.code()
    }

    /// The period in which it is counted.
    async fn period(&self) -> Period {
        self.period.into()
    }

    /// The count; the sum of the three sexes where the figure is by sex, null where it counts events only.
    async fn total(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.total)
    }

    /// Men and boys; null where the figure is not by sex.
    async fn male(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.male)
    }

    /// Women and girls; null where the figure is not by sex.
    async fn female(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.female)
    }

    /// Hijra and other genders; null where the figure is not by sex.
    async fn other(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.other)
    }

    /// Events; null where the figure does not count events.
    async fn events(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.events)
    }

    /// Of how many; null where the figure is not a part of something.
    async fn out_of(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.out_of)
    }

    /// Sum of money in BDT; null where the figure is not of money.
    async fn amount_bdt(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.value(ctx)?.amount_bdt)
    }

    /// What `by` can break it down by.
    async fn dimensions(&self, ctx: &Context<'_>) -> Result<Vec<Dimension>> {
        Ok(dimensions(&viewing(ctx)?.scope, self.measure))
    }

    /// The rule in words, in the viewer's language.
    async fn rule(&self, ctx: &Context<'_>) -> String {
        ashshash_i18n::rule(language(ctx), &self.measure.code).unwrap_or_default().to_owned()
    }

    /// The records that it counted, by date. Where people count once, each person's first record.
    async fn records(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "Only records that count people of this sex.")] sex: Option<Sex>,
        #[graphql(desc = "Only records of this part of the figure.")] part: Option<RecordPartInput>,
    ) -> Result<CountedRecordConnection> {
        let (db, scope) = asking(ctx)?;
        let asked = page_question(ctx, first.unwrap_or(50), after)?;
        let sex: Option<ashshash_base::Sex> = sex.map(Into::into);
        let named = part.as_ref().map(|part| (part.dimension as u8, &part.key));
        let binding = Binding::new(scope, &("records", &self.measure.code, self.period, sex, named)).told(ctx)?;
        if part.as_ref().is_some_and(|part| !dimensions(scope, self.measure).contains(&part.dimension)) {
            return Err(refusal(ctx, "argument-invalid", &[]));
        }
        let part = match part.map(|part| part.read()) {
            // A part that nobody could have been shown has no records.
            Some(None) => {
                let page = Page { total: Some(0), ..Page::default() };
                return Ok(CountedRecordConnection(Paged::new(page, binding, false, CountedRecord)));
            }
            Some(read) => read,
            None => None,
        };
        let after = match &asked.after {
            Some(cursor) => {
                let (counted_on, id): (Date, Uuid) = binding.open(db, cursor).told(ctx)?;
                Some(RecordCursor { counted_on, id })
            }
            None => None,
        };
        let question = RecordQuestion { sex, part, after, first: asked.first, with_total: asked.with_total };
        let found = record_page(db, scope, self.period, self.measure, question).await.told(ctx)?;
        let mut page = Page { has_next: found.has_next, total: found.total, ..Page::default() };
        for record in found.records {
            let place = serde_json::to_vec(&(record.counted_on, record.id)).map_err(|error| surprise(ctx, &error))?;
            page.rows.push((record, place));
        }
        Ok(CountedRecordConnection(Paged::new(page, binding, asked.after.is_some(), CountedRecord)))
    }

    /// The figure in parts that add up to it.
    async fn by(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to break it down by; one of `dimensions`.")] dimension: Dimension,
    ) -> Result<Vec<IndicatorPart>> {
        let (db, scope) = asking(ctx)?;
        if !dimensions(scope, self.measure).contains(&dimension) {
            return Err(refusal(ctx, "argument-invalid", &[]));
        }
        let found = parts(db, scope, self.period, self.measure, dimension.into()).await.told(ctx)?;
        Ok(found.into_iter().map(IndicatorPart).collect())
    }
}

/// A part of a figure.
pub struct IndicatorPart(Part);

/// A part of a figure.
#[Object]
impl IndicatorPart {
    /// `2021-03`, `2021-Q1`, `female`, a place's code or a counsellor's id; null where not recorded.
    async fn key(&self) -> Option<String> {
        match &self.0.key {
            PartKey::Sex(sex) => sex.clone(),
            PartKey::Upazila(_) | PartKey::Union(_) => self.place_of().map(|place| place.code),
            PartKey::Time(time) => Some(time.clone()),
            PartKey::Counsellor(id) => id.map(|id| CounsellorId::from_uuid(id).to_string()),
        }
    }

    /// The place, where the part is about one.
    async fn place(&self) -> Option<Place> {
        self.place_of()
    }

    /// The counsellor, where the part is about one.
    async fn counsellor(&self, ctx: &Context<'_>) -> Result<Option<Counsellor>> {
        let PartKey::Counsellor(Some(id)) = self.0.key else { return Ok(None) };
        let key = CounsellorOf(CounsellorId::from_uuid(id));
        Ok(loaders(ctx)?.load_one(key).await.told(ctx)?.map(Counsellor::from))
    }

    /// The count.
    async fn total(&self) -> Option<i64> {
        self.0.count.total
    }

    /// Men and boys; null where the figure is not by sex.
    async fn male(&self) -> Option<i64> {
        self.0.count.male
    }

    /// Women and girls; null where the figure is not by sex.
    async fn female(&self) -> Option<i64> {
        self.0.count.female
    }

    /// Hijra and other genders; null where the figure is not by sex.
    async fn other(&self) -> Option<i64> {
        self.0.count.other
    }

    /// Events; null where the figure does not count events.
    async fn events(&self) -> Option<i64> {
        self.0.count.events
    }
}

impl IndicatorPart {
    fn place_of(&self) -> Option<Place> {
        match self.0.key {
            PartKey::Upazila(id) => Place::upazila(UpazilaId(id?)),
            PartKey::Union(id) => Place::union(UnionId(id?)),
            PartKey::Sex(_) | PartKey::Time(_) | PartKey::Counsellor(_) => None,
        }
    }
}
