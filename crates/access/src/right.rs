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
    /// Make a lead, change the own ones, record what the person answered.
    CreateLead,
    /// Confirm, reject or ask back a lead (R1).
    VerifyLead,
    /// Say whether two files or leads are one person.
    DecideDuplicate,
    /// Open an enrolment (R2).
    EnrolSurvivor,
    /// Change names, phone, address and safe contact of a survivor.
    ChangeIdentity,
    /// Record consents, refusals and withdrawals.
    RecordConsent,
    /// Write sessions, follow-ups, needs, plans, documents.
    WriteCaseWork,
    /// Read private notes and stories; a coordinator needs a file that was opened by breaking the glass.
    ReadNotes,
    /// Ask for a Ready-to-Go certificate (R4).
    RequestCertificate,
    /// Approve, return or revoke a certificate (R4); a deputy approver may too.
    DecideCertificate,
    /// End an enrolment: drop-out, completion, transfer (R9).
    EndEnrolment,
    /// Give survivors to another counsellor.
    Reassign,
    /// Open a file outside the own reach for a day, with a reason.
    BreakGlass,
    /// Void a wrong record with a reason (R13); a counsellor the own ones.
    VoidRecord,
    /// Make one file of two of the same person.
    MergeSurvivors,
    /// Record awareness events (R10).
    RecordEvent,
    /// Load the wording of an assessment scale.
    LoadScale,
}

impl Right {
    /// All rights.
    pub const ALL: [Self; 25] = [
        Self::ReadSurvivors,
        Self::ReadIdentity,
        Self::ReadCaseFacts,
        Self::ReadCaseWork,
        Self::ReadLeads,
        Self::ReadCounsellors,
        Self::ImportRegister,
        Self::ReadJournal,
        Self::CreateLead,
        Self::VerifyLead,
        Self::DecideDuplicate,
        Self::EnrolSurvivor,
        Self::ChangeIdentity,
        Self::RecordConsent,
        Self::WriteCaseWork,
        Self::ReadNotes,
        Self::RequestCertificate,
        Self::DecideCertificate,
        Self::EndEnrolment,
        Self::Reassign,
        Self::BreakGlass,
        Self::VoidRecord,
        Self::MergeSurvivors,
        Self::RecordEvent,
        Self::LoadScale,
    ];
}

/// Tells whether a person has a right: by the role, or as the deputy whom the office named, who decides about
/// certificates too (R4).
pub fn person_may(role: Role, is_deputy_approver: bool, right: Right) -> bool {
    may(role, right) || (is_deputy_approver && right == Right::DecideCertificate)
}

/// Tells whether a role has a right; what isn't said here is denied.
pub fn may(role: Role, right: Right) -> bool {
    match right {
        Right::ReadSurvivors | Right::ReadIdentity => role != Role::Mobiliser,
        Right::ReadCaseFacts
        | Right::ReadCaseWork
        | Right::ReadCounsellors
        | Right::EnrolSurvivor
        | Right::ChangeIdentity
        | Right::RecordConsent
        | Right::WriteCaseWork
        | Right::ReadNotes
        | Right::RequestCertificate
        | Right::EndEnrolment
        | Right::BreakGlass
        | Right::VoidRecord => matches!(role, Role::Coordinator | Role::Counsellor),
        Right::ReadLeads | Right::CreateLead | Right::RecordEvent => {
            matches!(role, Role::Coordinator | Role::Counsellor | Role::Mobiliser)
        }
        Right::ImportRegister
        | Right::ReadJournal
        | Right::VerifyLead
        | Right::DecideDuplicate
        | Right::DecideCertificate
        | Right::Reassign
        | Right::MergeSurvivors
        | Right::LoadScale => role == Role::Coordinator,
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
                Right::ReadCaseFacts
                | Right::ReadCaseWork
                | Right::ReadCounsellors
                | Right::EnrolSurvivor
                | Right::ChangeIdentity
                | Right::RecordConsent
                | Right::WriteCaseWork
                | Right::ReadNotes
                | Right::RequestCertificate
                | Right::EndEnrolment
                | Right::BreakGlass
                | Right::VoidRecord => [true, false, false, false, true],
                Right::ReadLeads | Right::CreateLead | Right::RecordEvent => [true, true, false, false, true],
                Right::ImportRegister
                | Right::ReadJournal
                | Right::VerifyLead
                | Right::DecideDuplicate
                | Right::DecideCertificate
                | Right::Reassign
                | Right::MergeSurvivors
                | Right::LoadScale => [false, false, false, false, true],
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
