//! What many objects of one answer need, read in one statement for all of them. One set a request,
//! never shared between viewers.

mod certificates;
mod needs;
mod pages;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use ashshash_access::{Reader, Scope};
use ashshash_awareness::Reach;
use ashshash_base::{AwarenessEventId, BatchId, CounsellorId, FamilyMemberId, Period, Sealed, SurvivorId};
use ashshash_indicators::{Measure, measures};
use ashshash_storage::counsellor::Counsellor;
use ashshash_storage::identity::{self, Identity};
use ashshash_storage::measure::{Count, YearCounted, counted_years, counts};
use ashshash_storage::{
    Read, StorageError, awareness_event, certificate, consent, counsellor, enrolment, family, follow_up, period,
    record, survivor, way,
};
use async_graphql::dataloader::Loader;
use chrono::Datelike;

pub(crate) use certificates::{EvidenceOf, WordsOf};
pub(crate) use needs::{NeedsNotesOf, NeedsOf, PlanWordsOf, PlansOf, SafetyOf, SafetyWordsOf, TrainingNeedsOf};
pub(crate) use pages::{DocumentsOf, HistoryOf, RecordCountsOf, Slice, TimelineOf};

type Failed = Arc<StorageError>;
type Found<K, V> = Result<HashMap<K, V>, Failed>;

/// The questions of one request that are asked in batches.
pub struct Batches {
    pub(crate) read: Arc<Read>,
    pub(crate) scope: Scope,
    pub(crate) reader: Reader,
    /// The certificates that the viewer reaches: more than the own where the viewer decides.
    pub(crate) decisions: Scope,
    pub(crate) this_year: i32,
}

/// Asks for a survivor that another record names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SurvivorOf(pub(crate) SurvivorId);

/// Asks who a survivor is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct IdentityOf(pub(crate) SurvivorId);

/// Asks for a survivor's enrolments.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct EnrolmentsOf(pub(crate) SurvivorId);

/// Asks for a survivor's certificates.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CertificatesOf(pub(crate) SurvivorId);

/// Asks for a survivor's consents.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ConsentsOf(pub(crate) SurvivorId);

/// Asks how far a survivor has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WayOf(pub(crate) SurvivorId);

/// Asks which figures counted a survivor.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CountedOf(pub(crate) SurvivorId);

/// Asks for a counsellor that a record names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CounsellorOf(pub(crate) CounsellorId);

/// Asks for a batch that a record names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BatchOf(pub(crate) BatchId);

/// Asks for the members of a survivor's family.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FamilyOf(pub(crate) SurvivorId);

/// Asks for the name of a member of a family.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct MemberNameOf(pub(crate) FamilyMemberId);

/// Asks for a survivor's follow-ups.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FollowUpsOf(pub(crate) SurvivorId);

/// Asks whom the channels of an event reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ReachOf(pub(crate) AwarenessEventId);

/// Asks for the value of a figure, by its place in the list of figures.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ValueOf(pub(crate) Period, pub(crate) usize);

impl Loader<SurvivorOf> for Batches {
    type Value = survivor::View;
    type Error = Failed;

    async fn load(&self, keys: &[SurvivorOf]) -> Found<SurvivorOf, survivor::View> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = survivor::by_ids(&self.read, &self.scope, &ids).await?;
        Ok(views.into_iter().map(|view| (SurvivorOf(view.id), view)).collect())
    }
}

impl Loader<IdentityOf> for Batches {
    type Value = Identity;
    type Error = Failed;

    async fn load(&self, keys: &[IdentityOf]) -> Found<IdentityOf, Identity> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let identities = identity::open(&self.read, &self.scope, &ids).await?;
        Ok(identities.into_iter().map(|(id, identity)| (IdentityOf(id), identity)).collect())
    }
}

impl Loader<EnrolmentsOf> for Batches {
    type Value = Vec<enrolment::View>;
    type Error = Failed;

    async fn load(&self, keys: &[EnrolmentsOf]) -> Found<EnrolmentsOf, Vec<enrolment::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = enrolment::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| EnrolmentsOf(view.survivor)))
    }
}

impl Loader<CertificatesOf> for Batches {
    type Value = Vec<certificate::View>;
    type Error = Failed;

    async fn load(&self, keys: &[CertificatesOf]) -> Found<CertificatesOf, Vec<certificate::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = certificate::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| CertificatesOf(view.survivor)))
    }
}

impl Loader<ConsentsOf> for Batches {
    type Value = Vec<consent::View>;
    type Error = Failed;

    async fn load(&self, keys: &[ConsentsOf]) -> Found<ConsentsOf, Vec<consent::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = consent::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| ConsentsOf(view.survivor)))
    }
}

