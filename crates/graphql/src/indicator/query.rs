use ashshash_access::{Scope, may_count};
use ashshash_base::{Period as Days, Problem as _};
use ashshash_indicators::{Measure, measures};
use ashshash_storage::measure::{counted, counts};
use ashshash_storage::period;
use async_graphql::{Context, Object, Result};

use super::object::{Indicator, Period, PeriodInput, VALUES};
use crate::asked::{asking, loaders};
use crate::loaders::ValueOf;
use crate::problem::{Told, refusal};

/// Questions about figures.
#[derive(Default)]
pub struct IndicatorQuery;

/// Questions about figures.
#[Object]
impl IndicatorQuery {
    /// All figures of a period that the viewer may have, or those named, in the order of the report.
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The period.")] period: PeriodInput,
        #[graphql(desc = "Only figures with these codes.")] codes: Option<Vec<String>>,
    ) -> Result<Vec<Indicator>> {
        let (db, scope) = asking(ctx)?;
        let period = days(ctx, period)?;
        let is_named = |measure: &&Measure| codes.as_ref().is_none_or(|codes| codes.contains(&measure.code));
        let asked: Vec<&'static Measure> =
            measures().iter().filter(|measure| is_offered(scope, measure)).filter(is_named).collect();
        if !wants_value(ctx) {
            let indicator = |measure| Indicator { measure, period, count: None };
            return Ok(asked.into_iter().map(indicator).collect());
        }
        let values = counts(db, scope, period, &asked).await.told(ctx)?;
        let indicators = asked.into_iter().zip(values);
        Ok(indicators.map(|(measure, count)| Indicator { measure, period, count: Some(count) }).collect())
    }

    /// One figure of a period; null when there is none of this code that the viewer may have.
    async fn indicator(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The figure's code.")] code: String,
        #[graphql(desc = "The period.")] period: PeriodInput,
    ) -> Result<Option<Indicator>> {
        let (_, scope) = asking(ctx)?;
        let period = days(ctx, period)?;
        let found = measures().iter().enumerate().find(|(_, measure)| measure.code == code);
        let Some((index, measure)) = found.filter(|(_, measure)| is_offered(scope, measure)) else { return Ok(None) };
        let count =
            if wants_value(ctx) { loaders(ctx)?.load_one(ValueOf(period, index)).await.told(ctx)? } else { None };
        Ok(Some(Indicator { measure, period, count }))
    }

    /// First and last date with a record that a figure could count; null when there are none.
    async fn recorded_period(&self, ctx: &Context<'_>) -> Result<Option<Period>> {
        let (db, scope) = asking(ctx)?;
        Ok(period::recorded(db, scope).await.told(ctx)?.map(Period::from))
    }
}

fn is_offered(scope: &Scope, measure: &Measure) -> bool {
    may_count(scope.role(), counted(measure.source))
}

fn wants_value(ctx: &Context<'_>) -> bool {
    let ahead = ctx.look_ahead();
    VALUES.into_iter().any(|field| ahead.field(field).exists())
}

fn days(ctx: &Context<'_>, period: PeriodInput) -> Result<Days> {
    Days::new(period.from.0, period.to.0).map_err(|problem| refusal(ctx, "period-reversed", &problem.arguments()))
}
