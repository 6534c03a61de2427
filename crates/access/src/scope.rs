//! Which rows a viewer's questions reach.

use ashshash_base::{Date, OrganisationId, Timestamp, UserId};

use crate::right::{Right, may, person_may};
use crate::viewer::{Role, Viewer};

/// The rows that a question may reach; only storage turns it into SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything that an office holds.
    Organisation(OrganisationId),
    /// The survivors assigned to one counsellor, of whatever holder.
    Caseload {
        /// The counsellor's own organisation, for what is not about a survivor.
        organisation: OrganisationId,
        /// The account to which the counsellor entry is tied.
        user: UserId,
        /// When it is asked: files that were opened by breaking the glass close by themselves.
        now: Timestamp,
    },
    /// A mobiliser's: no survivors, own leads, the office's awareness work.
    Awareness {
        /// The mobiliser's organisation.
        organisation: OrganisationId,
        /// The account that made the leads.
        user: UserId,
    },
    /// What holders share with a training provider under consent in force.
    TrainingProvider {
        /// The provider.
        organisation: OrganisationId,
        /// Consents that ended before this day count no more.
        today: Date,
    },
    /// What holders share with a legal provider under consent in force.
    LegalProvider {
        /// The provider.
        organisation: OrganisationId,
        /// Consents that ended before this day count no more.
        today: Date,
    },
}

impl Scope {
    /// Tells which rows the viewer reaches at an instant.
    pub fn of(viewer: &Viewer, now: Timestamp) -> Self {
        let (organisation, user) = (viewer.organisation, viewer.user);
        match viewer.role {
            Role::Coordinator => Self::Organisation(organisation),
            Role::Counsellor => Self::Caseload { organisation, user, now },
            Role::Mobiliser => Self::Awareness { organisation, user },
            Role::Tsp => Self::TrainingProvider { organisation, today: now.date_in_dhaka() },
            Role::Lsp => Self::LegalProvider { organisation, today: now.date_in_dhaka() },
        }
    }

    /// Tells about which rows the viewer decides as far as certificates go (R4): a coordinator, or the
    /// deputy whom the office named, about the office's; others about none.
    ///
    /// Made for certificates alone: a deputy reaches no file by it.
    pub fn of_decisions(viewer: &Viewer) -> Option<Self> {
        let decides = person_may(viewer.role, viewer.is_deputy_approver, Right::DecideCertificate);
        decides.then_some(Self::Organisation(viewer.organisation))
    }

    /// The viewer's own organisation.
    pub fn organisation(&self) -> OrganisationId {
        match self {
            Self::Organisation(organisation)
            | Self::Caseload { organisation, .. }
            | Self::Awareness { organisation, .. }
            | Self::TrainingProvider { organisation, .. }
            | Self::LegalProvider { organisation, .. } => *organisation,
        }
    }

    /// The role whose reach it is: what may be read of the rows follows from it.
    pub fn role(&self) -> Role {
        match self {
            Self::Organisation(_) => Role::Coordinator,
            Self::Caseload { .. } => Role::Counsellor,
            Self::Awareness { .. } => Role::Mobiliser,
            Self::TrainingProvider { .. } => Role::Tsp,
            Self::LegalProvider { .. } => Role::Lsp,
        }
    }

    /// Tells whether the viewer has a right over the rows that the scope reaches.
    pub fn may(&self, right: Right) -> bool {
        may(self.role(), right)
    }
}

#[cfg(test)]
mod tests {
    use ashshash_base::Language;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn coordinators_and_deputies_decide_about_their_office() {
        let viewer = |role, is_deputy_approver| Viewer {
            user: UserId::from_uuid(Uuid::from_u128(1)),
            organisation: OrganisationId::from_uuid(Uuid::from_u128(2)),
            role,
            is_deputy_approver,
            language: Language::English,
        };
        for role in Role::ALL {
            assert_eq!(Scope::of_decisions(&viewer(role, false)).is_some(), role == Role::Coordinator);
            let deputy = viewer(role, true);
            assert_eq!(Scope::of_decisions(&deputy), Some(Scope::Organisation(deputy.organisation)));
            if role == Role::Counsellor {
                assert!(matches!(Scope::of(&deputy, Timestamp(0)), Scope::Caseload { .. }), "no file more");
            }
        }
    }
}
