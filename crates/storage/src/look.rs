//! Looks at people: noted where something personal is opened, written to the journal before the
//! answer leaves (R14).

use ashshash_base::{LeadId, OrganisationId, SurvivorId};

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
    /// Who leads are was read.
    Leads,
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
    /// Leads that it shows, or that were opened to be compared.
    pub leads: Vec<LeadId>,
    /// The question that led there, in codes: never a searched word.
    pub question: Vec<String>,
}

impl Look {
    /// Begins a look that shows nobody yet.
    pub fn of(holder: OrganisationId, kind: LookKind) -> Self {
        Self { holder, kind, survivors: Vec::new(), leads: Vec::new(), question: Vec::new() }
    }
}

/// Sorts opened people by holder: one look each.
pub(crate) fn by_holder(kind: LookKind, opened: &[(SurvivorId, OrganisationId)]) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    for (survivor, holder) in opened {
        match looks.iter_mut().find(|look| look.holder == *holder) {
            Some(look) => look.survivors.push(*survivor),
            None => looks.push(Look { survivors: vec![*survivor], ..Look::of(*holder, kind) }),
        }
    }
    looks
}
