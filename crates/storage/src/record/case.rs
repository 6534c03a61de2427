//! Help given to survivors.

use ashshash_indicators::Source;
use ashshash_services::{ReferralService, ReferralStatus, SupportKind};
use sea_orm::QueryResult;

use super::directory::{ServiceProvider, joined_provider};
use super::{Fact, code};
use crate::error::StorageError;

/// A session with the family of one survivor.
#[derive(Clone, Debug)]
pub struct FamilySession {
    /// Day.
    pub session_on: ashshash_base::Date,
    /// Men and boys, women and girls, others who attended.
    pub people: [i32; 3],
}

impl Fact for FamilySession {
    const SOURCE: Source = Source::FamilySession;
    const ON: &'static str = "session_on";
    const COLUMNS: &'static str = ", r.male, r.female, r.other";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        let people = [row.try_get("", "male")?, row.try_get("", "female")?, row.try_get("", "other")?];
        Ok(Self { session_on: row.try_get("", "record_on")?, people })
    }
}

/// A referral to a service.
#[derive(Clone, Debug)]
pub struct Referral {
    /// Day.
    pub made_on: ashshash_base::Date,
    /// What for.
    pub service: ReferralService,
    /// How it stands.
    pub status: ReferralStatus,
    /// To whom.
    pub provider: Option<ServiceProvider>,
    /// The day on which it was answered here.
    pub answered_on: Option<ashshash_base::Date>,
}

impl Fact for Referral {
    const SOURCE: Source = Source::Referral;
    const ON: &'static str = "made_on";
    const COLUMNS: &'static str = ", r.service, r.status, r.answered_on, r.provider_id, p.name AS provider_name, p.kind AS provider_kind, p.provider_organisation_id AS provider_tie";
    const JOINS: &'static str = " LEFT JOIN service_provider p ON p.id = r.provider_id";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        let table = Self::SOURCE.name();
        Ok(Self {
            made_on: row.try_get("", "record_on")?,
            service: code(row, table, "service", ReferralService::from_code)?,
            status: code(row, table, "status", ReferralStatus::from_code)?,
            provider: joined_provider(row)?,
            answered_on: row.try_get("", "answered_on")?,
        })
    }
}

/// Goods or money given.
#[derive(Clone, Debug)]
pub struct Support {
    /// Day.
    pub given_on: ashshash_base::Date,
    /// Name of a known item, or `other`.
    pub item: String,
    /// The item's kind.
    pub kind: SupportKind,
    /// Quantity in thousandths of the unit.
    pub quantity_milli: Option<i64>,
    /// Unit: kg, l, piece …
    pub unit: Option<String>,
    /// Value in BDT.
    pub value_bdt: Option<i64>,
    /// From whom.
    pub provider: Option<ServiceProvider>,
}

impl Fact for Support {
    const SOURCE: Source = Source::Support;
    const ON: &'static str = "given_on";
    const COLUMNS: &'static str = ", r.item, r.item_kind, r.quantity_milli, r.unit, r.value_bdt, r.provider_id, p.name AS provider_name, p.kind AS provider_kind, p.provider_organisation_id AS provider_tie";
    const JOINS: &'static str = " LEFT JOIN service_provider p ON p.id = r.provider_id";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        Ok(Self {
            given_on: row.try_get("", "record_on")?,
            item: row.try_get("", "item")?,
            kind: code(row, Self::SOURCE.name(), "item_kind", SupportKind::from_code)?,
            quantity_milli: row.try_get("", "quantity_milli")?,
            unit: row.try_get("", "unit")?,
            value_bdt: row.try_get("", "value_bdt")?,
            provider: joined_provider(row)?,
        })
    }
}
