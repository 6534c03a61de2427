//! What can be wrong with an account deed.

use ashshash_base::{Argument, Problem};
use ashshash_storage::StorageError;

use super::password::{LONGEST, SHORTEST};

/// Why an account deed was not done.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Unknown address, wrong password or disabled account: deliberately one answer.
    #[error("address or password not right")]
    SignInRefused,
    /// Too many tries; the next is free after so many seconds.
    #[error("too many tries, wait {seconds} s")]
    SignInTooOften {
        /// Seconds to wait.
        seconds: i64,
    },
    /// The deed needs somebody signed in.
    #[error("nobody is signed in")]
    SignInNeeded,
    /// The present password, asked for before a change, is not right.
    #[error("the present password is not right")]
    PasswordWrong,
    /// Shorter than 12 characters.
    #[error("the password is shorter than {SHORTEST} characters")]
    PasswordTooShort,
    /// Longer than anybody types.
    #[error("the password is longer than {LONGEST} characters")]
    PasswordTooLong,
    /// In every guesser's first list, or a run or repetition.
    #[error("the password is one of the first that a guesser tries")]
    PasswordCommon,
    /// The same as before.
    #[error("the new password is the old one")]
    PasswordUnchanged,
    /// Made from the person's own address.
    #[error("the password is made from the e-mail address")]
    PasswordContainsAddress,
    /// No organisation has this code.
    #[error("no organisation has the code {code}; add it with `ashshash organisation add {code} --name NAME`")]
    OrganisationUnknown {
        /// The code asked for.
        code: String,
    },
    /// Another organisation has this code.
    #[error("an organisation with the code {code} is there already")]
    OrganisationCodeTaken {
        /// The code asked for.
        code: String,
    },
    /// Not 1–16 letters, digits or hyphens.
    #[error("an organisation's code has 1 to 16 letters, digits or hyphens")]
    OrganisationCodeMalformed,
    /// Somebody signs in with this address.
    #[error("somebody signs in with this address already")]
    EmailTaken,
    /// Not an e-mail address.
    #[error("this is not an e-mail address")]
    EmailMalformed,
    /// The hash function failed or the process is ending.
    #[error("password hashing failed")]
    Hashing,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl AccountError {
    /// Gives what the caller can mend; nothing for a surprise.
    #[must_use]
    pub fn problem(&self) -> Option<&dyn Problem> {
        match self {
            Self::Hashing | Self::Storage(_) => None,
            _ => Some(self),
        }
    }
}

impl Problem for AccountError {
    fn code(&self) -> &'static str {
        match self {
            Self::SignInRefused => "sign-in-failed",
            Self::SignInTooOften { .. } => "sign-in-too-often",
            Self::SignInNeeded => "session-expired",
            Self::PasswordWrong => "password-wrong",
            Self::PasswordTooShort => "password-too-short",
            Self::PasswordTooLong => "password-too-long",
            Self::PasswordCommon => "password-too-common",
            Self::PasswordUnchanged => "password-unchanged",
            Self::PasswordContainsAddress => "password-contains-address",
            Self::OrganisationUnknown { .. } => "organisation-unknown",
            Self::OrganisationCodeTaken { .. } => "organisation-code-taken",
            Self::OrganisationCodeMalformed => "organisation-code-malformed",
            Self::EmailTaken => "email-taken",
            Self::EmailMalformed => "email-malformed",
            Self::Hashing | Self::Storage(_) => "internal",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::PasswordWrong => Some("current"),
            Self::PasswordTooShort
            | Self::PasswordTooLong
            | Self::PasswordCommon
            | Self::PasswordUnchanged
            | Self::PasswordContainsAddress => Some("new"),
            Self::OrganisationUnknown { .. } => Some("organisation"),
            Self::OrganisationCodeTaken { .. } | Self::OrganisationCodeMalformed => Some("code"),
            Self::EmailTaken | Self::EmailMalformed => Some("email"),
            Self::SignInRefused
            | Self::SignInTooOften { .. }
            | Self::SignInNeeded
            | Self::Hashing
            | Self::Storage(_) => None,
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let count = |value: usize| Argument::Count(i64::try_from(value).unwrap_or(i64::MAX));
        match self {
            Self::SignInTooOften { seconds } => vec![("seconds", Argument::Count(*seconds))],
            Self::PasswordTooShort => vec![("minimum", count(SHORTEST))],
            Self::PasswordTooLong => vec![("maximum", count(LONGEST))],
            Self::OrganisationUnknown { code } | Self::OrganisationCodeTaken { code } => {
                vec![("code", Argument::Text(code.clone()))]
            }
            _ => Vec::new(),
        }
    }
}
