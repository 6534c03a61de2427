//! Papers in a survivor's file. The pictures themselves come and go at `/documents`.

mod mutation;
mod object;

pub(crate) use mutation::DocumentMutation;
pub(crate) use object::{Document, DocumentConnection};
