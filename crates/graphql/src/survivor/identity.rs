use ashshash_base::{PersonalText, Purpose, Sealed};
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

    /// Code of who pointed the person out, who may be the broker; only for the coordinator and who wrote it down.
    async fn source(&self) -> Option<&str> {
        shown(&self.0.source)
    }

    /// How to call safely; belongs beside every phone number.
    async fn safe_contact(&self) -> SafeContact {
        SafeContact::of(self.0.safe_contact.as_ref())
    }
}

fn shown(text: &Option<Sealed<String>>) -> Option<&str> {
    text.as_ref().map(|text| text.reveal(&Purpose::Show).as_str())
}

/// Who may be called, when, and what must not be said.
#[derive(Clone, Debug, SimpleObject)]
pub struct SafeContact {
    /// Whether anybody has asked; false after an import: ask before calling.
    recorded: bool,
    /// Whether the person may be called at all.
    calls_allowed: bool,
    /// Who may answer.
    who: Option<String>,
    /// When to call.
    hours: Option<String>,
    /// What must not be said.
    not_to_say: Option<String>,
    /// All of it in one sentence, where it was recorded so.
    note: Option<String>,
}

impl SafeContact {
    /// Opens what is recorded, to be shown beside the number.
    pub(crate) fn of(contact: Option<&ashshash_survivors::SafeContact>) -> Self {
        let shown = |text: &Option<PersonalText>| text.as_ref().map(|text| text.reveal(&Purpose::Show).to_owned());
        match contact {
            Some(contact) => Self {
                recorded: true,
                calls_allowed: contact.calls_allowed,
                who: shown(&contact.who),
                hours: shown(&contact.hours),
                not_to_say: shown(&contact.not_to_say),
                note: shown(&contact.note),
            },
            None => Self { recorded: false, calls_allowed: true, who: None, hours: None, not_to_say: None, note: None },
        }
    }
}
