//! Organisations and accounts, made on the command line by whoever runs the server.

use ashshash_access::Role;
use ashshash_base::{Language, OrganisationId, Timestamp, UserId};
use ashshash_storage::journal::Entry;
use ashshash_storage::organisation::{self, Named, Organisation};
use ashshash_storage::user::NewUser;
use ashshash_storage::{Database, journal, session, user};

use super::session::commit;
use super::{AccountError, Accounts, Password};

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Code of its organisation.
    pub organisation: String,
    /// The address to sign in with.
    pub email: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// What the person does.
    pub role: Role,
    /// The language of the interface.
    pub language: Language,
    /// The first password.
    pub password: Password,
    /// Decides about certificates in the coordinator's place (R4).
    pub is_deputy_approver: bool,
    /// The counsellor entry of the registers that the person is, if any.
    pub counsellor: Option<String>,
}

/// Adds an organisation.
///
/// # Errors
/// Says whether the code is malformed or taken.
pub async fn organisation_add(
    db: &Database,
    accounts: &Accounts,
    code: &str,
    name: &str,
    kind: &str,
    now: Timestamp,
) -> Result<OrganisationId, AccountError> {
    let is_code = (1..=16).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_code {
        return Err(AccountError::OrganisationCodeMalformed);
    }
    let txn = db.write().await?;
    if organisation::by_code(&txn, code).await?.is_some() {
        return Err(AccountError::OrganisationCodeTaken { code: code.to_owned() });
    }
    let id = OrganisationId::from_uuid(accounts.randomness().uuid_v7(now));
    let new = Organisation { id, code: code.to_owned(), name: name.trim().to_owned(), kind: kind.to_owned() };
    organisation::insert(&txn, &new, now).await?;
    let entry = Entry { at: now, deed: "organisation-add", record: Some(id.as_uuid()), ..Entry::default() };
    journal::append(&txn, db.keys(), id, entry).await?;
    commit(txn).await?;
    Ok(id)
}

/// Adds an account.
///
/// # Errors
/// Says whether organisation, address or password can't be used.
pub async fn user_add(
    db: &Database,
    accounts: &Accounts,
    new: NewAccount,
    now: Timestamp,
) -> Result<UserId, AccountError> {
    let email = new.email.trim().to_lowercase();
    if !is_email(&email) {
        return Err(AccountError::EmailMalformed);
    }
    new.password.check(&email)?;
    let password_hash = accounts.hash(new.password).await?;
    let txn = db.write().await?;
    let Some(organisation) = organisation::by_code(&txn, &new.organisation).await? else {
        return Err(AccountError::OrganisationUnknown { code: new.organisation });
    };
    if user::by_email(&txn, &email).await?.is_some() {
        return Err(AccountError::EmailTaken);
    }
    let id = UserId::from_uuid(accounts.randomness().uuid_v7(now));
    let (role, language, display_name) = (new.role, new.language, new.display_name);
    user::insert(
        &txn,
        NewUser {
            id,
            organisation: organisation.id,
            email,
            display_name,
            role,
            language,
            is_deputy_approver: new.is_deputy_approver,
            password_hash,
            created_at: now,
        },
    )
    .await?;
    if let Some(name) = new.counsellor.as_deref() {
        let entry = Named { id: accounts.randomness().uuid_v7(now), organisation: organisation.id, name, now };
        organisation::tie_counsellor(&txn, entry, id).await?;
    }
    let entry =
        Entry { at: now, deed: "user-add", record: Some(id.as_uuid()), version_after: Some(1), ..Entry::default() };
    journal::append(&txn, db.keys(), organisation.id, entry).await?;
    commit(txn).await?;
    Ok(id)
}

/// Ties an office's provider entry to the organisation whose people sign in for it.
///
/// # Errors
/// When the database fails.
pub async fn provider_tie(
    db: &Database,
    accounts: &Accounts,
    office: OrganisationId,
    name: &str,
    to: OrganisationId,
    now: Timestamp,
) -> Result<(), AccountError> {
    let txn = db.write().await?;
    let provider = Named { id: accounts.randomness().uuid_v7(now), organisation: office, name, now };
    organisation::tie_provider(&txn, provider, to).await?;
    let entry = Entry {
        at: now,
        deed: "provider-tie",
        record: Some(to.as_uuid()),
        fields: vec!["provider_organisation_id".to_owned()],
        ..Entry::default()
    };
    journal::append(&txn, db.keys(), office, entry).await?;
    commit(txn).await
}

/// Gives an account another role; what it was signed in for ends at once.
///
/// # Errors
/// When there is no such account, or the database fails.
pub async fn role_set(db: &Database, id: UserId, role: Role, now: Timestamp) -> Result<(), AccountError> {
    let txn = db.write().await?;
    let present = user::lock(&txn, id).await?.ok_or(AccountError::SignInNeeded)?;
    if present.user.role == role {
        return Ok(());
    }
    let version = user::set_role(&txn, id, role).await?;
    session::delete_all_of(&txn, id).await?;
    let entry = Entry {
        at: now,
        deed: "role-set",
        record: Some(id.as_uuid()),
        version_after: Some(version),
        fields: vec!["role".to_owned()],
        ..Entry::default()
    };
    journal::append(&txn, db.keys(), present.user.organisation, entry).await?;
    commit(txn).await
}

/// Refuses what can't be an address; whether mail arrives is not ours to know.
fn is_email(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control()) && text.len() <= 254;
    plain
        && matches!(text.split_once('@'), Some((name, host)) if !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_are_told_from_other_text() {
        for text in ["shirin@rj.example", "a@b"] {
            assert!(is_email(text), "{text}");
        }
        for text in ["", "@", "a@", "@b", "a b@c", "a@b@c"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
