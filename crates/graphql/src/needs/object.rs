use ashshash_base::{Purpose, SurvivorId};
use ashshash_storage::{needs, scale, training_needs};
use ashshash_survivors::wellbeing;
use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::code::{Literacy, NeedLevel, Risk, RiskAnswer, RiskQuestion, Trade};
use crate::asked::loaders;
use crate::loaders::NeedsNotesOf;
use crate::problem::Told;
use crate::scalar::Day;

/// A scale of well-being, in the wording that the office loaded.
#[derive(Clone, Debug, SimpleObject)]
pub struct Scale {
    /// Its id.
    id: ID,
    /// Its short name.
    code: String,
    /// Its name.
    name: BothLanguages,
    /// Who made it, and where its validity was shown.
    source: String,
    /// Made up to try things out.
    demo: bool,
    /// The five sentences.
    items: Vec<BothLanguages>,
    /// The six answers, from 0 to 5.
    answers: Vec<BothLanguages>,
    /// Counts changes.
    version: i64,
}

/// Words in both languages.
#[derive(Clone, Debug, SimpleObject)]
pub struct BothLanguages {
    /// In English.
    en: String,
    /// In Bangla.
    bn: String,
}

impl From<wellbeing::BothLanguages> for BothLanguages {
    fn from(words: wellbeing::BothLanguages) -> Self {
        Self { en: words.en, bn: words.bn }
    }
}

impl From<scale::View> for Scale {
    fn from(view: scale::View) -> Self {
        Self {
            id: view.id.to_string().into(),
            code: view.scale.code,
            name: view.scale.name.into(),
            source: view.scale.source,
            demo: view.scale.demo,
            items: view.scale.items.into_iter().map(BothLanguages::from).collect(),
            answers: view.scale.answers.into_iter().map(BothLanguages::from).collect(),
            version: view.version,
        }
    }
}

/// What a survivor needed on a day.
#[derive(Clone, Debug)]
pub struct NeedsAssessment(pub(crate) needs::View);

/// What a survivor needed on a day.
#[Object]
impl NeedsAssessment {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// When it was made.
    async fn on(&self) -> Day {
        Day(self.0.assessed_on)
    }

    /// Code of the scale that was asked; null where the person did not want to say.
    async fn scale(&self) -> Option<&str> {
        self.0.scale.as_deref()
    }

    /// Points of the scale, 0 to 25.
    async fn score(&self) -> Option<i32> {
        self.0.score
    }

    /// What the risk screen amounts to.
    async fn risk(&self) -> Risk {
        self.0.risk.into()
    }

    /// The risk screen.
    async fn risk_answers(&self) -> Vec<RiskAnswered> {
        let answers = self.0.risk_answers.iter();
        answers.map(|a| RiskAnswered { question: a.question.into(), answer: a.answer.into() }).collect()
    }

    /// Health.
    async fn health(&self) -> NeedLevel {
        self.0.levels[0].into()
    }

    /// Law.
    async fn legal(&self) -> NeedLevel {
        self.0.levels[1].into()
    }

    /// Money and work.
    async fn economic(&self) -> NeedLevel {
        self.0.levels[2].into()
    }

    /// Family and neighbours.
    async fn family(&self) -> NeedLevel {
        self.0.levels[3].into()
    }

    /// Safety.
    async fn safety(&self) -> NeedLevel {
        self.0.levels[4].into()
    }

    /// Whether there is a note.
    async fn has_note(&self) -> bool {
        self.0.has_note
    }

    /// What else matters; reading it is journalled. Null where the viewer may not read notes.
    async fn note(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let survivor: SurvivorId = self.0.survivor;
        let notes = loaders(ctx)?.load_one(NeedsNotesOf(survivor)).await.told(ctx)?;
        Ok(notes.and_then(|notes| notes.get(&self.0.id).map(|note| note.reveal(&Purpose::Show).clone())))
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// A question of the risk screen with its answer.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct RiskAnswered {
    /// What was asked.
    question: RiskQuestion,
    /// What was answered.
    answer: RiskAnswer,
}

/// What a survivor wants to learn and can manage; registers know its day alone.
#[derive(Clone, Debug, SimpleObject)]
pub struct TrainingNeeds {
    /// Its id.
    id: ID,
    /// When it was made.
    on: Day,
    /// The wanted trade or business.
    trade: Option<Trade>,
    /// How well the survivor reads and writes.
    literacy: Option<Literacy>,
    /// Hours a week that the survivor can give.
    hours_a_week: Option<i32>,
    /// What a day of training costs in earnings, in BDT.
    earnings_lost_bdt: Option<i64>,
    /// Counts changes.
    version: i64,
}

impl From<training_needs::View> for TrainingNeeds {
    fn from(view: training_needs::View) -> Self {
        Self {
            id: view.id.to_string().into(),
            on: Day(view.assessed_on),
            trade: view.trade.map(Into::into),
            literacy: view.literacy.map(Into::into),
            hours_a_week: view.hours_a_week,
            earnings_lost_bdt: view.earnings_lost_bdt,
            version: view.version,
        }
    }
}
