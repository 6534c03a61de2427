//! What a role may do and read.

use crate::viewer::Role;

/// Something that not everybody may do or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// List survivors and open their files, as far as the scope reaches.
    ReadSurvivors,
    /// Read names, phone and safe contact of the survivors in scope.
    ReadIdentity,
    /// Read coded facts of a case: exploitation, destination, register notes.
    ReadCaseFacts,
    /// Read how a case went: sessions, support, consents, who looked.
    ReadCaseWork,
    /// List leads in scope.
    ReadLeads,
    /// List the office's counsellors.
    ReadCounsellors,
    /// Load registers and read the results of loads.
    ImportRegister,
    /// Read the office's journal.
    ReadJournal,
}

impl Right {
    /// All rights.
    pub const ALL: [Self; 8] = [
        Self::ReadSurvivors,
        Self::ReadIdentity,
        Self::ReadCaseFacts,
        Self::ReadCaseWork,
        Self::ReadLeads,
        Self::ReadCounsellors,
        Self::ImportRegister,
        Self::ReadJournal,
    ];
}

/// Tells whether a role has a right; what isn't said here is denied.
pub fn may(role: Role, right: Right) -> bool {
    match right {
        Right::ReadSurvivors | Right::ReadIdentity => role != Role::Mobiliser,
        Right::ReadCaseFacts | Right::ReadCaseWork | Right::ReadCounsellors => {
            matches!(role, Role::Coordinator | Role::Counsellor)
        }
        Right::ReadLeads => matches!(role, Role::Coordinator | Role::Counsellor | Role::Mobiliser),
        Right::ImportRegister | Right::ReadJournal => role == Role::Coordinator,
    }
}

/// What a figure counts, as far as access is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Enrolments, certificates, sessions, support, needs assessments.
    Cases,
    /// Training and placements.
    Training,
    /// Referrals and legal cases.
    Referrals,
    /// Events and union parishad budgets.
    Awareness,
}

/// Tells whether a role has figures of a kind; which rows they count is the scope's matter.
pub fn may_count(role: Role, counted: Counted) -> bool {
    match role {
        Role::Coordinator => true,
        Role::Counsellor => counted != Counted::Awareness,
        Role::Mobiliser => counted == Counted::Awareness,
        Role::Tsp => counted == Counted::Training,
        Role::Lsp => counted == Counted::Referrals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The access table (docs/access.md): counsellor, mobiliser, TSP, LSP, coordinator.
    #[test]
    fn table_of_roles_and_rights() {
        let table = |right| Role::ALL.map(|role| may(role, right));
        for right in Right::ALL {
            let expected = match right {
                Right::ReadSurvivors | Right::ReadIdentity => [true, false, true, true, true],
                Right::ReadCaseFacts | Right::ReadCaseWork | Right::ReadCounsellors => {
                    [true, false, false, false, true]
                }
                Right::ReadLeads => [true, true, false, false, true],
                Right::ImportRegister | Right::ReadJournal => [false, false, false, false, true],
            };
            assert_eq!(table(right), expected, "{right:?}");
        }
    }

    #[test]
    fn a_provider_counts_only_its_own_kind_of_work() {
        let counted = [Counted::Cases, Counted::Training, Counted::Referrals, Counted::Awareness];
        let of = |role| counted.map(|c| may_count(role, c));
        assert_eq!(of(Role::Tsp), [false, true, false, false]);
        assert_eq!(of(Role::Lsp), [false, false, true, false]);
        assert_eq!(of(Role::Mobiliser), [false, false, false, true]);
        assert_eq!(of(Role::Counsellor), [true, true, true, false]);
        assert_eq!(of(Role::Coordinator), [true; 4]);
    }
}
