//! The rows of leads, consents and likely duplicates, as deeds make them.

use ashshash_base::{CounsellorId, Date, LeadId, OrganisationId, SurvivorId, UserId};

use super::row::{Row, row};

row! {
    /// A new lead.
    LeadEntryRow in "lead" {
        /// `male`, `female` or `other`.
        sex: &'static str,
        /// Year of birth.
        birth_year: Option<i32>,
        /// Upazila.
        upazila_id: Option<i32>,
        /// Union.
        union_id: Option<i32>,
        /// When somebody pointed the person out.
        identified_on: Date,
        /// `open`.
        state: &'static str,
        /// `yes`, `no` or `not_asked`.
        contact: &'static str,
        /// The last day on which the identity is kept.
        keep_until: Option<Date>,
        /// Codes of papers that were seen.
        documents: String,
        /// The account that made it.
        created_by: Option<UserId>,
        /// Who follows it up.
        counsellor_id: Option<CounsellorId>,
        /// Who it is, sealed with the lead's key.
        identity: Option<Vec<u8>>,
    }
}

row! {
    /// An urgent referral of a lead.
    LeadReferralRow in "lead_referral" {
        /// Of whom.
        lead_id: LeadId,
        /// `health`, `shelter`, `safety` or `food`.
        need: &'static str,
        /// On which day.
        made_on: Date,
        /// To whom, sealed with the lead's key.
        recipient: Option<Vec<u8>>,
    }
}

row! {
    /// A survivor's word on one purpose.
    ConsentRow in "consent" {
        /// Whose.
        survivor_id: SurvivorId,
        /// `services`, `share_tsp` …
        purpose: &'static str,
        /// With whom; all of the kind where nobody is named.
        recipient_organisation_id: Option<OrganisationId>,
        /// `given` or `refused`.
        state: &'static str,
        /// When it was given.
        given_on: Option<Date>,
        /// When it ended, or was refused.
        ended_on: Option<Date>,
        /// The last day on which it counts.
        until_on: Option<Date>,
        /// `signed`, `thumb_print` or `spoken`.
        way: Option<&'static str>,
        /// Who witnessed it, sealed with the survivor's key.
        witness: Option<Vec<u8>>,
    }
}

row! {
    /// Two entries that may be one person.
    DuplicateRow in "duplicate" {
        /// The new or changed lead.
        lead_id: LeadId,
        /// Another lead that it may be.
        other_lead_id: Option<LeadId>,
        /// A survivor that it may be.
        survivor_id: Option<SurvivorId>,
        /// Codes of what matches.
        matches: String,
    }
}
