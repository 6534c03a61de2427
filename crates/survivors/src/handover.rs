//! Handing a caseload from one counsellor to another in one deed.

use ashshash_base::{CounsellorId, Deed, DeedId, Finding, SurvivorId};
use serde::{Deserialize, Serialize};

/// Hands survivors over, with their open appointments.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseloadHandOver {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Who accompanied them.
    pub from: CounsellorId,
    /// Who does from now on.
    pub to: CounsellorId,
    /// Whom; all where nobody is named.
    pub survivors: Option<Vec<SurvivorId>>,
}

impl Deed for CaseloadHandOver {
    const NAME: &'static str = "caseload-hand-over";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.to.to_string()
    }
}

/// Decides whom a hand-over concerns; `caseload` are those whom the first counsellor accompanies.
///
/// # Errors
/// Says what is missing.
pub fn decide(caseload: &[SurvivorId], deed: &CaseloadHandOver) -> Result<Vec<SurvivorId>, Vec<Finding>> {
    let mut found = Vec::new();
    if deed.from == deed.to {
        found.push(Finding::at("hand-over-to-the-same", "to"));
    }
    let mut chosen = deed.survivors.clone().unwrap_or_else(|| caseload.to_vec());
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.is_empty() {
        found.push(Finding::at("hand-over-nobody", "survivors"));
    }
    if chosen.iter().any(|survivor| !caseload.contains(survivor)) {
        found.push(Finding::at("not-of-the-counsellor", "survivors"));
    }
    if found.is_empty() { Ok(chosen) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn survivor(number: u8) -> SurvivorId {
        Uuid::from_u128(number.into()).into()
    }

    fn deed(to: u8, survivors: Option<Vec<u8>>) -> CaseloadHandOver {
        CaseloadHandOver {
            deed_id: Uuid::from_u128(1).into(),
            from: Uuid::from_u128(1).into(),
            to: Uuid::from_u128(to.into()).into(),
            survivors: survivors.map(|list| list.into_iter().map(survivor).collect()),
        }
    }

    fn codes(result: Result<Vec<SurvivorId>, Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn somebody_must_be_handed_to_somebody_else() {
        assert_eq!(codes(decide(&[survivor(1)], &deed(1, None))), ["hand-over-to-the-same"]);
        assert_eq!(codes(decide(&[], &deed(2, None))), ["hand-over-nobody"]);
        assert_eq!(codes(decide(&[survivor(1)], &deed(2, Some(vec![1, 2])))), ["not-of-the-counsellor"]);
    }

    proptest! {
        #[test]
        fn nobody_outside_the_caseload_is_handed_over(caseload in proptest::collection::vec(0_u8..20, 0..20), chosen in proptest::option::of(proptest::collection::vec(0_u8..20, 0..5))) {
            let caseload: Vec<SurvivorId> = caseload.into_iter().map(survivor).collect();
            if let Ok(handed) = decide(&caseload, &deed(2, chosen.clone())) {
                prop_assert!(handed.iter().all(|s| caseload.contains(s)));
                prop_assert!(chosen.is_some() || caseload.iter().all(|s| handed.contains(s)));
            }
        }
    }
}
