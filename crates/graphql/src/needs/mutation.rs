use ashshash_base::PersonalText;
use ashshash_operations::needs;
use ashshash_survivors::needs::{NeedsAssess, Wellbeing};
use ashshash_survivors::risk;
use ashshash_survivors::wellbeing::{self, ScaleLoad};
use ashshash_training::needs::TrainingNeedsAssess;
use async_graphql::{Context, ID, InputObject, Object, Result};

use super::code::{Literacy, NeedLevel, RiskAnswer, RiskQuestion, Trade};
use crate::deed;
use crate::problem::Outcome;
use crate::scalar::Day;

/// Words in both languages.
#[derive(InputObject)]
pub struct BothLanguagesInput {
    /// In English.
    en: String,
    /// In Bangla.
    bn: String,
}

impl From<BothLanguagesInput> for wellbeing::BothLanguages {
    fn from(words: BothLanguagesInput) -> Self {
        Self { en: words.en, bn: words.bn }
    }
}

/// Loads a scale of well-being, or a new wording of one that the office has.
#[derive(InputObject)]
pub struct ScaleLoadInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The scale's id: a new one, or that of the scale whose wording changes.
    id: ID,
    /// Its short name, such as `who-5`.
    code: String,
    /// Its name.
    name: BothLanguagesInput,
    /// Who made it, and where its validity was shown.
    source: String,
    /// Made up to try things out.
    #[graphql(default)]
    demo: bool,
    /// The five sentences.
    items: Vec<BothLanguagesInput>,
    /// The six answers, from 0 to 5.
    answers: Vec<BothLanguagesInput>,
}

/// A question of the risk screen with its answer.
#[derive(InputObject)]
pub struct RiskAnsweredInput {
    /// What was asked.
    question: RiskQuestion,
    /// What was answered.
    answer: RiskAnswer,
}

/// Records what a survivor needs.
#[derive(InputObject)]
pub struct NeedsAssessInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The assessment's id.
    id: ID,
    /// Whose needs.
    survivor: ID,
    /// When they were talked about.
    assessed_on: Day,
    /// Which scale was asked; none where the person does not want to say how they feel.
    scale: Option<ID>,
    /// Its five answers, 0 to 5.
    answers: Option<Vec<i32>>,
    /// The risk screen: each question once.
    risk_answers: Vec<RiskAnsweredInput>,
    /// Health.
    health: NeedLevel,
    /// Law.
    legal: NeedLevel,
    /// Money and work.
    economic: NeedLevel,
    /// Family and neighbours.
    family: NeedLevel,
    /// Safety.
    safety: NeedLevel,
    /// What else matters; sealed.
    #[graphql(secret)]
    note: Option<String>,
}

/// Records what a survivor wants to learn and can manage.
#[derive(InputObject)]
pub struct TrainingNeedsAssessInput {
    /// The caller's id of the deed: a new UUID.
    deed_id: ID,
    /// The assessment's id.
    id: ID,
    /// Whose.
    survivor: ID,
    /// When it was talked about.
    assessed_on: Day,
    /// The wanted trade or business.
    trade: Trade,
    /// How well the survivor reads and writes.
    literacy: Literacy,
    /// Hours a week that the survivor can give.
    hours_a_week: i32,
    /// What a day of training costs in earnings, in BDT.
    earnings_lost_bdt: i64,
}

/// Deeds about needs.
#[derive(Default)]
pub struct NeedsMutation;

/// Deeds about needs.
#[Object]
impl NeedsMutation {
    /// Loads a scale of well-being for the office.
    async fn scale_load(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The scale.")] input: ScaleLoadInput,
    ) -> Result<Outcome> {
        let words = |list: Vec<BothLanguagesInput>| list.into_iter().map(Into::into).collect();
        let command = ScaleLoad {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            scale: wellbeing::Scale {
                code: input.code,
                name: input.name.into(),
                source: input.source,
                demo: input.demo,
                items: words(input.items),
                answers: words(input.answers),
            },
        };
        deed::perform(ctx, |actor| needs::scale_load(actor, &command)).await
    }

    /// Records what a survivor needs; a red risk opens a safety plan.
    async fn needs_assess(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was said.")] input: NeedsAssessInput,
    ) -> Result<Outcome> {
        let wellbeing = match &input.scale {
            Some(scale) => Some(Wellbeing { scale: deed::id(ctx, scale)?, answers: input.answers.unwrap_or_default() }),
            None => None,
        };
        let answered = input.risk_answers.into_iter();
        let command = NeedsAssess {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            assessed_on: input.assessed_on.0,
            wellbeing,
            risk_answers: answered
                .map(|a| risk::RiskAnswered { question: a.question.into(), answer: a.answer.into() })
                .collect(),
            health: input.health.into(),
            legal: input.legal.into(),
            economic: input.economic.into(),
            family: input.family.into(),
            safety: input.safety.into(),
            note: input.note.as_deref().map(PersonalText::new),
        };
        deed::perform(ctx, |actor| needs::needs_assess(actor, &command)).await
    }

    /// Records what a survivor wants to learn and can manage.
    async fn training_needs_assess(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was said.")] input: TrainingNeedsAssessInput,
    ) -> Result<Outcome> {
        let command = TrainingNeedsAssess {
            deed_id: deed::deed_id(ctx, &input.deed_id)?,
            id: deed::id(ctx, &input.id)?,
            survivor: deed::id(ctx, &input.survivor)?,
            assessed_on: input.assessed_on.0,
            trade: input.trade.into(),
            literacy: input.literacy.into(),
            hours_a_week: input.hours_a_week,
            earnings_lost_bdt: input.earnings_lost_bdt,
        };
        deed::perform(ctx, |actor| needs::training_needs_assess(actor, &command)).await
    }
}
