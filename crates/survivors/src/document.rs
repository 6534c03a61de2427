//! Papers in a survivor's file: a photo or a scan, kept sealed.

use ashshash_base::{Argument, Deed, DeedId, DocumentId, Finding, PersonalText, SurvivorId, closed_set};
use serde::{Deserialize, Serialize};

use crate::voiding::VoidReason;

/// The longest description, in characters.
pub const LONGEST_TITLE: usize = 120;

closed_set! {
    /// What a paper is.
    PaperKind {
        /// A signed consent sheet.
        ConsentSheet = "consent_sheet" [],
        /// An identity card or birth certificate.
        IdentityPaper = "identity_paper" [],
        /// From a hospital or doctor.
        Medical = "medical" [],
        /// From police, court or lawyer.
        Legal = "legal" [],
        /// A school or training paper.
        Training = "training" [],
        /// Something else.
        Other = "other" [],
    }
}

/// Keeps a paper. The picture travels beside the deed; its digest is part of it, so that the same
/// deed with another picture is another deed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentKeep {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The document, a new id.
    pub id: DocumentId,
    /// Whose file.
    pub survivor: SurvivorId,
    /// What it is.
    pub kind: PaperKind,
    /// What it is in words, where the kind does not say it.
    pub title: PersonalText,
    /// SHA-256 of the picture as it came, in hexadecimal digits.
    pub digest: String,
}

/// Takes a wrong paper out of the file; it stays, and is not shown any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentVoid {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// Which.
    pub id: DocumentId,
    /// The version that the caller saw.
    pub version: i64,
    /// Why.
    pub reason: VoidReason,
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
    DocumentKeep = "document-keep";
    DocumentVoid = "document-void";
}

/// Decides whether a paper can be kept.
///
/// # Errors
/// Says that the description is too long.
pub fn keep(deed: &DocumentKeep) -> Result<(), Finding> {
    if deed.title.characters() > LONGEST_TITLE {
        let maximum = Argument::Count(LONGEST_TITLE.try_into().unwrap_or(i64::MAX));
        return Err(Finding::at("document-title-too-long", "title").with("maximum", maximum));
    }
    Ok(())
}

/// Decides whether a paper can be taken out.
///
/// # Errors
/// Says that it was already.
pub fn void(is_voided: bool) -> Result<(), Finding> {
    if is_voided { Err(Finding::at("document-is-voided", "id")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_description_is_short_and_a_paper_is_taken_out_once() {
        PaperKind::assert_every_word_is_read();
        let deed = |title: &str| DocumentKeep {
            deed_id: DeedId::from_uuid(Uuid::from_u128(1)),
            id: DocumentId::from_uuid(Uuid::from_u128(2)),
            survivor: SurvivorId::from_uuid(Uuid::from_u128(3)),
            kind: PaperKind::Medical,
            title: PersonalText::new(title),
            digest: String::new(),
        };
        assert_eq!(keep(&deed("")), Ok(()));
        assert_eq!(keep(&deed(&"ক".repeat(LONGEST_TITLE))), Ok(()));
        assert_eq!(keep(&deed(&"ক".repeat(LONGEST_TITLE + 1))).unwrap_err().code, "document-title-too-long");
        assert_eq!(void(false), Ok(()));
        assert_eq!(void(true).unwrap_err().code, "document-is-voided");
    }
}
