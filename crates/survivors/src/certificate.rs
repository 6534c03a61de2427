//! The Ready-to-Go certificate (R4): what must be there, who may decide, which number it gets.

mod command;
mod decision;
mod evidence;
mod number;
mod paper;
mod state;

pub use command::{
    CertificateApprove, CertificateRequest, CertificateReturn, CertificateRevoke, LONGEST_WORDS, MOST_AT_ONCE,
};
pub use decision::{approve, request, return_request, revoke};
pub use evidence::{Evidence, missing};
pub use number::CertificateNumber;
pub use paper::Paper;
pub use state::CertificateState;
