use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The text is not the id of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the type {expected}")]
pub struct IdUnreadable {
    /// The type that was expected, as ids spell it: `survivor`.
    pub expected: &'static str,
}

fn parse(text: &str, expected: &'static str) -> Result<Uuid, IdUnreadable> {
    text.strip_prefix(expected)
        .and_then(|rest| rest.strip_prefix('_'))
        .filter(|uuid| uuid.len() == 36 && !uuid.bytes().any(|b| b.is_ascii_uppercase()))
        .and_then(|uuid| Uuid::try_parse(uuid).ok())
        .ok_or(IdUnreadable { expected })
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// The type as ids spell it.
            pub const TYPE: &'static str = $prefix;

            /// Makes an id of a UUID (version 7 where it is new).
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Gives the bare UUID.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{}"), self.0.as_hyphenated())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdUnreadable;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                parse(text, $prefix).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

id! {
    /// Names an organisation.
    OrganisationId = "organisation";
    /// Names a person who signs in.
    UserId = "user";
    /// Names a survivor.
    SurvivorId = "survivor";
    /// Names a lead.
    LeadId = "lead";
    /// Names an enrolment.
    EnrolmentId = "enrolment";
    /// Names a counsellor, with or without an account.
    CounsellorId = "counsellor";
    /// Names a counselling session.
    CounsellingSessionId = "counsellingSession";
    /// Names a family counselling session.
    FamilySessionId = "familySession";
    /// Names a Ready-to-Go certificate.
    CertificateId = "certificate";
    /// Names a training needs assessment.
    TrainingNeedsAssessmentId = "trainingNeedsAssessment";
    /// Names a referral.
    ReferralId = "referral";
    /// Names goods or money given.
    SupportId = "support";
    /// Names a provider of the service directory.
    ServiceProviderId = "serviceProvider";
    /// Names a run of a course.
    BatchId = "batch";
    /// Names a survivor's place in a batch.
    TrainingEnrolmentId = "trainingEnrolment";
    /// Names a job or a business.
    PlacementId = "placement";
    /// Names an awareness event.
    AwarenessEventId = "awarenessEvent";
    /// Names a union parishad's allocation.
    BudgetAllocationId = "budgetAllocation";
    /// Names a load of a register workbook.
    RegisterImportId = "registerImport";
    /// Names a stored document.
    DocumentId = "document";
    /// Names a sign-in.
    SessionId = "session";
    /// Names a consent.
    ConsentId = "consent";
    /// Names a deed: the same deed again is recognised by it.
    DeedId = "deed";
    /// Names an urgent referral of a lead.
    LeadReferralId = "leadReferral";
    /// Names two files or leads that may be one person.
    DuplicateId = "duplicate";
    /// Names a follow-up.
    FollowUpId = "followUp";
    /// Names a member of a survivor's family.
    FamilyMemberId = "familyMember";
    /// Names a scale of well-being that an office loaded.
    ScaleId = "scale";
    /// Names a needs assessment.
    NeedsAssessmentId = "needsAssessment";
    /// Names a safety plan.
    SafetyPlanId = "safetyPlan";
    /// Names a case plan.
    CasePlanId = "casePlan";
    /// Names a goal of a case plan.
    PlanGoalId = "planGoal";
    /// Names a service agreed for a goal.
    PlanServiceId = "planService";
    /// Names a calendar's address.
    CalendarFeedId = "calendarFeed";
    /// Names the opening of a file outside the own reach.
    GlassAccessId = "glassAccess";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_only_as_its_own_type() {
        let id = SurvivorId::from_uuid(Uuid::from_u128(0x0192_7c1e_7000_7000_8000_0000_0000_0001));
        let text = "survivor_01927c1e-7000-7000-8000-000000000001";
        assert_eq!(id.to_string(), text);
        assert_eq!(text.parse(), Ok(id));
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<SurvivorId>(&format!("\"{text}\"")).unwrap(), id);
        assert!(text.parse::<LeadId>().is_err());
        for wrong in ["", "survivor", "survivor_", "survivor_1", &text.to_uppercase(), &text.replace('-', "")] {
            assert!(wrong.parse::<SurvivorId>().is_err(), "{wrong}");
        }
    }
}
