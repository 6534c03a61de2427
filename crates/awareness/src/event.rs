//! Awareness events as people record them (R10).

use std::collections::BTreeSet;

use ashshash_base::place::{Gazetteer, UnionId, UpazilaId};
use ashshash_base::{Argument, AwarenessEventId, Date, Deed, DeedId, Problem, Sex, closed_set};
use serde::{Deserialize, Serialize};

use crate::ActivityType;

closed_set! {
    /// By which way the observation of a day reaches people who do not sit in a room.
    ReachChannel {
        /// A rally.
        Rally = "rally" ["procession", "শোভাযাত্রা", "র‍্যালি"],
        /// A puppet show on cable television.
        CablePuppetShow = "cable_puppet_show" ["cable tv puppet show", "কেবল টিভিতে পাপেট শো"],
        /// A quiz.
        Quiz = "quiz" ["কুইজ"],
        /// From house to house.
        HouseToHouse = "house_to_house" ["house-to-house", "বাড়ি বাড়ি"],
    }
}

/// How many people one channel reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The channel.
    pub channel: ReachChannel,
    /// Men and boys.
    pub male: u32,
    /// Women and girls.
    pub female: u32,
    /// Others.
    pub other: u32,
}

/// Records an awareness event, or corrects one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventRecord {
    /// Names this deed.
    pub deed_id: DeedId,
    /// The event.
    pub id: AwarenessEventId,
    /// The version that a correction is based on; none for a new event.
    pub version: Option<i64>,
    /// What kind of activity.
    pub activity: ActivityType,
    /// The day.
    pub on: Date,
    /// Upazila.
    pub upazila: Option<UpazilaId>,
    /// Union.
    pub union: Option<UnionId>,
    /// Men and boys who came.
    pub male: u32,
    /// Women and girls who came.
    pub female: u32,
    /// Others who came.
    pub other: u32,
    /// Of the men and boys: pupils, where it was at a school.
    pub boys: Option<u32>,
    /// Of the women and girls: pupils, where it was at a school.
    pub girls: Option<u32>,
    /// Whom a day's observation reached besides, by channel.
    pub reach: Vec<Reach>,
}

impl Deed for EventRecord {
    const NAME: &'static str = "event-record";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

impl Reach {
    /// How many of a sex it reached.
    pub fn of(&self, sex: Sex) -> u32 {
        match sex {
            Sex::Male => self.male,
            Sex::Female => self.female,
            Sex::Other => self.other,
        }
    }
}

impl EventRecord {
    /// How many of a sex came.
    pub fn came(&self, sex: Sex) -> u32 {
        match sex {
            Sex::Male => self.male,
            Sex::Female => self.female,
            Sex::Other => self.other,
        }
    }

    /// How many of a sex count: who came, and whom a channel reached.
    pub fn counted(&self, sex: Sex) -> u32 {
        self.reach.iter().fold(self.came(sex), |sum, reach| sum.saturating_add(reach.of(sex)))
    }

    /// The upazila: the one that is said, or the union's.
    pub fn upazila_or_unions(&self) -> Option<UpazilaId> {
        let of_union = || self.union.and_then(|id| Gazetteer::official().union(id)).map(|union| union.upazila_id);
        self.upazila.or_else(of_union)
    }
}

/// What keeps an event from being recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventProblem {
    /// The office has no such type.
    #[error("nobody knows this type of activity")]
    ActivityUnknown,
    /// It can't have happened yet.
    #[error("the day is still to come")]
    NotYet,
    /// Where it took place must be said.
    #[error("the place is missing")]
    PlaceMissing,
    /// The union is not one of the upazila's.
    #[error("the union is in another upazila")]
    UnionElsewhere,
    /// Nobody came, and the type counts people.
    #[error("nobody came")]
    NobodyCame,
    /// More people than any event has.
    #[error("more than {MOST_PEOPLE} of one sex")]
    TooMany(Sex),
    /// More pupils than people of that sex.
    #[error("more pupils than people")]
    TooManyPupils(Sex),
    /// Only the observation of a day counts reach.
    #[error("only the observation of a day counts reach")]
    ReachElsewhere,
    /// A channel stands there twice.
    #[error("a channel stands there twice")]
    ChannelTwice,
}

/// The most people of one sex of one event.
pub const MOST_PEOPLE: u32 = 100_000;

impl Problem for EventProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::ActivityUnknown => "event-activity-missing",
            Self::NotYet => "session-not-yet",
            Self::PlaceMissing => "event-place-missing",
            Self::UnionElsewhere => "event-union-elsewhere",
            Self::NobodyCame => "event-nobody-came",
            Self::TooMany(_) => "event-too-many",
            Self::TooManyPupils(_) => "event-too-many-pupils",
            Self::ReachElsewhere => "event-reach-elsewhere",
            Self::ChannelTwice => "event-channel-twice",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::ActivityUnknown => "activity",
            Self::NotYet => "on",
            Self::PlaceMissing => "upazila",
            Self::UnionElsewhere => "union",
            Self::NobodyCame => "male",
            Self::TooMany(sex) => sex.code(),
            Self::TooManyPupils(Sex::Female) => "girls",
            Self::TooManyPupils(_) => "boys",
            Self::ReachElsewhere | Self::ChannelTwice => "reach",
        })
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        match self {
            Self::TooMany(_) => vec![("most", Argument::Count(MOST_PEOPLE.into()))],
            _ => Vec::new(),
        }
    }
}

/// Checks an event (R10).
///
/// # Errors
/// Says all that is missing or can't be.
pub fn check_event(event: &EventRecord, today: Date) -> Result<(), Vec<EventProblem>> {
    let info = event.activity.info();
    let counts_people = info.is_none_or(|info| info.counts_people);
    let union = event.union.map(|id| Gazetteer::official().union(id));
    let is_elsewhere = union.is_some_and(|union| {
        union.is_none_or(|union| event.upazila.is_some_and(|upazila| upazila != union.upazila_id))
    });
    let channels: BTreeSet<ReachChannel> = event.reach.iter().map(|reach| reach.channel).collect();
    let nobody = Sex::ALL.iter().all(|sex| event.counted(*sex) == 0);
    let problems: Vec<EventProblem> = [
        (info.is_none(), EventProblem::ActivityUnknown),
        (event.on > today, EventProblem::NotYet),
        (event.union.is_none() && event.upazila.is_none(), EventProblem::PlaceMissing),
        (is_elsewhere, EventProblem::UnionElsewhere),
        (counts_people && nobody, EventProblem::NobodyCame),
        (event.boys.is_some_and(|boys| boys > event.male), EventProblem::TooManyPupils(Sex::Male)),
        (event.girls.is_some_and(|girls| girls > event.female), EventProblem::TooManyPupils(Sex::Female)),
        (!event.reach.is_empty() && event.activity.code() != DAY_OBSERVATION, EventProblem::ReachElsewhere),
        (channels.len() < event.reach.len(), EventProblem::ChannelTwice),
    ]
    .into_iter()
    .filter_map(|(is_wrong, problem)| is_wrong.then_some(problem))
    .chain(Sex::ALL.into_iter().filter(|sex| event.counted(*sex) > MOST_PEOPLE).map(EventProblem::TooMany))
    .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The type of activity that may count reach.
pub const DAY_OBSERVATION: &str = "DAY_OBSERVATION";

#[cfg(test)]
mod tests;
