//! The deeds of this feature, each held against the schema.

use crate::api::{Code, deed};
use ashshash_base::Date;

deed! {
    /// How to call safely.
    input SafeContactInput, { calls_allowed: bool, who: Option<String>, hours: Option<String>, not_to_say: Option<String> }
}
deed! {
    /// Who a person is.
    input PersonInput, {
        name: Option<String>, name_bn: Option<String>, phone: Option<String>, address: Option<String>,
        safe_contact: Option<SafeContactInput>
    }
}
deed! {
    /// What is said of a lead.
    input LeadFactsInput, {
        sex: Code, birth_year: Option<i64>, upazila: Option<String>, union: Option<String>, identified_on: Date,
        documents: Vec<Code>, person: PersonInput, source: Option<Code>, source_note: Option<String>
    }
}
deed! {
    /// Makes a lead.
    LeadCreate, "leadCreate", { deed_id: String, id: String, contact: Code, facts: LeadFactsInput }
}
deed! {
    /// Corrects a lead.
    LeadChange, "leadChange", {
        deed_id: String, id: String, version: i64, touched: Vec<Code>, facts: LeadFactsInput, answer: Option<String>
    }
}
deed! {
    /// Confirms a verification.
    LeadVerify, "leadVerify", {
        deed_id: String, id: String, version: i64, verified_on: Date, acts: Vec<Code>, means: Vec<Code>,
        purposes: Vec<Code>, own_statement: bool, counsellor: Option<String>
    }
}
deed! {
    /// Does not take a lead further.
    LeadReject, "leadReject", { deed_id: String, id: String, version: i64, reason: Code }
}
deed! {
    /// Asks for more.
    LeadAskBack, "leadAskBack", { deed_id: String, id: String, version: i64, comment: String }
}
deed! {
    /// Records that the person does not want it.
    LeadRefuse, "leadRefuse", { deed_id: String, id: String, version: i64, refused_on: Date, reason: Code }
}
deed! {
    /// Records whether the person agreed to be contacted.
    LeadContactRecord, "leadContactRecord", { deed_id: String, id: String, version: i64, contact: Code }
}
deed! {
    /// Sends a lead for urgent help.
    LeadReferralMake, "leadReferralMake", {
        deed_id: String, id: String, lead: String, need: Code, made_on: Date, recipient: Option<String>
    }
}
deed! {
    /// Says whether two entries are one person.
    DuplicateDecide, "duplicateDecide", { deed_id: String, id: String, version: i64, decision: Code }
}
deed! {
    /// What the person said to one purpose.
    input EnrolConsentInput, { id: String, purpose: Code, recipient: Option<String>, given: bool }
}
deed! {
    /// Who decides for a person under 18.
    input GuardianDecisionInput, { kind: Code, name: String, decided_on: Date }
}
deed! {
    /// Enrols a verified lead.
    SurvivorEnrol, "survivorEnrol", {
        deed_id: String, id: String, lead: String, version: i64, survivor: String, enrolled_on: Date,
        counsellor: Option<String>, way: Code, witness: Option<String>, consents: Vec<EnrolConsentInput>,
        guardian: Option<GuardianDecisionInput>
    }
}
