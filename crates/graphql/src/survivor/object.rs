use ashshash_base::Language;
use ashshash_storage::journal_page::Which;
use ashshash_storage::survivor::{CaseFacts, View};
use ashshash_storage::{journal_page, survivor_document, timeline};
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::code::{Sex, SurvivorStatus};
use super::episode::{Consent, Counsellor, Enrolment};
use super::identity::Identity;
use super::timeline::{TimelineConnection, TimelineEntry, WayStep};
use crate::account::Organisation;
use crate::asked::{language, loaders, viewing};
use crate::case_plan::CasePlan;
use crate::certificate::Certificate;
use crate::connection::{LARGEST_PAGE, Paged, connection, size};
use crate::document::{Document, DocumentConnection};
use crate::family::FamilyMember;
use crate::follow_up::FollowUp;
use crate::journal::{JournalConnection, JournalEntry};
use crate::loaders::{
    CertificatesOf, ConsentsOf, CountedOf, DocumentsOf, EnrolmentsOf, FamilyOf, FollowUpsOf, HistoryOf, IdentityOf,
    NeedsOf, PlansOf, RecordCountsOf, SafetyOf, Slice, TimelineOf, TrainingNeedsOf, WayOf,
};
use crate::needs::{NeedsAssessment, TrainingNeeds};
use crate::place::Place;
use crate::problem::Told;
use crate::safety_plan::SafetyPlan;
use crate::scalar::Day;

/// A verified person who has escaped trafficking, known by a code.
#[derive(Clone)]
pub struct Survivor(pub(crate) View);

/// A verified person who has escaped trafficking, known by a code.
#[Object]
impl Survivor {
    /// The survivor's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The code, unique within the office that holds the file.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// Sex, as recorded.
    async fn sex(&self) -> Sex {
        self.0.sex.into()
    }

    /// Year of birth.
    async fn birth_year(&self) -> Option<i32> {
        self.0.birth_year
    }

    /// Upazila of residence.
    async fn upazila(&self) -> Option<Place> {
        self.0.upazila.and_then(Place::upazila)
    }

    /// Union of residence; not for providers.
    async fn union(&self) -> Option<Place> {
        self.0.union.and_then(Place::union)
    }

    /// How the support stands.
    async fn status(&self) -> SurvivorStatus {
        self.0.status.into()
    }

    /// Who counsels; not for providers.
    async fn counsellor(&self) -> Option<Counsellor> {
        self.0.counsellor.clone().map(Counsellor::from)
    }

    /// First day of the first enrolment; not for providers.
    async fn enrolled_on(&self) -> Option<Day> {
        self.0.enrolled_on.map(Day)
    }

    /// The office that holds the file.
    async fn holder(&self) -> Organisation {
        Organisation::from(&self.0.holder)
    }

    /// Code of the exploitation; null where the viewer may not read the case.
    async fn exploitation(&self) -> Option<&str> {
        self.0.facts.as_ref()?.exploitation.as_deref()
    }

    /// ISO code of the country of destination; null where the viewer may not read the case.
    async fn destination(&self) -> Option<&str> {
        self.0.facts.as_ref()?.destination.as_deref()
    }

    /// Names, phone and safe contact; reading it is journalled. Null where the viewer may not see them.
    async fn identity(&self, ctx: &Context<'_>) -> Result<Option<Identity>> {
        let found = loaders(ctx)?.load_one(IdentityOf(self.0.id)).await.told(ctx)?;
        Ok(found.map(Identity))
    }

    /// Episodes of support, the first one first.
    async fn enrolments(&self, ctx: &Context<'_>) -> Result<Vec<Enrolment>> {
        let found = loaders(ctx)?.load_one(EnrolmentsOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(Enrolment::from).collect())
    }

    /// Ready-to-Go certificates and requests for one, the first one first.
    async fn certificates(&self, ctx: &Context<'_>) -> Result<Vec<Certificate>> {
        let found = loaders(ctx)?.load_one(CertificatesOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(Certificate).collect())
    }

    /// Photos and scans of papers, the newest first.
    async fn documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(50)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<DocumentConnection> {
        let (id, has_previous) = (self.0.id, after.is_some());
        let slice = Slice { first: size(ctx, first.unwrap_or(50), LARGEST_PAGE)?, after };
        let mut page = loaders(ctx)?.load_one(DocumentsOf(id, slice)).await.told(ctx)?.unwrap_or_default();
        page.total.get_or_insert(0);
        let binding = survivor_document::binding(&viewing(ctx)?.scope, id).told(ctx)?;
        Ok(DocumentConnection(Paged::new(page, binding, has_previous, Document::from)))
    }

    /// How many records of each kind the file holds: what would move in a merger.
    async fn record_counts(&self, ctx: &Context<'_>) -> Result<Vec<RecordCount>> {
        let found = loaders(ctx)?.load_one(RecordCountsOf(self.0.id)).await.told(ctx)?;
        let counts = found.unwrap_or_default().into_iter();
        Ok(counts.map(|(_, kind, count)| RecordCount { kind, count }).collect())
    }

    /// Consents by purpose. Where nothing stands, nothing was recorded.
    async fn consents(&self, ctx: &Context<'_>) -> Result<Vec<Consent>> {
        let found = loaders(ctx)?.load_one(ConsentsOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(Consent::from).collect())
    }

