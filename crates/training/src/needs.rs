//! What a survivor wants to learn and can manage (TNA).

use ashshash_base::{Argument, Date, Deed, DeedId, Finding, SurvivorId, TrainingNeedsAssessmentId, closed_set};
use serde::{Deserialize, Serialize};

closed_set! {
    /// How well somebody reads and writes.
    Literacy {
        /// Not at all.
        None = "none" [],
        /// The own name.
        SignsName = "signs_name" [],
        /// Reads and writes.
        ReadsAndWrites = "reads_and_writes" [],
        /// Five years of school.
        Primary = "primary" [],
        /// Ten years of school, or more.
        Secondary = "secondary" [],
    }
}

closed_set! {
    /// The trade or business that somebody wants.
    Trade {
        /// Sewing clothes.
        Tailoring = "tailoring" [],
        /// Block print, embroidery, other handicraft.
        Handicraft = "handicraft" [],
        /// Beauty parlour.
        Beauty = "beauty" [],
        /// Repair of mobile phones.
        MobileRepair = "mobile_repair" [],
        /// Electrical work.
        Electrical = "electrical" [],
        /// Motorcycles, engines.
        Mechanic = "mechanic" [],
        /// Driving.
        Driving = "driving" [],
        /// Computer and office work.
        Computer = "computer" [],
        /// Cows, goats, poultry.
        Livestock = "livestock" [],
        /// Vegetables, fish, field.
        Farming = "farming" [],
        /// Food and catering.
        Food = "food" [],
        /// A shop.
        Shop = "shop" [],
        /// Something else.
        Other = "other" [],
    }
}

/// The most hours that a week of training can ask of anybody.
const MOST_HOURS: i32 = 60;
/// More than this a day is a mistake in typing.
const MOST_EARNINGS: i64 = 100_000;

/// Records what a survivor wants to learn and can manage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrainingNeedsAssess {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The assessment's id.
    pub id: TrainingNeedsAssessmentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// When it was talked about.
    pub assessed_on: Date,
    /// The wanted trade or business.
    pub trade: Trade,
    /// How well the survivor reads and writes.
    pub literacy: Literacy,
    /// Hours a week that the survivor can give.
    pub hours_a_week: i32,
    /// What a day of training costs the survivor in earnings, in BDT.
    pub earnings_lost_bdt: i64,
}

impl Deed for TrainingNeedsAssess {
    const NAME: &'static str = "training-needs-assess";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// Decides whether an assessment can be recorded.
///
/// # Errors
/// Lists what is missing.
pub fn decide(
    is_active: bool,
    enrolled_on: Option<Date>,
    deed: &TrainingNeedsAssess,
    today: Date,
) -> Result<(), Vec<Finding>> {
    let mut found = Vec::new();
    if !is_active {
        found.push(Finding::at("survivor-not-active", "survivor"));
    }
    if deed.assessed_on > today {
        found.push(Finding::at("date-in-future", "assessed_on").with("date", Argument::Date(deed.assessed_on)));
    } else if let Some(from) = enrolled_on.filter(|from| deed.assessed_on < *from) {
        found.push(Finding::at("day-too-early", "assessed_on").with("date", Argument::Date(from)));
    }
    if !(1..=MOST_HOURS).contains(&deed.hours_a_week) {
        found.push(Finding::at("hours-out-of-range", "hours_a_week").with("count", Argument::Count(MOST_HOURS.into())));
    }
    if !(0..=MOST_EARNINGS).contains(&deed.earnings_lost_bdt) {
        found.push(
            Finding::at("earnings-out-of-range", "earnings_lost_bdt").with("count", Argument::Count(MOST_EARNINGS)),
        );
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assess(on: Date, hours_a_week: i32, earnings_lost_bdt: i64) -> TrainingNeedsAssess {
        let id = "00000000-0000-0000-0000-000000000001";
        TrainingNeedsAssess {
            deed_id: format!("deed_{id}").parse().unwrap(),
            id: format!("trainingNeedsAssessment_{id}").parse().unwrap(),
            survivor: format!("survivor_{id}").parse().unwrap(),
            assessed_on: on,
            trade: Trade::Tailoring,
            literacy: Literacy::Primary,
            hours_a_week,
            earnings_lost_bdt,
        }
    }

    proptest! {
        #[test]
        fn an_assessment_lies_within_the_episode_and_reason(days in 0_usize..900, hours in -5_i32..100, earnings in -10_i64..200_000, is_active: bool) {
            let (from, today): (Date, Date) = ("2021-02-01".parse().unwrap(), "2021-06-01".parse().unwrap());
            let first: Date = "2020-01-01".parse().unwrap();
            let on = first.iter_days().nth(days).unwrap();
            let decided = decide(is_active, Some(from), &assess(on, hours, earnings), today);
            let expected = [
                !is_active,
                on < from || on > today,
                !(1..=60).contains(&hours),
                !(0..=100_000).contains(&earnings),
            ];
            prop_assert_eq!(decided.err().unwrap_or_default().len(), expected.into_iter().filter(|wrong| *wrong).count());
        }
    }
}