impl Loader<WayOf> for Batches {
    type Value = Vec<way::Step>;
    type Error = Failed;

    async fn load(&self, keys: &[WayOf]) -> Found<WayOf, Vec<way::Step>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let ways = way::ways(&self.read, &self.scope, &ids).await?;
        Ok(ways.into_iter().map(|(id, steps)| (WayOf(id), steps)).collect())
    }
}

impl Loader<CountedOf> for Batches {
    type Value = Vec<YearCounted>;
    type Error = Failed;

    async fn load(&self, keys: &[CountedOf]) -> Found<CountedOf, Vec<YearCounted>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let all: Vec<&'static Measure> = measures().iter().collect();
        // A person who is still active is so in every year to come: no further than records reach.
        let recorded = period::recorded(&self.read, &self.scope).await?;
        let last = recorded.map_or(self.this_year, |period| period.to.year().min(self.this_year));
        let years = counted_years(&self.read, &self.scope, &ids, &all, last).await?;
        Ok(grouped(years, |counted| CountedOf(counted.survivor)))
    }
}

impl Loader<CounsellorOf> for Batches {
    type Value = Counsellor;
    type Error = Failed;

    async fn load(&self, keys: &[CounsellorOf]) -> Found<CounsellorOf, Counsellor> {
        let ids: Vec<CounsellorId> = keys.iter().map(|key| key.0).collect();
        let found = counsellor::by_ids(&self.read, &self.scope, &ids).await?;
        Ok(found.into_iter().map(|counsellor| (CounsellorOf(counsellor.id), counsellor)).collect())
    }
}

impl Loader<BatchOf> for Batches {
    type Value = record::Batch;
    type Error = Failed;

    async fn load(&self, keys: &[BatchOf]) -> Found<BatchOf, record::Batch> {
        let ids: Vec<BatchId> = keys.iter().map(|key| key.0).collect();
        let found = record::batches_by_ids(&self.read, &self.scope, &ids).await?;
        Ok(found.into_iter().map(|batch| (BatchOf(batch.id), batch)).collect())
    }
}

impl Loader<FamilyOf> for Batches {
    type Value = Vec<family::Member>;
    type Error = Failed;

    async fn load(&self, keys: &[FamilyOf]) -> Found<FamilyOf, Vec<family::Member>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let members = family::members(&self.read, &self.scope, &ids).await?;
        Ok(grouped(members, |member| FamilyOf(member.survivor)))
    }
}

impl Loader<MemberNameOf> for Batches {
    type Value = Sealed<String>;
    type Error = Failed;

    async fn load(&self, keys: &[MemberNameOf]) -> Found<MemberNameOf, Sealed<String>> {
        let ids: Vec<FamilyMemberId> = keys.iter().map(|key| key.0).collect();
        let names = family::names(&self.read, &self.scope, &ids).await?;
        Ok(names.into_iter().map(|(id, name)| (MemberNameOf(id), name)).collect())
    }
}

impl Loader<FollowUpsOf> for Batches {
    type Value = Vec<follow_up::View>;
    type Error = Failed;

    async fn load(&self, keys: &[FollowUpsOf]) -> Found<FollowUpsOf, Vec<follow_up::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = follow_up::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| FollowUpsOf(view.survivor)))
    }
}

impl Loader<ReachOf> for Batches {
    type Value = Vec<Reach>;
    type Error = Failed;

    async fn load(&self, keys: &[ReachOf]) -> Found<ReachOf, Vec<Reach>> {
        let ids: Vec<AwarenessEventId> = keys.iter().map(|key| key.0).collect();
        let reach = awareness_event::reach(&self.read, &self.scope, &ids).await?;
        Ok(reach.into_iter().map(|(id, reach)| (ReachOf(id), reach)).collect())
    }
}

impl Loader<ValueOf> for Batches {
    type Value = Count;
    type Error = Failed;

    async fn load(&self, keys: &[ValueOf]) -> Found<ValueOf, Count> {
        let mut by_period: HashMap<Period, Vec<usize>> = HashMap::new();
        for ValueOf(period, index) in keys {
            by_period.entry(*period).or_default().push(*index);
        }
        let mut found = HashMap::with_capacity(keys.len());
        for (period, indices) in by_period {
            let asked: Vec<&Measure> = indices.iter().filter_map(|index| measures().get(*index)).collect();
            let values = counts(&self.read, &self.scope, period, &asked).await?;
            found.extend(indices.into_iter().zip(values).map(|(index, value)| (ValueOf(period, index), value)));
        }
        Ok(found)
    }
}

fn grouped<K: Eq + Hash, V>(values: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for value in values {
        groups.entry(key(&value)).or_default().push(value);
    }
    groups
}
