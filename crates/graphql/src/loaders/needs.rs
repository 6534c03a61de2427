//! What many survivors of one answer need: assessments, plans, and their words.

use std::collections::HashMap;
use std::sync::Arc;

use ashshash_base::{NeedsAssessmentId, SafetyPlanId, Sealed, SurvivorId};
use ashshash_storage::{case_plan, needs, safety_plan, training_needs};
use async_graphql::dataloader::Loader;

use super::{Batches, Failed, Found, grouped};

macro_rules! asked_of_survivors {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) SurvivorId);
    )*};
}

asked_of_survivors! {
    /// Asks for a survivor's needs assessments.
    NeedsOf;
    /// Asks for the notes of a survivor's needs assessments.
    NeedsNotesOf;
    /// Asks for a survivor's case plans.
    PlansOf;
    /// Asks for what stands in words in a survivor's case plans.
    PlanWordsOf;
    /// Asks for a survivor's safety plans.
    SafetyOf;
    /// Asks for the words of a survivor's safety plans.
    SafetyWordsOf;
    /// Asks for a survivor's training needs assessments.
    TrainingNeedsOf;
}

impl Loader<NeedsOf> for Batches {
    type Value = Vec<needs::View>;
    type Error = Failed;

    async fn load(&self, keys: &[NeedsOf]) -> Found<NeedsOf, Vec<needs::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = needs::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| NeedsOf(view.survivor)))
    }
}

impl Loader<NeedsNotesOf> for Batches {
    type Value = Arc<HashMap<NeedsAssessmentId, Sealed<String>>>;
    type Error = Failed;

    async fn load(&self, keys: &[NeedsNotesOf]) -> Found<NeedsNotesOf, Self::Value> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let notes = Arc::new(needs::notes(&self.read, &self.scope, self.reader, &ids).await?);
        Ok(keys.iter().map(|key| (*key, Arc::clone(&notes))).collect())
    }
}

impl Loader<PlansOf> for Batches {
    type Value = Vec<case_plan::View>;
    type Error = Failed;

    async fn load(&self, keys: &[PlansOf]) -> Found<PlansOf, Vec<case_plan::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = case_plan::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| PlansOf(view.survivor)))
    }
}

impl Loader<PlanWordsOf> for Batches {
    type Value = Arc<case_plan::Words>;
    type Error = Failed;

    async fn load(&self, keys: &[PlanWordsOf]) -> Found<PlanWordsOf, Self::Value> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let words = Arc::new(case_plan::words(&self.read, &self.scope, self.reader, &ids).await?);
        Ok(keys.iter().map(|key| (*key, Arc::clone(&words))).collect())
    }
}

impl Loader<SafetyOf> for Batches {
    type Value = Vec<safety_plan::View>;
    type Error = Failed;

    async fn load(&self, keys: &[SafetyOf]) -> Found<SafetyOf, Vec<safety_plan::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = safety_plan::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| SafetyOf(view.survivor)))
    }
}

impl Loader<SafetyWordsOf> for Batches {
    type Value = Arc<HashMap<SafetyPlanId, Sealed<safety_plan::Words>>>;
    type Error = Failed;

    async fn load(&self, keys: &[SafetyWordsOf]) -> Found<SafetyWordsOf, Self::Value> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let words = Arc::new(safety_plan::words(&self.read, &self.scope, self.reader, &ids).await?);
        Ok(keys.iter().map(|key| (*key, Arc::clone(&words))).collect())
    }
}

impl Loader<TrainingNeedsOf> for Batches {
    type Value = Vec<training_needs::View>;
    type Error = Failed;

    async fn load(&self, keys: &[TrainingNeedsOf]) -> Found<TrainingNeedsOf, Vec<training_needs::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = training_needs::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| TrainingNeedsOf(view.survivor)))
    }
}
