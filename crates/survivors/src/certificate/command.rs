use ashshash_base::{CertificateId, Deed, DeedId, PersonalText, SurvivorId};
use serde::{Deserialize, Serialize};

/// The longest statement, comment or reason, in characters.
pub const LONGEST_WORDS: usize = 1_000;
/// The most certificates that are approved at once.
pub const MOST_AT_ONCE: usize = 50;

/// Asks for a certificate, for the first time or again after it was returned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateRequest {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The certificate: a new id, or that of the returned one.
    pub id: CertificateId,
    /// For whom.
    pub survivor: SurvivorId,
    /// The version of the returned one that the caller saw; 0 for a new one.
    pub version: i64,
    /// Why the person is ready, in the counsellor's words.
    pub statement: PersonalText,
}

/// Approves a certificate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateApprove {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Which.
    pub id: CertificateId,
    /// The version that the caller saw.
    pub version: i64,
}

/// Sends a request back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateReturn {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Which.
    pub id: CertificateId,
    /// The version that the caller saw.
    pub version: i64,
    /// What is to be done first.
    pub comment: PersonalText,
}

/// Ends a certificate's validity for good.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateRevoke {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Which.
    pub id: CertificateId,
    /// The version that the caller saw.
    pub version: i64,
    /// Why.
    pub reason: PersonalText,
}

macro_rules! deed {
    ($($name:ident = $word:literal;)*) => {$(
        impl Deed for $name {
            const NAME: &'static str = $word;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.id.to_string()
            }
        }
    )*};
}

deed! {
    CertificateRequest = "certificate-request";
    CertificateApprove = "certificate-approve";
    CertificateReturn = "certificate-return";
    CertificateRevoke = "certificate-revoke";
}
