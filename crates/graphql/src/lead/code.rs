//! Closed sets that leads are described by.

use async_graphql::Enum;

/// Where a lead stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum LeadState {
    /// Waits for the coordinator.
    Open,
    /// The coordinator wants to know more.
    AskedBack,
    /// The verification is confirmed.
    Verified,
    /// Became a survivor.
    Enrolled,
    /// The coordinator does not take it further; the identity is gone.
    Rejected,
    /// The person does not want to be enrolled.
    Refused,
    /// Nobody answered in time; the identity is gone.
    Lapsed,
}

impl LeadState {
    /// The word that the database uses.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::AskedBack => "asked_back",
            Self::Verified => "verified",
            Self::Enrolled => "enrolled",
            Self::Rejected => "rejected",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
        }
    }
}

impl From<ashshash_survivors::LeadState> for LeadState {
    fn from(state: ashshash_survivors::LeadState) -> Self {
        use ashshash_survivors::LeadState as Standing;
        match state {
            Standing::Open => Self::Open,
            Standing::AskedBack { .. } => Self::AskedBack,
            Standing::Verified { .. } => Self::Verified,
            Standing::Enrolled { .. } => Self::Enrolled,
            Standing::Rejected { .. } => Self::Rejected,
            Standing::Refused { .. } => Self::Refused,
            Standing::Lapsed { .. } => Self::Lapsed,
        }
    }
}

/// Whether the person agreed to be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::ContactAnswer")]
pub enum ContactAnswer {
    /// The person agreed.
    Yes,
    /// The person does not want it.
    No,
    /// Nobody has asked yet.
    NotAsked,
}

/// A paper that was seen; what it says is not copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::DocumentSeen")]
pub enum DocumentSeen {
    /// A passport.
    Passport,
    /// A travel permit, given in place of a passport for the way home.
    TravelPermit,
    /// A ticket or a visa.
    TicketOrVisa,
    /// Papers of the police: a general diary entry, a first information report.
    PolicePapers,
    /// Papers of a court.
    CourtPapers,
    /// Papers of a repatriation.
    RepatriationPapers,
    /// Papers of a doctor or a hospital.
    MedicalPapers,
    /// A national identity card.
    NationalId,
    /// A birth registration.
    BirthRegistration,
    /// Another paper.
    Other,
}

/// Who pointed a person out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::LeadSource")]
pub enum LeadSource {
    /// A counter-trafficking activist, a volunteer.
    CtipActivist,
    /// A peer leader.
    PeerLeader,
    /// A member of a counter-trafficking committee.
    CtcMember,
    /// A person of local influence.
    LocalInfluential,
    /// The person's family.
    Family,
    /// The person came without being pointed out.
    SelfReferred,
    /// Another survivor.
    OtherSurvivor,
}

/// What a person needs at once, verified or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::UrgentNeed")]
pub enum UrgentNeed {
    /// A doctor.
    Health,
    /// A place to stay.
    Shelter,
    /// Protection from somebody.
    Safety,
    /// Something to eat.
    Food,
}

/// Why a person does not want to be enrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::RefusalReason")]
pub enum RefusalReason {
    /// The guardian forbids it.
    GuardianForbids,
    /// Must earn something every day.
    MustEarnDaily,
    /// Has debts to pay off first.
    Debt,
    /// Is not interested.
    NotInterested,
    /// Moved away.
    MovedAway,
    /// Is afraid of somebody, or of being talked about.
    Afraid,
    /// Has no time.
    NoTime,
    /// Is helped elsewhere.
    HelpedElsewhere,
    /// Gives no reason, or another one.
    NotSaid,
}

/// Why a coordinator does not take a lead further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::RejectionReason")]
pub enum RejectionReason {
    /// What happened was not trafficking.
    NotTrafficking,
    /// The person is known already.
    KnownAlready,
    /// The person lives where the office does not work.
    OutsideArea,
    /// Nobody found the person.
    NotFound,
    /// There is no such person.
    NoSuchPerson,
}

/// What was done to a person: the acts of the Palermo Protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::TraffickingAct")]
pub enum TraffickingAct {
    /// Recruited.
    Recruitment,
    /// Transported.
    Transportation,
    /// Transferred to somebody.
    Transfer,
    /// Harboured.
    Harbouring,
    /// Received.
    Receipt,
}

/// By which means: HTCDS 2.0, `vic_MethodsOfControl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::TraffickingMeans")]
pub enum TraffickingMeans {
    /// Physical threats.
    PhysicalThreats,
    /// Threats of law enforcement.
    ThreatsLawEnforcement,
    /// Threats against children or family.
    ThreatensChildrenFamily,
    /// Debt bondage.
    DebtBondage,
    /// False promises.
    FalsePromises,
    /// Physical abuse.
    PhysicalAbuse,
    /// Sexual abuse.
    SexualAbuse,
    /// Earnings taken away.
    TakesEarnings,
    /// No access to money.
    RestrictsFinancialAccess,
    /// No medical care.
    RestrictsMedicalCare,
    /// Necessities withheld.
    WithholdsNecessities,
    /// Psychological abuse.
    PsychologicalAbuse,
    /// Drugs or drink.
    PsychoactiveSubstance,
    /// Excessive working hours.
    ExcessiveWorkingHours,
    /// Documents withheld.
    WithholdsDocuments,
    /// Something else.
    Other,
}

/// What for: HTCDS 2.0, `vic_TypeOfExploitation`, where it has a code of the same meaning.
#[expect(clippy::enum_variant_names, reason = "the words of HTCDS")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::Exploitation")]
pub enum Exploitation {
    /// Forced labour.
    ForcedLabour,
    /// Sexual exploitation.
    SexualExploitation,
    /// Child labour.
    ChildLabour,
    /// Forced marriage.
    ForcedMarriage,
    /// Servitude.
    Servitude,
    /// Debt bondage.
    DebtBondage,
    /// Domestic servitude.
    DomesticServitude,
    /// Forced begging.
    ForcedBegging,
    /// Removal of organs.
    OrganRemoval,
    /// Something else.
    Other,
}

/// A part of what is said of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::LeadField")]
pub enum LeadField {
    /// Sex.
    Sex,
    /// Year of birth.
    BirthYear,
    /// Upazila and union.
    Place,
    /// When the person was pointed out.
    IdentifiedOn,
    /// Papers that were seen.
    Documents,
    /// Who pointed the person out, and more about it.
    Source,
    /// Name in Latin script.
    Name,
    /// Name in Bangla script.
    NameBn,
    /// Phone.
    Phone,
    /// Address below the union.
    Address,
    /// How to call safely.
    SafeContact,
}
