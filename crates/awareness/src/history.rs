//! What a register may say about an event.

use ashshash_base::{Date, Judgement};

use crate::ActivityType;

/// What one row says about an event. Unread counts are left out, not zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFacts {
    /// The type, where it could be read.
    pub activity: Option<ActivityType>,
    /// The day.
    pub held_on: Date,
    /// Participants by sex: male, female, other.
    pub participants: [Option<i64>; 3],
    /// The union is known.
    pub has_union: bool,
    /// The upazila is known.
    pub has_upazila: bool,
    /// It says by which channel people were reached.
    pub has_channel: bool,
}

const FIELDS: [&str; 3] = ["male", "female", "other"];

/// Judges an event (R10).
pub fn judge_event(facts: &EventFacts, today: Date) -> Judgement {
    let mut judgement = Judgement::default();
    judgement.refuse_if(facts.activity.is_none(), "activity-unknown", "activity");
    judgement.refuse_if(facts.held_on > today, "date-in-future", "held_on");
    for (count, field) in facts.participants.iter().zip(FIELDS) {
        judgement.refuse_if(count.is_some_and(|n| n < 0), "number-negative", field);
    }
    let counts_people = facts.activity.as_ref().and_then(ActivityType::info).is_none_or(|info| info.counts_people);
    let somebody_came = facts.participants.iter().flatten().any(|n| *n > 0);
    if judgement.is_acceptable() {
        judgement.refuse_if(counts_people && !somebody_came, "participants-missing", "male");
    }
    judgement.warn_if(!facts.has_union && facts.has_upazila, "place-by-upazila-only", "union");
    let is_day = facts.activity.as_ref().is_some_and(|activity| activity.code() == "DAY_OBSERVATION");
    judgement.warn_if(is_day && !facts.has_channel, "reach-without-channel", "activity");
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(ordinal: u32) -> Date {
        Date::from_yo_opt(2021, ordinal).unwrap()
    }

    proptest! {
        #[test]
        fn an_accepted_event_has_a_type_a_past_day_and_people(
            activity in proptest::option::of(proptest::sample::select(ActivityType::standard())), ordinal in 1u32..=365,
            participants in proptest::array::uniform3(proptest::option::of(-3i64..9)), has_union in any::<bool>(), has_upazila in any::<bool>(),
        ) {
            let facts = EventFacts {
                activity: activity.map(|info| ActivityType::from_code(info.code).unwrap()), held_on: day(ordinal), participants, has_union, has_upazila, has_channel: false,
            };
            let judgement = judge_event(&facts, day(180));
            let people: i64 = participants.iter().flatten().sum();
            let expected = activity.is_some_and(|info| !info.counts_people || people > 0) && ordinal <= 180 && participants.iter().flatten().all(|n| *n >= 0);
            prop_assert_eq!(judgement.is_acceptable(), expected);
            prop_assert_eq!(judgement.warnings.iter().any(|finding| finding.code == "place-by-upazila-only"), has_upazila && !has_union);
        }
    }
}
