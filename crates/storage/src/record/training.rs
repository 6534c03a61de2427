//! From training to work.

use ashshash_base::BatchId;
use ashshash_indicators::Source;
use ashshash_training::{CourseKind, PlacementKind, TrainingStatus};
use sea_orm::QueryResult;

use super::{Fact, code};
use crate::error::StorageError;

/// A training needs assessment.
#[derive(Clone, Debug)]
pub struct TrainingNeedsAssessment {
    /// Day.
    pub assessed_on: ashshash_base::Date,
}

impl Fact for TrainingNeedsAssessment {
    const SOURCE: Source = Source::TrainingNeedsAssessment;
    const ON: &'static str = "assessed_on";
    const COLUMNS: &'static str = "";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        Ok(Self { assessed_on: row.try_get("", "record_on")? })
    }
}

/// A survivor in a batch.
#[derive(Clone, Debug)]
pub struct TrainingEnrolment {
    /// The trainee's first day.
    pub started_on: ashshash_base::Date,
    /// The trainee's last day.
    pub ended_on: Option<ashshash_base::Date>,
    /// Kind of course.
    pub kind: CourseKind,
    /// How the trainee stands.
    pub status: TrainingStatus,
    /// Whether the register says that conveyance was paid in time.
    pub conveyance_in_time: Option<bool>,
    /// In which batch.
    pub batch: BatchId,
}

impl Fact for TrainingEnrolment {
    const SOURCE: Source = Source::TrainingEnrolment;
    const ON: &'static str = "started_on";
    const COLUMNS: &'static str = ", r.ended_on, r.kind, r.status, r.conveyance_in_time, r.batch_id";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        let table = Self::SOURCE.name();
        Ok(Self {
            started_on: row.try_get("", "record_on")?,
            ended_on: row.try_get("", "ended_on")?,
            kind: code(row, table, "kind", CourseKind::from_code)?,
            status: code(row, table, "status", TrainingStatus::from_code)?,
            conveyance_in_time: row.try_get("", "conveyance_in_time")?,
            batch: BatchId::from_uuid(row.try_get("", "batch_id")?),
        })
    }
}

/// A job or a business; the employer's name is sealed and not read here.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Day.
    pub placed_on: ashshash_base::Date,
    /// How the survivor earns.
    pub kind: PlacementKind,
    /// Monthly income in BDT.
    pub income_bdt: Option<i64>,
}

impl Fact for Placement {
    const SOURCE: Source = Source::Placement;
    const ON: &'static str = "placed_on";
    const COLUMNS: &'static str = ", r.kind, r.income_bdt";

    fn read(row: &QueryResult) -> Result<Self, StorageError> {
        Ok(Self {
            placed_on: row.try_get("", "record_on")?,
            kind: code(row, Self::SOURCE.name(), "kind", PlacementKind::from_code)?,
            income_bdt: row.try_get("", "income_bdt")?,
        })
    }
}