    /// The members of the family that are known, by what they are and whether a session reached them.
    async fn family_members(&self, ctx: &Context<'_>) -> Result<Vec<FamilyMember>> {
        let found = loaders(ctx)?.load_one(FamilyOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(FamilyMember).collect())
    }

    /// Follow-ups: the open ones first by day, then those that were done, the latest first.
    async fn follow_ups(&self, ctx: &Context<'_>) -> Result<Vec<FollowUp>> {
        let found = loaders(ctx)?.load_one(FollowUpsOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(FollowUp).collect())
    }

    /// What happened, newest first.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(100)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<TimelineConnection> {
        let (id, has_previous) = (self.0.id, after.is_some());
        let slice = Slice { first: size(ctx, first.unwrap_or(100), LARGEST_PAGE)?, after };
        let page = loaders(ctx)?.load_one(TimelineOf(id, slice)).await.told(ctx)?.unwrap_or_default();
        let binding = timeline::binding(&viewing(ctx)?.scope, id).told(ctx)?;
        Ok(TimelineConnection(Paged::new(page, binding, has_previous, TimelineEntry)))
    }

    /// Needs assessments, the first one first.
    async fn needs_assessments(&self, ctx: &Context<'_>) -> Result<Vec<NeedsAssessment>> {
        let found = loaders(ctx)?.load_one(NeedsOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(NeedsAssessment).collect())
    }

    /// Case plans, the newest first; the open one stands there, where there is one.
    async fn case_plans(&self, ctx: &Context<'_>) -> Result<Vec<CasePlan>> {
        let found = loaders(ctx)?.load_one(PlansOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(CasePlan).collect())
    }

    /// Safety plans, open ones first.
    async fn safety_plans(&self, ctx: &Context<'_>) -> Result<Vec<SafetyPlan>> {
        let found = loaders(ctx)?.load_one(SafetyOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(SafetyPlan).collect())
    }

    /// Training needs assessments, the newest first.
    async fn training_needs(&self, ctx: &Context<'_>) -> Result<Vec<TrainingNeeds>> {
        let found = loaders(ctx)?.load_one(TrainingNeedsOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(TrainingNeeds::from).collect())
    }

    /// The way: lead, verified, enrolled, counselled, ready, trained, placed.
    async fn way(&self, ctx: &Context<'_>) -> Result<Vec<WayStep>> {
        let found = loaders(ctx)?.load_one(WayOf(self.0.id)).await.told(ctx)?;
        Ok(found.unwrap_or_default().into_iter().map(WayStep::from).collect())
    }

    /// Figures that counted a record of this survivor, newest year first.
    async fn counted_in(&self, ctx: &Context<'_>) -> Result<Vec<CountedIn>> {
        let found = loaders(ctx)?.load_one(CountedOf(self.0.id)).await.told(ctx)?;
        let counted = found.unwrap_or_default().into_iter();
        Ok(counted.map(|c| CountedIn { code: c.measure.code.clone(), year: c.year, on: Day(c.on) }).collect())
    }

    /// What the register left open.
    async fn register_notes(&self, ctx: &Context<'_>) -> Vec<RegisterNote> {
        self.0.facts.as_ref().map_or_else(Vec::new, |facts| notes(language(ctx), facts))
    }

    /// Who did or looked at what in this file, in the lead it grew out of and in files merged into it,
    /// newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "True: looks alone. False: changes alone. Both without it.")] looks: Option<bool>,
        #[graphql(desc = "At most so many, 1 to 100.", default_with = "Some(20)")] first: Option<i32>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
    ) -> Result<JournalConnection> {
        let (id, has_previous) = (self.0.id, after.is_some());
        let which = match looks {
            None => Which::All,
            Some(true) => Which::Looks,
            Some(false) => Which::Changes,
        };
        let slice = Slice { first: size(ctx, first.unwrap_or(20), LARGEST_PAGE)?, after };
        let page = loaders(ctx)?.load_one(HistoryOf(id, which, slice)).await.told(ctx)?.unwrap_or_default();
        let binding = journal_page::history_binding(&viewing(ctx)?.scope, id, which).told(ctx)?;
        Ok(JournalConnection(Paged::new(page, binding, has_previous, JournalEntry)))
    }
}

fn notes(language: Language, facts: &CaseFacts) -> Vec<RegisterNote> {
    let note =
        |code: &String| RegisterNote { code: code.clone(), message: ashshash_i18n::problem(language, code, &[]) };
    facts.register_notes.iter().map(note).collect()
}

/// A figure of a year that counted a record of a survivor.
#[derive(Clone, Debug, SimpleObject)]
pub struct CountedIn {
    /// The figure's code.
    code: String,
    /// The year.
    year: i32,
    /// Date of the first record that it counted.
    on: Day,
}

/// How many records of a kind a file holds.
#[derive(Clone, Debug, SimpleObject)]
pub struct RecordCount {
    /// The kind: `counselling_session`, `consent` …
    kind: &'static str,
    /// How many; never none.
    count: i64,
}

/// Something that the register left open.
#[derive(Clone, Debug, SimpleObject)]
pub struct RegisterNote {
    /// Its code, such as `certificate-without-case-plan`.
    code: String,
    /// The same in the viewer's language.
    message: String,
}

connection!(SurvivorConnection, SurvivorEdge, Survivor, total_count);
