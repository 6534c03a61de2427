//! How somebody feels, by a short scale scored like WHO-5: five items, 0 to 5 each, 0 to 25 in all.
//! A scale's wording is data that the office loads: most are somebody's property.

use ashshash_base::{Argument, Deed, DeedId, Finding, ScaleId};
use serde::{Deserialize, Serialize};

/// How many items a scale has.
pub const ITEMS: usize = 5;
/// How many answers each item offers, from `at no time` (0) to `all of the time` (5).
pub const ANSWERS: usize = 6;
/// The best score.
pub const BEST: i32 = 25;
/// A score up to this one asks for a closer look.
pub const LOW: i32 = 12;
/// A change of fewer points may be chance.
pub const TELLING: i32 = 3;

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BothLanguages {
    /// In English.
    pub en: String,
    /// In Bangla.
    pub bn: String,
}

impl BothLanguages {
    fn is_blank(&self) -> bool {
        self.en.trim().is_empty() || self.bn.trim().is_empty()
    }
}

/// A scale as an office has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scale {
    /// Its short name for scripts, such as `who-5`.
    pub code: String,
    /// Its name.
    pub name: BothLanguages,
    /// Who made it, and where its validity was shown.
    pub source: String,
    /// Made up to try things out, and shown as such.
    #[serde(default)]
    pub demo: bool,
    /// What is asked.
    pub items: Vec<BothLanguages>,
    /// What can be answered, from 0 to 5.
    pub answers: Vec<BothLanguages>,
}

/// Loads a scale, or a new wording of one that the office has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ScaleLoad {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The scale's id.
    pub id: ScaleId,
    /// The scale.
    pub scale: Scale,
}

impl Deed for ScaleLoad {
    const NAME: &'static str = "scale-load";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl Scale {
    /// Tells what keeps it from being used.
    ///
    /// # Errors
    /// Lists all that is wrong.
    pub fn check(&self) -> Result<(), Vec<Finding>> {
        let mut found = Vec::new();
        let is_code = (2..=32).contains(&self.code.len())
            && self.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_code {
            found.push(Finding::at("scale-code-malformed", "code"));
        }
        if self.name.is_blank() || self.source.trim().is_empty() {
            found.push(Finding::at("scale-name-missing", "name"));
        }
        let whole = |words: &[BothLanguages], count| words.len() == count && !words.iter().any(BothLanguages::is_blank);
        if !whole(&self.items, ITEMS) {
            found.push(Finding::at("scale-items-wrong", "items").with("count", Argument::Count(ITEMS as i64)));
        }
        if !whole(&self.answers, ANSWERS) {
            found.push(Finding::at("scale-answers-wrong", "answers").with("count", Argument::Count(ANSWERS as i64)));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

/// Adds up the answers; nothing where there are not five from 0 to 5.
pub fn score(answers: &[i32]) -> Option<i32> {
    let whole = answers.len() == ITEMS && answers.iter().all(|answer| (0..ANSWERS as i32).contains(answer));
    whole.then(|| answers.iter().sum())
}

/// Tells whether a score asks for a closer look.
pub fn is_low(score: i32) -> bool {
    score <= LOW
}

/// What lies between two scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WellbeingChange {
    /// Better by more than chance.
    Better(i32),
    /// No more than chance.
    Same,
    /// Worse by more than chance.
    Worse(i32),
}

/// Compares the first score with the last.
pub fn change(first: i32, last: i32) -> WellbeingChange {
    match last - first {
        points if points >= TELLING => WellbeingChange::Better(points),
        points if points <= -TELLING => WellbeingChange::Worse(-points),
        _ => WellbeingChange::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn both(text: &str) -> BothLanguages {
        BothLanguages { en: text.to_owned(), bn: text.to_owned() }
    }

    fn scale() -> Scale {
        Scale {
            code: "demo-5".to_owned(),
            name: both("Demo"),
            source: "made up".to_owned(),
            demo: true,
            items: vec![both("item"); ITEMS],
            answers: vec![both("answer"); ANSWERS],
        }
    }

    #[test]
    fn a_whole_scale_is_taken() {
        assert_eq!(scale().check(), Ok(()));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let mut wrong = scale();
        wrong.code = "Demo 5".to_owned();
        wrong.source = " ".to_owned();
        wrong.items.pop();
        wrong.answers[3].bn.clear();
        let codes: Vec<_> = wrong.check().unwrap_err().into_iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["scale-code-malformed", "scale-name-missing", "scale-items-wrong", "scale-answers-wrong"]);
    }

    #[test]
    fn a_score_is_low_up_to_twelve() {
        assert!(is_low(12) && !is_low(13));
        assert_eq!(change(8, 11), WellbeingChange::Better(3));
        assert_eq!(change(8, 10), WellbeingChange::Same);
        assert_eq!(change(20, 8), WellbeingChange::Worse(12));
    }

    proptest! {
        #[test]
        fn five_answers_add_up_and_nothing_else_does(answers in proptest::collection::vec(-1_i32..8, 0..8)) {
            let whole = answers.len() == 5 && answers.iter().all(|a| (0..=5).contains(a));
            prop_assert_eq!(score(&answers).is_some(), whole);
            if let Some(sum) = score(&answers) {
                prop_assert!((0..=BEST).contains(&sum));
                prop_assert_eq!(sum, answers.iter().sum::<i32>());
            }
        }

        #[test]
        fn change_is_the_same_read_backwards(first in 0_i32..=25, last in 0_i32..=25) {
            let mirrored = match change(last, first) {
                WellbeingChange::Better(points) => WellbeingChange::Worse(points),
                WellbeingChange::Worse(points) => WellbeingChange::Better(points),
                WellbeingChange::Same => WellbeingChange::Same,
            };
            prop_assert_eq!(change(first, last), mirrored);
        }
    }
}
