//! What a survivor needs: how they feel, what threatens them, and five areas of life.

use ashshash_base::{
    Argument, Date, Deed, DeedId, Finding, NeedsAssessmentId, PersonalText, ScaleId, SurvivorId, closed_set,
};
use serde::{Deserialize, Serialize};

use crate::risk::{self, Risk, RiskAnswered};
use crate::{SurvivorStatus, wellbeing};

/// The longest free text, in letters.
pub const LONGEST_TEXT: usize = 2_000;

closed_set! {
    /// How much help an area of life needs.
    NeedLevel {
        /// None.
        None = "none" [],
        /// Some, in time.
        Some = "some" [],
        /// Help at once.
        Urgent = "urgent" [],
    }
}

/// Answers to a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wellbeing {
    /// Which scale.
    pub scale: ScaleId,
    /// Five answers, 0 to 5.
    pub answers: Vec<i32>,
}

/// Records what a survivor needs; the first time and again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NeedsAssess {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The assessment's id.
    pub id: NeedsAssessmentId,
    /// Whose needs.
    pub survivor: SurvivorId,
    /// When they were talked about.
    pub assessed_on: Date,
    /// How the person feels; nothing where they do not want to say.
    pub wellbeing: Option<Wellbeing>,
    /// The risk screen.
    pub risk_answers: Vec<RiskAnswered>,
    /// Health.
    pub health: NeedLevel,
    /// Law: a case, papers, compensation.
    pub legal: NeedLevel,
    /// Money and work.
    pub economic: NeedLevel,
    /// Family and neighbours.
    pub family: NeedLevel,
    /// Safety.
    pub safety: NeedLevel,
    /// What else matters.
    pub note: Option<PersonalText>,
}

impl Deed for NeedsAssess {
    const NAME: &'static str = "needs-assess";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// What the rule looks at besides the deed.
#[derive(Clone, Copy, Debug)]
pub struct NeedsFacts {
    /// How the survivor's support stands.
    pub status: SurvivorStatus,
    /// When somebody pointed the survivor out.
    pub identified_on: Option<Date>,
    /// Whether the office has the scale that was asked.
    pub scale_is_known: bool,
}

/// What an assessment amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Points of the scale.
    pub score: Option<i32>,
    /// What the risk screen amounts to; red opens a safety plan.
    pub risk: Risk,
}

/// Decides whether an assessment can be recorded, and what it amounts to.
///
/// # Errors
/// Lists what is missing.
pub fn decide(facts: NeedsFacts, deed: &NeedsAssess, today: Date) -> Result<Assessed, Vec<Finding>> {
    let mut found = active(facts.status);
    found.extend(happened("assessed_on", deed.assessed_on, facts.identified_on, today));
    let score = deed.wellbeing.as_ref().map(|wellbeing| wellbeing::score(&wellbeing.answers));
    if deed.wellbeing.is_some() && !facts.scale_is_known {
        found.push(Finding::at("scale-unknown", "scale"));
    } else if score == Some(None) {
        found.push(Finding::at("scale-answers-missing", "answers"));
    }
    found.extend(risk::check(&deed.risk_answers).err());
    found.extend(text("note", deed.note.as_ref()));
    if found.is_empty() {
        Ok(Assessed { score: score.flatten(), risk: risk::risk(&deed.risk_answers) })
    } else {
        Err(found)
    }
}

/// Says where case work needs an open enrolment and there is none.
pub(crate) fn active(status: SurvivorStatus) -> Vec<Finding> {
    if status == SurvivorStatus::Active { Vec::new() } else { vec![Finding::at("survivor-not-active", "survivor")] }
}

/// Says where a day lies after today, or before the day from which it can be.
pub(crate) fn happened(field: &'static str, on: Date, from: Option<Date>, today: Date) -> Vec<Finding> {
    if on > today {
        return vec![Finding::at("date-in-future", field).with("date", Argument::Date(on))];
    }
    let early = from.filter(|from| on < *from);
    early.map(|from| Finding::at("day-too-early", field).with("date", Argument::Date(from))).into_iter().collect()
}

/// Says where a day that is to come lies behind.
pub(crate) fn to_come(field: &'static str, on: Date, today: Date) -> Option<Finding> {
    (on < today).then(|| Finding::at("day-has-passed", field).with("date", Argument::Date(on)))
}

/// Says where a text is longer than can be kept.
pub(crate) fn text(field: &'static str, text: Option<&PersonalText>) -> Option<Finding> {
    let long = text.is_some_and(|text| text.characters() > LONGEST_TEXT);
    long.then(|| Finding::at("text-too-long", field).with("maximum", Argument::Count(LONGEST_TEXT as i64)))
}

/// Says where a text must stand and none does, or one that is too long.
pub(crate) fn needed(field: &'static str, code: &'static str, words: &PersonalText) -> Option<Finding> {
    if words.is_blank() { Some(Finding::at(code, field)) } else { text(field, Some(words)) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::risk::{RiskAnswer, RiskQuestion};
    use proptest::prelude::*;
    use uuid::Uuid;

    pub(crate) fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn assess(on: &str) -> NeedsAssess {
        let id = Uuid::from_u128(1);
        NeedsAssess {
            deed_id: id.into(),
            id: id.into(),
            survivor: id.into(),
            assessed_on: day(on),
            wellbeing: Some(Wellbeing { scale: id.into(), answers: vec![1, 2, 3, 0, 5] }),
            risk_answers: RiskQuestion::ALL
                .iter()
                .map(|question| RiskAnswered { question: *question, answer: RiskAnswer::No })
                .collect(),
            health: NeedLevel::Some,
            legal: NeedLevel::None,
            economic: NeedLevel::Urgent,
            family: NeedLevel::None,
            safety: NeedLevel::None,
            note: None,
        }
    }

    const FACTS: NeedsFacts = NeedsFacts { status: SurvivorStatus::Active, identified_on: None, scale_is_known: true };

    fn codes(result: Result<Assessed, Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn an_assessment_amounts_to_points_and_a_risk() {
        let today = day("2021-06-01");
        assert_eq!(decide(FACTS, &assess("2021-06-01"), today), Ok(Assessed { score: Some(11), risk: Risk::Green }));
        let mut silent = assess("2021-06-01");
        silent.wellbeing = None;
        assert_eq!(decide(FACTS, &silent, today), Ok(Assessed { score: None, risk: Risk::Green }));
    }

    #[test]
    fn what_is_missing_is_told_together() {
        let today = day("2021-06-01");
        let mut wrong = assess("2021-06-02");
        wrong.risk_answers.pop();
        let facts = NeedsFacts { status: SurvivorStatus::DroppedOut, scale_is_known: false, ..FACTS };
        let expected = ["survivor-not-active", "date-in-future", "scale-unknown", "risk-answers-missing"];
        assert_eq!(codes(decide(facts, &wrong, today)), expected);
        let early = NeedsFacts { identified_on: Some(day("2021-05-02")), ..FACTS };
        assert_eq!(codes(decide(early, &assess("2021-05-01"), today)), ["day-too-early"]);
    }

    proptest! {
        #[test]
        fn nothing_is_recorded_of_the_future(before in 0_usize..400, after in 1_usize..400) {
            let first = day("2020-01-01");
            let today = first.iter_days().nth(before).unwrap();
            let later = today.iter_days().nth(after).unwrap();
            let mut deed = assess("2020-01-01");
            prop_assert!(decide(FACTS, &deed, today).is_ok());
            deed.assessed_on = later;
            prop_assert_eq!(codes(decide(FACTS, &deed, today)), ["date-in-future"]);
        }
    }
}
