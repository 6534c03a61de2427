//! Ready-to-Go certificates: the coordinator's list, one survivor's certificate, papers in a file.

mod approvals;
mod approving;
mod deeds;
mod documents;
mod evidence;
mod one;
mod query;
mod upload;

use crate::app::guarded_by;
use crate::part::routes;
use ashshash_access::Right;
use leptos::lazy;
use leptos::prelude::*;

/// The screens of this part; they are fetched together, when one of them is first opened.
enum Screen {
    Approvals,
    One,
    Documents,
}

#[lazy]
fn certificates_part(screen: Screen) -> AnyView {
    match screen {
        Screen::Approvals => guarded_by(Right::DecideCertificate, approvals::page),
        Screen::One => guarded_by(Right::RequestCertificate, one::page),
        Screen::Documents => guarded_by(Right::WriteCaseWork, documents::page),
    }
}

routes! { certificates_part, __preload_certificates_part;
    /// What waits for a decision.
    ApprovalsRoute => Screen::Approvals;
    /// The certificate of one survivor.
    CertificateRoute => Screen::One;
    /// The papers in one file.
    DocumentsRoute => Screen::Documents;
}
