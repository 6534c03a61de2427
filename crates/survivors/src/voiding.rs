//! Taking back what should not have been recorded: the record stays, and no figure counts it (R13).

use std::fmt;
use std::str::FromStr;

use ashshash_base::{
    AwarenessEventId, ConsentId, CounsellingSessionId, Date, Deed, DeedId, FamilySessionId, Finding, FollowUpId,
    NeedsAssessmentId, PlacementId, ReferralId, SupportId, TrainingEnrolmentId, TrainingNeedsAssessmentId, closed_set,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

closed_set! {
    /// Why a record is taken back.
    VoidReason {
        /// It stands there twice.
        EnteredTwice = "entered_twice" [],
        /// It belongs to somebody else.
        WrongPerson = "wrong_person" [],
        /// It did not happen.
        DidNotHappen = "did_not_happen" [],
        /// Its day or its details are wrong; it is entered anew.
        WrongDetails = "wrong_details" [],
    }
}

/// The kinds of record that can be taken back. A certificate is revoked instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voidable {
    /// A counselling session.
    CounsellingSession,
    /// A family session.
    FamilySession,
    /// A follow-up.
    FollowUp,
    /// Goods or money given.
    Support,
    /// A needs assessment.
    NeedsAssessment,
    /// A training needs assessment.
    TrainingNeedsAssessment,
    /// A consent.
    Consent,
    /// A referral.
    Referral,
    /// A place in a training.
    TrainingEnrolment,
    /// A job or an own business.
    Placement,
    /// An awareness event.
    AwarenessEvent,
}

impl Voidable {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::CounsellingSession,
        Self::FamilySession,
        Self::FollowUp,
        Self::Support,
        Self::NeedsAssessment,
        Self::TrainingNeedsAssessment,
        Self::Consent,
        Self::Referral,
        Self::TrainingEnrolment,
        Self::Placement,
        Self::AwarenessEvent,
    ];

    /// Its name as rows and words spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CounsellingSession => "counselling_session",
            Self::FamilySession => "family_session",
            Self::FollowUp => "follow_up",
            Self::Support => "support",
            Self::NeedsAssessment => "needs_assessment",
            Self::TrainingNeedsAssessment => "training_needs_assessment",
            Self::Consent => "consent",
            Self::Referral => "referral",
            Self::TrainingEnrolment => "training_enrolment",
            Self::Placement => "placement",
            Self::AwarenessEvent => "awareness_event",
        }
    }

    /// The type as ids spell it.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::CounsellingSession => CounsellingSessionId::TYPE,
            Self::FamilySession => FamilySessionId::TYPE,
            Self::FollowUp => FollowUpId::TYPE,
            Self::Support => SupportId::TYPE,
            Self::NeedsAssessment => NeedsAssessmentId::TYPE,
            Self::TrainingNeedsAssessment => TrainingNeedsAssessmentId::TYPE,
            Self::Consent => ConsentId::TYPE,
            Self::Referral => ReferralId::TYPE,
            Self::TrainingEnrolment => TrainingEnrolmentId::TYPE,
            Self::Placement => PlacementId::TYPE,
            Self::AwarenessEvent => AwarenessEventId::TYPE,
        }
    }
}

/// A record that can be taken back, by its id: `counsellingSession_…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VoidableId {
    /// What it is.
    pub kind: Voidable,
    /// Its bare id.
    pub id: Uuid,
}

/// The text is no id of a record that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of a record that can be taken back")]
pub struct NotVoidable;

impl fmt::Display for VoidableId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.kind.prefix(), self.id.as_hyphenated())
    }
}

impl FromStr for VoidableId {
    type Err = NotVoidable;

    fn from_str(text: &str) -> Result<Self, NotVoidable> {
        let (prefix, id) = text.split_once('_').ok_or(NotVoidable)?;
        let kind = Voidable::ALL.into_iter().find(|kind| kind.prefix() == prefix).ok_or(NotVoidable)?;
        let id = Uuid::try_parse(id).map_err(|_| NotVoidable)?;
        Ok(Self { kind, id })
    }
}

impl Serialize for VoidableId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for VoidableId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Takes a record back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecordVoid {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The record.
    pub record: VoidableId,
    /// The version that was read.
    pub version: i64,
    /// Why.
    pub reason: VoidReason,
}

impl Deed for RecordVoid {
    const NAME: &'static str = "record-void";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.record.to_string()
    }
}

/// What the rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct VoidFacts {
    /// Whether the person may take back whatever the office holds.
    pub may_void_all: bool,
    /// Whether the person recorded it.
    pub is_own: bool,
    /// When it was recorded.
    pub recorded_on: Date,
    /// Whether it was taken back before.
    pub is_voided: bool,
}

/// Decides whether a record can be taken back: the coordinator's always, one's own on the same day.
///
/// # Errors
/// Says why not.
pub fn decide(facts: VoidFacts, today: Date) -> Result<(), Vec<Finding>> {
    if facts.is_voided {
        return Err(vec![Finding::at("record-voided", "record")]);
    }
    if facts.may_void_all || (facts.is_own && facts.recorded_on == today) {
        return Ok(());
    }
    Err(vec![Finding::at("void-coordinator-only", "record")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_records_id_tells_its_kind() {
        for kind in Voidable::ALL {
            let id = VoidableId { kind, id: Uuid::from_u128(7) };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for text in ["certificate_00000000-0000-0000-0000-000000000007", "support", "support_7", ""] {
            assert_eq!(text.parse::<VoidableId>(), Err(NotVoidable), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_back_is_ones_own_of_today_or_the_coordinators(may_void_all: bool, is_own: bool, is_voided: bool, days in 0_usize..3) {
            let recorded_on: Date = "2021-06-01".parse().unwrap();
            let today = recorded_on.iter_days().nth(days).unwrap();
            let allowed = decide(VoidFacts { may_void_all, is_own, recorded_on, is_voided }, today).is_ok();
            prop_assert_eq!(allowed, !is_voided && (may_void_all || (is_own && days == 0)));
        }
    }
}
