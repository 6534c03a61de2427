//! Events and the budgets of union parishads: about nobody in particular.

use ashshash_base::Date;
use ashshash_indicators::Source;
use sea_orm::QueryResult;

use super::Fact;
use crate::error::StorageError;

/// An awareness event.
#[derive(Clone, Debug)]
pub struct AwarenessEvent {
    /// Day.
    pub event_on: Date,
    /// Activity type, upper case.
    pub activity_type: String,
    /// Men and boys, women and girls, others who took part.
    pub people: [i32; 3],
    /// Of the men and boys who came: pupils.
    pub boys: Option<i32>,
    /// Of the women and girls who came: pupils.
    pub girls: Option<i32>,
}

impl Fact for AwarenessEvent {
    const SOURCE: Source = Source::AwarenessEvent;
    const ON: &'static str = "event_on";
    const COLUMNS: &'static str = ", r.activity_type, r.male, r.female, r.other, r.boys, r.girls";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        Ok(Self {
            event_on: row.try_get("", "record_on")?,
            activity_type: row.try_get("", "activity_type")?,
            people: [row.try_get("", "male")?, row.try_get("", "female")?, row.try_get("", "other")?],
            boys: row.try_get("", "boys")?,
            girls: row.try_get("", "girls")?,
        })
    }
}

/// A union parishad's allocation.
#[derive(Clone, Debug)]
pub struct BudgetAllocation {
    /// First day of its year.
    pub starts_on: Date,
    /// Last day of its year.
    pub ends_on: Date,
    /// Sum in BDT.
    pub amount_bdt: i64,
}

impl Fact for BudgetAllocation {
    const SOURCE: Source = Source::BudgetAllocation;
    const ON: &'static str = "starts_on";
    const COLUMNS: &'static str = ", r.ends_on, r.amount_bdt";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        Ok(Self {
            starts_on: row.try_get("", "record_on")?,
            ends_on: row.try_get("", "ends_on")?,
            amount_bdt: row.try_get("", "amount_bdt")?,
        })
    }
}
