//! The deeds of this feature, each held against the schema.

use crate::api::{Code, deed};

deed! {
    /// Asks for a certificate.
    CertificateRequest, "certificateRequest", {
        deed_id: String, id: String, survivor: String, version: i64, statement: String
    }
}
deed! {
    /// The approval of one.
    input CertificateApproveInput, { deed_id: String, id: String, version: i64 }
}
deed! {
    /// Approves several; each is decided by itself.
    CertificatesApprove, "certificatesApprove", { certificates: Vec<CertificateApproveInput> }
}
deed! {
    /// Sends a request back.
    CertificateReturn, "certificateReturn", { deed_id: String, id: String, version: i64, comment: String }
}
deed! {
    /// Revokes one.
    CertificateRevoke, "certificateRevoke", { deed_id: String, id: String, version: i64, reason: String }
}
deed! {
    /// Takes a wrong paper out.
    DocumentVoid, "documentVoid", { deed_id: String, id: String, version: i64, reason: Code }
}
