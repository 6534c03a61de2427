//! Two files of one person become one.

use ashshash_base::{Date, Deed, DeedId, EnrolmentId, Finding, OrganisationId, Sex, SurvivorId};
use serde::{Deserialize, Serialize};

use crate::SurvivorStatus;

/// Moves all records of one file into another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorsMerge {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The file that stays.
    pub keep: SurvivorId,
    /// Its version that was read.
    pub keep_version: i64,
    /// The file that goes into it.
    pub merge: SurvivorId,
    /// Its version that was read.
    pub merge_version: i64,
}

impl Deed for SurvivorsMerge {
    const NAME: &'static str = "survivors-merge";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.keep.to_string()
    }
}

/// What the rule looks at of each of the two files.
#[derive(Clone, Copy, Debug)]
pub struct MergeSide {
    /// Whose file.
    pub survivor: SurvivorId,
    /// Who holds it.
    pub holder: OrganisationId,
    /// Sex.
    pub sex: Sex,
    /// How the support stands.
    pub status: SurvivorStatus,
    /// When somebody pointed the person out.
    pub identified_on: Option<Date>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// Start of the first enrolment.
    pub enrolled_on: Option<Date>,
}

/// An episode of one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The enrolment.
    pub id: EnrolmentId,
    /// First day.
    pub started_on: Date,
    /// Whether it is open.
    pub is_open: bool,
    /// The status to which it leads.
    pub status: SurvivorStatus,
}

/// What the file that stays is afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// How the support stands.
    pub status: SurvivorStatus,
    /// The earlier of both.
    pub identified_on: Option<Date>,
    /// The earlier of both.
    pub verified_on: Option<Date>,
    /// The earlier of both.
    pub enrolled_on: Option<Date>,
    /// Open episodes beside the earliest one: one person has one (R2), so these are voided.
    pub void_enrolments: Vec<EnrolmentId>,
}

/// Decides what becomes of two files of one person.
///
/// # Errors
/// Says why they can't be one.
pub fn decide(keep: MergeSide, merge: MergeSide, episodes: &[Episode]) -> Result<Merged, Vec<Finding>> {
    let mut found = Vec::new();
    if keep.survivor == merge.survivor {
        found.push(Finding::at("merge-with-itself", "merge"));
    }
    if keep.holder != merge.holder {
        found.push(Finding::at("survivor-unknown", "merge"));
    }
    if keep.sex != merge.sex {
        found.push(Finding::at("merge-sexes-differ", "merge"));
    }
    if !found.is_empty() {
        return Err(found);
    }
    let mut open: Vec<&Episode> = episodes.iter().filter(|episode| episode.is_open).collect();
    open.sort_by_key(|episode| (episode.started_on, episode.id));
    let latest = episodes.iter().filter(|episode| !episode.is_open).max_by_key(|e| (e.started_on, e.id));
    let status = match (open.first(), latest) {
        (Some(_), _) => SurvivorStatus::Active,
        (None, Some(episode)) => episode.status,
        (None, None) => keep.status,
    };
    Ok(Merged {
        status,
        identified_on: earlier(keep.identified_on, merge.identified_on),
        verified_on: earlier(keep.verified_on, merge.verified_on),
        enrolled_on: earlier(keep.enrolled_on, merge.enrolled_on),
        void_enrolments: open.iter().skip(1).map(|episode| episode.id).collect(),
    })
}

fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn side(number: u128) -> MergeSide {
        MergeSide {
            survivor: Uuid::from_u128(number).into(),
            holder: Uuid::from_u128(9).into(),
            sex: Sex::Female,
            status: SurvivorStatus::Active,
            identified_on: None,
            verified_on: None,
            enrolled_on: None,
        }
    }

    fn codes(result: Result<Merged, Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn two_people_stay_two() {
        assert_eq!(codes(decide(side(1), side(1), &[])), ["merge-with-itself"]);
        let elsewhere = MergeSide { holder: Uuid::from_u128(8).into(), ..side(2) };
        assert_eq!(codes(decide(side(1), elsewhere, &[])), ["survivor-unknown"]);
        assert_eq!(codes(decide(side(1), MergeSide { sex: Sex::Male, ..side(2) }, &[])), ["merge-sexes-differ"]);
    }

    fn episodes() -> impl Strategy<Value = Vec<Episode>> {
        proptest::collection::vec((0_usize..900, any::<bool>()), 0..6).prop_map(|drawn| {
            let first: Date = "2020-01-01".parse().unwrap();
            drawn
                .into_iter()
                .enumerate()
                .map(|(number, (days, is_open))| Episode {
                    id: Uuid::from_u128(number as u128).into(),
                    started_on: first.iter_days().nth(days).unwrap(),
                    is_open,
                    status: if is_open { SurvivorStatus::Active } else { SurvivorStatus::Completed },
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn one_open_episode_stays_and_it_is_the_earliest(episodes in episodes()) {
            let merged = decide(side(1), side(2), &episodes).unwrap();
            let open: Vec<_> = episodes.iter().filter(|e| e.is_open).collect();
            let stays: Vec<_> = open.iter().filter(|e| !merged.void_enrolments.contains(&e.id)).collect();
            prop_assert_eq!(stays.len(), usize::from(!open.is_empty()));
            prop_assert_eq!(merged.status == SurvivorStatus::Active, !open.is_empty() || episodes.is_empty());
            for episode in stays {
                prop_assert!(open.iter().all(|other| other.started_on >= episode.started_on));
            }
        }
    }
}
