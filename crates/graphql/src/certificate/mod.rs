//! Ready-to-Go certificates: how they stand, what they rest on, requests and decisions.

mod mutation;
mod object;
mod query;

pub(crate) use mutation::CertificateMutation;
pub(crate) use object::Certificate;
pub(crate) use query::CertificateQuery;
