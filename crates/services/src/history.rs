//! What a register may say about help given.

use ashshash_base::{Date, Judgement};

use crate::SessionStatus;

/// The grades of satisfaction that a survivor may give.
pub const SATISFACTION: std::ops::RangeInclusive<i64> = 1..=5;

/// What one row says about a counselling session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionFacts {
    /// The day.
    pub held_on: Date,
    /// What became of it.
    pub status: SessionStatus,
    /// How satisfied the survivor was.
    pub satisfaction: Option<i64>,
}

/// Judges a counselling session (R3).
pub fn judge_session(facts: &SessionFacts, today: Date) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.refuse_if(facts.held_on > today, "date-in-future", "held_on");
    judgement.refuse_if(
        facts.satisfaction.is_some_and(|grade| !SATISFACTION.contains(&grade)),
        "satisfaction-out-of-range",
        "satisfaction",
    );
    judgement.warn_if(settled(facts, today) != facts.status, "status-contradicts-date", "status");
    judgement
}

/// Tells a session's status once it is history (R3): past ones come in closed, nothing is left to
/// settle, so one that is still 'planned' after its day counts as called off.
pub fn settled(facts: &SessionFacts, today: Date) -> SessionStatus {
    if facts.status == SessionStatus::Planned && facts.held_on < today {
        SessionStatus::Cancelled
    } else {
        facts.status
    }
}

/// What is recorded about a referral besides the register's row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReferralFacts {
    /// Consent to share with that kind of provider was in force.
    pub has_consent: bool,
    /// The service needs no MoU, the provider is a public body, or an MoU was in force.
    pub has_mou_or_needs_none: bool,
}

/// Judges a referral (R8): what was done was done.
pub fn judge_referral(facts: &ReferralFacts) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.warn_if(!facts.has_consent, "referral-without-consent", "survivor");
    judgement.warn_if(!facts.has_mou_or_needs_none, "referral-without-mou", "provider");
    judgement
}

/// Judges how many members of a family attended.
pub fn judge_family(male: Option<i64>, female: Option<i64>) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.refuse_if(male.is_some_and(|n| n < 0), "number-negative", "male");
    judgement.refuse_if(female.is_some_and(|n| n < 0), "number-negative", "female");
    judgement.refuse_if(male.is_none() && female.is_none(), "participants-missing", "male");
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> Date {
        Date::from_yo_opt(2022, 100).unwrap()
    }

    fn codes(judgement: &Judgement) -> Vec<&'static str> {
        judgement.refusals.iter().chain(&judgement.warnings).map(|finding| finding.code).collect()
    }

    proptest! {
        #[test]
        fn sessions_are_judged_by_day_and_grade(ordinal in 1u32..=200, satisfaction in proptest::option::of(-2i64..9), status in proptest::sample::select(SessionStatus::ALL)) {
            let held_on = Date::from_yo_opt(2022, ordinal).unwrap();
            let facts = SessionFacts { held_on, status, satisfaction };
            let judgement = judge_session(&facts, today());
            prop_assert_eq!(judgement.is_acceptable(), ordinal <= 100 && satisfaction.is_none_or(|n| (1..=5).contains(&n)));
            // What is past is closed.
            prop_assert!(held_on >= today() || settled(&facts, today()) != SessionStatus::Planned);
            prop_assert_eq!(judgement.warnings.is_empty(), settled(&facts, today()) == status);
        }
    }

    #[test]
    fn referrals_and_families_are_judged_by_the_table() {
        assert_eq!(
            codes(&judge_referral(&ReferralFacts::default())),
            ["referral-without-consent", "referral-without-mou"]
        );
        assert_eq!(codes(&judge_referral(&ReferralFacts { has_consent: true, has_mou_or_needs_none: true })), [""; 0]);
        for (male, female, expected) in [
            (Some(1), None, vec![]),
            (Some(0), Some(0), vec![]),
            (None, None, vec!["participants-missing"]),
            (Some(-1), Some(2), vec!["number-negative"]),
        ] {
            assert_eq!(codes(&judge_family(male, female)), expected);
        }
    }
}
