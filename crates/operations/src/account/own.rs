//! What people change on their own account.

use ashshash_base::Language;
use ashshash_storage::{Database, journal, session, user};

use super::hasher::Verdict;
use super::session::{IDLE_MINUTES, commit};
use super::sign_in::{Budgets, open};
use super::{AccountError, Accounts, Caller, Password, Session, SignedIn, entry};

/// A change of password by its owner.
#[derive(Clone, Debug)]
pub struct PasswordChange {
    /// The present password: an unlocked phone must not be enough.
    pub current: Password,
    /// The one that takes its place.
    pub new: Password,
}

/// Changes the password, ends every session and opens a fresh one.
///
/// # Errors
/// Says which of the two passwords is not right, and why.
pub async fn password_change(
    db: &Database,
    accounts: &Accounts,
    caller: &Caller,
    session: &Session,
    input: PasswordChange,
) -> Result<SignedIn, AccountError> {
    let owner = &session.user;
    let budgets = Budgets::of(&owner.email, &caller.address);
    budgets.take(db, caller.now).await?;
    let is_unchanged = input.current.as_bytes() == input.new.as_bytes();
    let found = user::by_email(db.writer(), &owner.email).await?.ok_or(AccountError::SignInNeeded)?;
    if input.current.is_too_long()
        || accounts.verify(input.current, Some(&found.password_hash)).await? == Verdict::Wrong
    {
        return Err(AccountError::PasswordWrong);
    }
    if is_unchanged {
        return Err(AccountError::PasswordUnchanged);
    }
    input.new.check(&owner.email)?;
    let hash = accounts.hash(input.new).await?;

    let txn = db.write().await?;
    let present = user::lock(&txn, owner.id).await?;
    let Some(mut present) = present.filter(|p| p.password_hash == found.password_hash && !p.user.is_disabled) else {
        return Err(AccountError::PasswordWrong);
    };
    present.user.version = user::set_password(&txn, owner.id, &hash).await?;
    session::delete_all_of(&txn, owner.id).await?;
    budgets.give_back(&txn, caller.now).await?;
    let signed_in = open(&txn, accounts, caller, present.user, IDLE_MINUTES).await?;
    let mut entry = entry("password-change", caller, session);
    entry.version_after = Some(signed_in.session.user.version);
    entry.fields = vec!["password".to_owned()];
    journal::append(&txn, db.keys(), owner.organisation, entry).await?;
    commit(txn).await?;
    Ok(signed_in)
}

/// Sets the language of the interface; gives the account's version.
///
/// # Errors
/// When the database fails.
pub async fn language_set(
    db: &Database,
    caller: &Caller,
    session: &Session,
    language: Language,
) -> Result<i64, AccountError> {
    let owner = &session.user;
    let txn = db.write().await?;
    let present = user::lock(&txn, owner.id).await?.ok_or(AccountError::SignInNeeded)?;
    if present.user.language == language {
        return Ok(present.user.version);
    }
    let version = user::set_language(&txn, owner.id, language).await?;
    let mut entry = entry("language-set", caller, session);
    entry.version_after = Some(version);
    entry.fields = vec!["language".to_owned()];
    journal::append(&txn, db.keys(), owner.organisation, entry).await?;
    commit(txn).await?;
    Ok(version)
}
