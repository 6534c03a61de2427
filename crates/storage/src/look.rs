//! Looks at people: noted where something personal is opened, written to the journal before the
//! answer leaves (R14).

use ashshash_base::{OrganisationId, SurvivorId};

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookKind {
    /// A person's file was opened.
    File,
    /// Names were searched, or a phone number.
    Search,
    /// Names, phones and safe contacts were read.
    Identities,
    /// Private notes, a plan's words or a story were read.
    Notes,
}

/// A look at people of one holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whose journal it belongs to: the office that holds the files.
    pub holder: OrganisationId,
    /// What was looked at.
    pub kind: LookKind,
    /// Whom it shows; of a search also those who were opened and not shown.
    pub survivors: Vec<SurvivorId>,
    /// The question that led there, in codes: never a searched word.
    pub question: Vec<String>,
}

/// Sorts opened people by holder: one look each.
pub(crate) fn by_holder(kind: LookKind, opened: &[(SurvivorId, OrganisationId)]) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    for (survivor, holder) in opened {
        match looks.iter_mut().find(|look| look.holder == *holder) {
            Some(look) => look.survivors.push(*survivor),
            None => looks.push(Look { holder: *holder, kind, survivors: vec![*survivor], question: Vec::new() }),
        }
    }
    looks
}
