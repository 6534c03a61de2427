//! Who counsels whom.

use ashshash_base::{CounsellorId, Deed, DeedId, Finding, SurvivorId};
use serde::{Deserialize, Serialize};

/// Gives a survivor to another counsellor of the office.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorReassign {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Whom.
    pub survivor: SurvivorId,
    /// The version of the file that the caller saw.
    pub version: i64,
    /// To whom.
    pub counsellor: CounsellorId,
}

impl Deed for SurvivorReassign {
    const NAME: &'static str = "survivor-reassign";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.survivor.to_string()
    }
}

/// What an assignment depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignmentFacts {
    /// Who counsels now.
    pub present: Option<CounsellorId>,
    /// The new counsellor belongs to the office that holds the file.
    pub is_of_the_office: bool,
}

/// Decides an assignment.
///
/// # Errors
/// Says that the office has no such counsellor, or that nothing would change.
pub fn reassign(facts: AssignmentFacts, deed: &SurvivorReassign) -> Result<(), Finding> {
    if !facts.is_of_the_office {
        return Err(Finding::at("counsellor-unknown", "counsellor"));
    }
    if facts.present == Some(deed.counsellor) {
        return Err(Finding::at("counsellor-unchanged", "counsellor"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(counsellor: u128) -> SurvivorReassign {
        let id = uuid::Uuid::from_u128;
        SurvivorReassign {
            deed_id: DeedId::from_uuid(id(1)),
            survivor: SurvivorId::from_uuid(id(2)),
            version: 1,
            counsellor: CounsellorId::from_uuid(id(counsellor)),
        }
    }

    #[test]
    fn only_to_another_counsellor_of_the_office() {
        let present = Some(deed(7).counsellor);
        let facts = AssignmentFacts { present, is_of_the_office: true };
        assert_eq!(reassign(facts, &deed(8)), Ok(()));
        assert_eq!(reassign(facts, &deed(7)).unwrap_err().code, "counsellor-unchanged");
        assert_eq!(
            reassign(AssignmentFacts { is_of_the_office: false, ..facts }, &deed(8)).unwrap_err().code,
            "counsellor-unknown"
        );
        assert_eq!(reassign(AssignmentFacts { present: None, ..facts }, &deed(7)), Ok(()));
    }
}
