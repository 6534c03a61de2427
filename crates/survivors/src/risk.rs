//! The risk screen: coded questions, and what their answers amount to.

use ashshash_base::{Finding, closed_set};
use serde::{Deserialize, Serialize};

closed_set! {
    /// What the risk screen asks; the interface words it.
    RiskQuestion {
        /// Does the person think of harming themselves?
        SelfHarm = "self_harm" [],
        /// Does somebody threaten the person?
        Threatened = "threatened" [],
        /// Is the person hurt where they live?
        HurtAtHome = "hurt_at_home" [],
        /// Has the person no safe place for tonight?
        NoSafePlace = "no_safe_place" [],
        /// Is a child of the household in danger?
        ChildInDanger = "child_in_danger" [],
        /// Do the traffickers know where the person is?
        TraffickersNear = "traffickers_near" [],
        /// Does somebody press the person to go back?
        PressedToGoBack = "pressed_to_go_back" [],
        /// Does somebody press the person over a debt?
        DebtPressure = "debt_pressure" [],
    }
}

impl RiskQuestion {
    /// Tells whether a yes alone is an emergency.
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::SelfHarm | Self::Threatened | Self::HurtAtHome | Self::NoSafePlace | Self::ChildInDanger)
    }
}

closed_set! {
    /// An answer to a question of the risk screen.
    RiskAnswer {
        /// No.
        No = "no" [],
        /// Not sure, or the person does not want to say.
        Unsure = "unsure" [],
        /// Yes.
        Yes = "yes" [],
    }
}

closed_set! {
    /// What a risk screen amounts to.
    Risk {
        /// Nothing to act upon.
        Green = "green" [],
        /// To be watched.
        Amber = "amber" [],
        /// A safety plan today; the coordinator is told.
        Red = "red" [],
    }
}

/// A question with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskAnswered {
    /// What was asked.
    pub question: RiskQuestion,
    /// What was answered.
    pub answer: RiskAnswer,
}

/// This many lesser yeses together are an emergency.
const MANY: usize = 3;

/// Tells what answers amount to: a grave yes or several lesser ones are red, any other doubt is amber.
pub fn risk(answers: &[RiskAnswered]) -> Risk {
    let lesser = answers.iter().filter(|a| a.answer == RiskAnswer::Yes && !a.question.is_grave()).count();
    let grave = answers.iter().any(|a| a.answer == RiskAnswer::Yes && a.question.is_grave());
    if grave || lesser >= MANY {
        Risk::Red
    } else if answers.iter().any(|a| a.answer != RiskAnswer::No) {
        Risk::Amber
    } else {
        Risk::Green
    }
}

/// Tells whether each question is answered once.
///
/// # Errors
/// Says that one is not.
pub fn check(answers: &[RiskAnswered]) -> Result<(), Finding> {
    let once = |question| answers.iter().filter(|answered| answered.question == question).count() == 1;
    if answers.len() == RiskQuestion::ALL.len() && RiskQuestion::ALL.iter().copied().all(once) {
        Ok(())
    } else {
        Err(Finding::at("risk-answers-missing", "risk_answers"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(choose: impl Fn(RiskQuestion) -> RiskAnswer) -> Vec<RiskAnswered> {
        RiskQuestion::ALL
            .iter()
            .map(|question| RiskAnswered { question: *question, answer: choose(*question) })
            .collect()
    }

    #[test]
    fn any_grave_yes_is_red() {
        for grave in RiskQuestion::ALL.iter().copied().filter(|q| q.is_grave()) {
            let answered = answers(|q| if q == grave { RiskAnswer::Yes } else { RiskAnswer::No });
            assert_eq!(risk(&answered), Risk::Red, "{grave:?}");
        }
    }

    #[test]
    fn one_lesser_yes_or_any_doubt_is_amber() {
        let debt = answers(|q| if q == RiskQuestion::DebtPressure { RiskAnswer::Yes } else { RiskAnswer::No });
        assert_eq!(risk(&debt), Risk::Amber);
        let doubt = answers(|q| if q == RiskQuestion::SelfHarm { RiskAnswer::Unsure } else { RiskAnswer::No });
        assert_eq!(risk(&doubt), Risk::Amber);
        assert_eq!(risk(&answers(|_| RiskAnswer::No)), Risk::Green);
        assert_eq!(risk(&answers(|q| if q.is_grave() { RiskAnswer::No } else { RiskAnswer::Yes })), Risk::Red);
    }

    fn answer() -> impl Strategy<Value = RiskAnswer> {
        proptest::sample::select(RiskAnswer::ALL)
    }

    proptest! {
        #[test]
        fn a_graver_answer_never_lowers_the_risk(given in proptest::collection::vec(answer(), 8), at in 0_usize..8, worse in answer()) {
            let before: Vec<_> = RiskQuestion::ALL.iter().zip(&given).map(|(q, a)| RiskAnswered { question: *q, answer: *a }).collect();
            let mut after = before.clone();
            after[at].answer = after[at].answer.max(worse);
            prop_assert!(risk(&after) >= risk(&before));
        }

        #[test]
        fn a_screen_is_whole_only_with_each_question_once(missing in 0_usize..8, twice in 0_usize..8) {
            let mut answered = answers(|_| RiskAnswer::No);
            prop_assert!(check(&answered).is_ok());
            answered[missing].question = RiskQuestion::ALL[twice];
            prop_assert_eq!(check(&answered).is_ok(), missing == twice);
        }
    }
}
