use ashshash_access::Right;
use ashshash_base::place::{UnionId, UpazilaId};
use ashshash_base::{CounsellorId, Sex as RecordedSex};
use ashshash_storage::measure::Record;
use async_graphql::{Context, ID, Object, Result};

use super::code::{RecordSource, id_type};
use crate::asked::{loaders, viewing};
use crate::connection::connection;
use crate::loaders::{CounsellorOf, SurvivorOf};
use crate::place::Place;
use crate::problem::Told;
use crate::scalar::Day;
use crate::survivor::{Counsellor, Sex, Survivor};

/// A record that a figure counted.
pub struct CountedRecord(pub(crate) Record);

/// A record that a figure counted.
#[Object]
impl CountedRecord {
    /// The record's id.
    async fn id(&self) -> ID {
        format!("{}_{}", id_type(self.0.source), self.0.id).into()
    }

    /// The kind of record.
    async fn source(&self) -> RecordSource {
        self.0.source.into()
    }

    /// The date that put it into the period.
    async fn counted_on(&self) -> Day {
        Day(self.0.counted_on)
    }

    /// The survivor whom it is about; null for events and budgets.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        let Some(id) = self.0.survivor else { return Ok(None) };
        Ok(loaders(ctx)?.load_one(SurvivorOf(id.into())).await.told(ctx)?.map(Survivor))
    }

    /// The survivor's sex.
    async fn sex(&self) -> Option<Sex> {
        self.0.sex.as_deref().and_then(RecordedSex::from_code).map(Sex::from)
    }

    /// Upazila written on the record.
    async fn upazila(&self) -> Option<Place> {
        self.0.upazila_id.map(UpazilaId).and_then(Place::upazila)
    }

    /// Union written on the record; not for providers.
    async fn union(&self, ctx: &Context<'_>) -> Result<Option<Place>> {
        let is_shown = self.0.survivor.is_none() || viewing(ctx)?.scope.may(Right::ReadCaseFacts);
        Ok(self.0.union_id.filter(|_| is_shown).map(UnionId).and_then(Place::union))
    }

    /// Counsellor written on the record; not for providers.
    async fn counsellor(&self, ctx: &Context<'_>) -> Result<Option<Counsellor>> {
        let Some(id) = self.0.counsellor else { return Ok(None) };
        let key = CounsellorOf(CounsellorId::from_uuid(id));
        Ok(loaders(ctx)?.load_one(key).await.told(ctx)?.map(Counsellor::from))
    }

    /// Men and boys whom it counts, where one record counts many people.
    async fn male(&self) -> Option<i32> {
        self.0.people.map(|[male, _, _]| male)
    }

    /// Women and girls whom it counts, where one record counts many people.
    async fn female(&self) -> Option<i32> {
        self.0.people.map(|[_, female, _]| female)
    }

    /// Hijra and other genders whom it counts, where one record counts many people.
    async fn other(&self) -> Option<i32> {
        self.0.people.map(|[_, _, other]| other)
    }

    /// A code that says more: activity type, service, item, kind of training, certificate number.
    async fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// Money in BDT.
    async fn amount_bdt(&self) -> Option<i64> {
        self.0.amount_bdt
    }
}

connection!(CountedRecordConnection, CountedRecordEdge, CountedRecord, total_count);
