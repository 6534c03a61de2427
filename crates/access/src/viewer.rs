//! Who is asking.

use ashshash_base::{Language, OrganisationId, Timestamp, UserId};

/// What a person does here; each user has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Counsels survivors and follows their cases.
    Counsellor,
    /// Finds leads and runs awareness events in the villages.
    Mobiliser,
    /// Officer of a training service partner (TSP).
    Tsp,
    /// Officer of a legal service partner (LSP).
    Lsp,
    /// Coordinates an office: verifies, approves, answers for the figures.
    Coordinator,
}

impl Role {
    /// All roles, in the order of the access table.
    pub const ALL: [Self; 5] = [Self::Counsellor, Self::Mobiliser, Self::Tsp, Self::Lsp, Self::Coordinator];

    /// The word that the database and the command line use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Counsellor => "counsellor",
            Self::Mobiliser => "mobiliser",
            Self::Tsp => "tsp",
            Self::Lsp => "lsp",
            Self::Coordinator => "coordinator",
        }
    }

    /// Reads the word that [`Role::code`] writes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The signed-in person on whose behalf something is read or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The person's account.
    pub user: UserId,
    /// The organisation that the account belongs to.
    pub organisation: OrganisationId,
    /// What the person does there.
    pub role: Role,
    /// Decides about certificates in the coordinator's place (R4).
    pub is_deputy_approver: bool,
    /// The language in which answers to the person are worded.
    pub language: Language,
}

/// The person and the instant of a question about private notes: whether the glass is broken for them
/// depends on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The account.
    pub user: UserId,
    /// Server time.
    pub now: Timestamp,
}
