use ashshash_base::{Purpose, Sealed};
use ashshash_storage::identity;
use async_graphql::{Object, SimpleObject};

/// Who a survivor is; reading it is journalled.
pub struct Identity(pub(crate) identity::Identity);

/// Who a survivor is; reading it is journalled.
#[Object]
impl Identity {
    /// Name in Latin script.
    async fn name(&self) -> Option<&str> {
        shown(&self.0.name)
    }

    /// Name in Bangla script.
    async fn name_bn(&self) -> Option<&str> {
        shown(&self.0.name_bn)
    }

    /// Phone; null where the safe contact says no calls.
    async fn phone(&self) -> Option<&str> {
        shown(&self.0.phone)
    }

    /// Address below the union; not for providers.
    async fn address(&self) -> Option<&str> {
        shown(&self.0.address)
    }

    /// Code of who pointed the person out, who may be the broker; not for providers.
    async fn source(&self) -> Option<&str> {
        shown(&self.0.source)
    }

    /// How to call safely; belongs beside every phone number.
    async fn safe_contact(&self) -> SafeContact {
        match &self.0.safe_contact {
            Some(contact) => {
                SafeContact { recorded: true, calls_allowed: contact.calls_allowed, note: contact.note.clone() }
            }
            None => SafeContact { recorded: false, calls_allowed: true, note: None },
        }
    }
}

fn shown(text: &Option<Sealed<String>>) -> Option<&str> {
    text.as_ref().map(|text| text.reveal(&Purpose::Show).as_str())
}

/// Who may be called, when, and what must not be said.
#[derive(Clone, Debug, SimpleObject)]
pub struct SafeContact {
    /// Whether anybody has asked; false after an import: ask before calling.
    pub(crate) recorded: bool,
    /// Whether the person may be called at all.
    pub(crate) calls_allowed: bool,
    /// Who answers, when to call, what must not be said.
    pub(crate) note: Option<String>,
}
