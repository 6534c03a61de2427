//! The rows of each noun.

use ashshash_base::{CounsellorId, Date, OrganisationId, ServiceProviderId, SurvivorId, UserId};

use super::row::{Row, row};

row! {
    /// What is plain of a survivor.
    SurvivorRow in "survivor" {
        /// Code within the organisation, such as `RJ-0001`.
        code: String,
        /// `male`, `female` or `other`.
        sex: &'static str,
        /// Year of birth, worked out from the age.
        birth_year: Option<i32>,
        /// Upazila where the survivor lives.
        upazila_id: Option<i32>,
        /// Union where the survivor lives.
        union_id: Option<i32>,
        /// `active`, `dropped_out`, `completed`, `transferred`.
        status: &'static str,
        /// Who the survivor is assigned to.
        counsellor_id: Option<CounsellorId>,
        /// When somebody pointed the person out.
        identified_on: Option<Date>,
        /// When the verification was confirmed.
        verified_on: Option<Date>,
        /// Start of the first enrolment.
        enrolled_on: Option<Date>,
        /// Code of the exploitation.
        exploitation: Option<&'static str>,
        /// Country code of the destination.
        destination: Option<String>,
        /// Codes of what the register left open, separated by spaces.
        register_notes: String,
    }
}

row! {
    /// A person pointed out who is not enrolled.
    LeadRow in "lead" {
        /// The code that the register gave.
        code: Option<String>,
        /// `male`, `female` or `other`.
        sex: Option<&'static str>,
        /// Year of birth.
        birth_year: Option<i32>,
        /// Upazila.
        upazila_id: Option<i32>,
        /// Union.
        union_id: Option<i32>,
        /// When somebody pointed the person out.
        identified_on: Option<Date>,
        /// When the verification was confirmed.
        verified_on: Option<Date>,
        /// `open` or `enrolled`.
        state: &'static str,
        /// The account that made it.
        created_by: Option<UserId>,
        /// Who follows it up.
        counsellor_id: Option<CounsellorId>,
        /// Names, phone, address and source, sealed with the lead's key.
        identity: Option<Vec<u8>>,
        /// The survivor whom it became.
        survivor_id: Option<SurvivorId>,
    }
}

row! {
    /// An episode of support.
    EnrolmentRow in "enrolment" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the start.
        counsellor_id: Option<CounsellorId>,
        /// Upazila at the start.
        upazila_id: Option<i32>,
        /// Union at the start.
        union_id: Option<i32>,
        /// First day.
        started_on: Date,
        /// Last day.
        ended_on: Option<Date>,
        /// `dropped_out`, `completed`, `transferred`.
        end_kind: Option<&'static str>,
        /// Code of the reason (R9).
        drop_out_reason: Option<&'static str>,
    }
}

row! {
    /// A Ready-to-Go certificate.
    CertificateRow in "certificate" {
        /// Whose.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila at the time.
        upazila_id: Option<i32>,
        /// Union at the time.
        union_id: Option<i32>,
        /// Its number, unique within the organisation.
        number: Option<String>,
        /// `approved` or `revoked`.
        state: &'static str,
        /// When it was approved.
        approved_on: Option<Date>,
        /// When it was revoked.
        revoked_on: Option<Date>,
    }
}

row! {
    /// A session with one survivor.
    CounsellingSessionRow in "counselling_session" {
        /// With whom.
        survivor_id: SurvivorId,
        /// Who held it.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// Day.
        session_on: Date,
        /// `held`, `missed`, `rescheduled` …
        status: &'static str,
        /// `first`, `regular`, `closing`.
        kind: &'static str,
        /// Code of the kind of place.
        venue: Option<&'static str>,
        /// The place in words, sealed.
        detail: Option<Vec<u8>>,
        /// 1 to 5.
        satisfaction: Option<i32>,
    }
}

row! {
    /// A session with a survivor's family.
    FamilySessionRow in "family_session" {
        /// Whose family.
        survivor_id: SurvivorId,
        /// Who held it.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// Day.
        session_on: Date,
        /// Men and boys who attended.
        male: i32,
        /// Women and girls who attended.
        female: i32,
        /// Others who attended.
        other: i32,
    }
}

row! {
    /// A referral to a service.
    ReferralRow in "referral" {
        /// Who is referred.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// To whom.
        provider_id: Option<ServiceProviderId>,
        /// The provider's organisation, where it has one here.
        provider_organisation_id: Option<OrganisationId>,
        /// Code of the service.
        service: &'static str,
        /// `made`, `accepted` …
        status: &'static str,
        /// Day.
        made_on: Date,
        /// The day on which it was answered here.
        answered_on: Option<Date>,
    }
}

row! {
    /// Goods or money given.
    SupportRow in "support" {
        /// To whom.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// From which provider or project.
        provider_id: Option<ServiceProviderId>,
        /// Name of a known item, or `other`.
        item: String,
        /// Code of the item's kind.
        item_kind: &'static str,
        /// An unknown item in words, sealed.
        detail: Option<Vec<u8>>,
        /// Quantity in thousandths of the unit.
        quantity_milli: Option<i64>,
        /// Unit: kg, l, piece …
        unit: Option<String>,
        /// Value in BDT.
        value_bdt: Option<i64>,
        /// Day.
        given_on: Date,
    }
}

row! {
    /// An awareness event.
    AwarenessEventRow in "awareness_event" {
        /// Activity type, upper case.
        activity_type: String,
        /// Day.
        event_on: Date,
        /// Upazila.
        upazila_id: Option<i32>,
        /// Union.
        union_id: Option<i32>,
        /// Men and boys.
        male: i32,
        /// Women and girls.
        female: i32,
        /// Others.
        other: i32,
        /// The account that recorded it.
        recorded_by: Option<UserId>,
    }
}

row! {
    /// A union parishad's allocation.
    BudgetAllocationRow in "budget_allocation" {
        /// Upazila of the union.
        upazila_id: Option<i32>,
        /// Union.
        union_id: i32,
        /// First day of its year.
        starts_on: Date,
        /// Last day of its year.
        ends_on: Date,
        /// Sum in BDT.
        amount_bdt: i64,
    }
}

row! {
    /// A counsellor named in a register.
    CounsellorRow in "counsellor" {
        /// As the register names the person.
        name: String,
        /// Sex, where the register says it.
        sex: Option<&'static str>,
    }
}

row! {
    /// A provider named in a register.
    ServiceProviderRow in "service_provider" {
        /// As the register names it.
        name: String,
        /// Kind, where known.
        kind: Option<&'static str>,
    }
}
