//! The deeds of this feature, each held against the schema.

use crate::api::{Code, deed};
use ashshash_base::Date;

deed! {
    /// Gives consent to one purpose.
    ConsentGive, "consentGive", {
        deed_id: String, id: String, survivor: String, purpose: Code, recipient: Option<String>, way: Code,
        witness: Option<String>, given_on: Date, until: Option<Date>
    }
}
deed! {
    /// Records that the person does not agree.
    ConsentRefuse, "consentRefuse", {
        deed_id: String, id: String, survivor: String, purpose: Code, recipient: Option<String>, refused_on: Date
    }
}
deed! {
    /// Takes a consent back.
    ConsentWithdraw, "consentWithdraw", { deed_id: String, id: String, version: i64, withdrawn_on: Date }
}
deed! {
    /// One consent on paper.
    input PaperConsentInput, { id: String, survivor: String, purpose: Code }
}
deed! {
    /// Records the papers of many.
    ConsentsRecordPaper, "consentsRecordPaper", {
        deed_id: String, seen_on: Date, seen_by: String, way: Code, consents: Vec<PaperConsentInput>
    }
}
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
    /// Changes who a survivor is.
    IdentityChange, "identityChange", {
        deed_id: String, survivor: String, version: i64, touched: Vec<Code>, person: PersonInput
    }
}
