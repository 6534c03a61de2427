use ashshash_base::Purpose;
use ashshash_storage::survivor_document::View;
use async_graphql::{Enum, ID, SimpleObject};

use crate::connection::connection;
use crate::scalar::Day;

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::document::PaperKind")]
pub enum PaperKind {
    /// A signed consent sheet.
    ConsentSheet,
    /// An identity card or birth certificate.
    IdentityPaper,
    /// From a hospital or doctor.
    Medical,
    /// From police, court or lawyer.
    Legal,
    /// A school or training paper.
    Training,
    /// Something else.
    Other,
}

/// A photo or scan of a paper, kept sealed.
#[derive(Clone, Debug, SimpleObject)]
pub struct Document {
    /// Its id: the picture is at `/documents/<id>`; opening it is journalled.
    id: ID,
    /// What it is.
    kind: PaperKind,
    /// What it is in words.
    title: Option<String>,
    /// Bytes of the picture.
    size: i64,
    /// When it was added.
    added_on: Day,
    /// Name of the colleague who added it.
    added_by: Option<String>,
    /// Counts changes.
    version: i64,
}

impl From<View> for Document {
    fn from(view: View) -> Self {
        Self {
            id: view.id.to_string().into(),
            kind: view.kind.into(),
            title: view.title.map(|title| title.into_revealed(&Purpose::Show)),
            size: view.size,
            added_on: Day(view.added_on),
            added_by: view.added_by,
            version: view.version,
        }
    }
}

connection!(DocumentConnection, DocumentEdge, Document, total_count);
