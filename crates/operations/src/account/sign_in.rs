//! Signing in.

use std::sync::Arc;

use ashshash_base::Timestamp;
use ashshash_storage::rate::{self, Level};
use ashshash_storage::session::NewSession;
use ashshash_storage::user::User;
use ashshash_storage::{Database, journal, user};
use sea_orm::DatabaseTransaction;
use sha2::{Digest, Sha256};

use super::bucket::{Budget, PER_ACCOUNT, PER_ADDRESS};
use super::hasher::Verdict;
use super::session::{IDLE_MINUTES, IDLE_MINUTES_SHARED, commit};
use super::token::hex;
use super::{AccountError, Accounts, Caller, Password, Session, SessionToken, entry};

/// What somebody types to sign in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The address, in any case.
    pub email: String,
    /// The password.
    pub password: Password,
    /// A second factor; no account has one yet.
    pub one_time_code: Option<String>,
    /// Somebody else uses this device too: the session ends after 5 idle minutes.
    pub shared_device: bool,
}

/// A new session and the token that the browser is to keep.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// What the browser sends from now on.
    pub token: SessionToken,
    /// The session.
    pub session: Session,
}

/// Signs somebody in: budgets, then the hash, then the session with its journal entry.
///
/// An unknown address, a disabled account and a wrong password cost one hash each and get one answer.
///
/// # Errors
/// Says whether the try was refused or came too soon; anything else is a surprise.
pub async fn sign_in(
    db: &Database,
    accounts: &Accounts,
    caller: &Caller,
    input: SignIn,
) -> Result<SignedIn, AccountError> {
    let email = input.email.trim().to_lowercase();
    let budgets = Budgets::of(&email, &caller.address);
    budgets.take(db, caller.now).await?;
    if input.password.is_too_long() {
        return Err(AccountError::SignInRefused);
    }
    let found = user::by_email(db.writer(), &email).await?.filter(|found| !found.user.is_disabled);
    let stored = found.as_ref().map(|found| found.password_hash.as_str());
    let verdict = accounts.verify(input.password, stored).await?;
    let (Some(found), true) = (found, verdict != Verdict::Wrong) else {
        return Err(AccountError::SignInRefused);
    };

    let txn = db.write().await?;
    // What was compared may have changed while the hash ran.
    let present = user::lock(&txn, found.user.id).await?;
    let Some(present) = present.filter(|p| p.password_hash == found.password_hash && !p.user.is_disabled) else {
        return Err(AccountError::SignInRefused);
    };
    if let Verdict::RightButWeak(stronger) = &verdict {
        user::strengthen_hash(&txn, found.user.id, &found.password_hash, stronger).await?;
    }
    budgets.give_back(&txn, caller.now).await?;
    let idle_minutes = if input.shared_device { IDLE_MINUTES_SHARED } else { IDLE_MINUTES };
    let signed_in = open(&txn, accounts, caller, present.user, idle_minutes).await?;
    let entry = entry("sign-in", caller, &signed_in.session);
    journal::append(&txn, db.keys(), signed_in.session.user.organisation, entry).await?;
    commit(txn).await?;
    Ok(signed_in)
}

/// Opens a session with a fresh token.
pub(super) async fn open(
    txn: &DatabaseTransaction,
    accounts: &Accounts,
    caller: &Caller,
    user: User,
    idle_minutes: i64,
) -> Result<SignedIn, AccountError> {
    let token = SessionToken::draw(accounts.randomness());
    let id_hash = token.id_hash();
    let session = NewSession {
        id_hash: id_hash.clone(),
        user: user.id,
        created_at: caller.now,
        idle_minutes,
        device: caller.device.clone(),
    };
    ashshash_storage::session::insert(txn, session).await?;
    Ok(SignedIn { token, session: Session { id_hash: id_hash.into(), user: Arc::new(user) } })
}

/// The budgets that one try draws from.
///
/// An address from which the account was signed in to before has a budget of its own, so that
/// strangers who spend the account's budget don't keep its owner out.
pub(super) struct Budgets {
    address: String,
    account: String,
    account_from_here: String,
    known: String,
}

impl Budgets {
    pub(super) fn of(email: &str, address: &str) -> Self {
        // Hashed, so that the table holds no addresses of people; short keys for endless input.
        let account = hex(&Sha256::digest(email))[..32].to_owned();
        let here = hex(&Sha256::digest(address))[..32].to_owned();
        Self {
            address: format!("address:{here}"),
            account_from_here: format!("account:{account}:{here}"),
            known: format!("known:{account}:{here}"),
            account: format!("account:{account}"),
        }
    }

    pub(super) async fn take(&self, db: &Database, now: Timestamp) -> Result<(), AccountError> {
        let txn = db.write().await?;
        let account = self.account_key(&txn).await?;
        let drawn = match take(&txn, &self.address, PER_ADDRESS, now).await? {
            Ok(()) => take(&txn, account, PER_ACCOUNT, now).await?,
            refused => refused,
        };
        match drawn {
            Ok(()) => commit(txn).await,
            // Rolled back: what the first budget gave is not spent by the other's refusal.
            Err(seconds) => Err(AccountError::SignInTooOften { seconds }),
        }
    }

    pub(super) async fn give_back(&self, txn: &DatabaseTransaction, now: Timestamp) -> Result<(), AccountError> {
        give_back(txn, &self.address, PER_ADDRESS, now).await?;
        let account = self.account_key(txn).await?;
        give_back(txn, account, PER_ACCOUNT, now).await?;
        rate::set(txn, &self.known, Level { tokens_micro: 0, updated_at: now }).await?;
        Ok(())
    }

    async fn account_key(&self, txn: &DatabaseTransaction) -> Result<&str, AccountError> {
        let is_known = rate::updated_at(txn, &self.known).await?.is_some();
        Ok(if is_known { &self.account_from_here } else { &self.account })
    }
}

async fn take(
    txn: &DatabaseTransaction,
    key: &str,
    budget: Budget,
    now: Timestamp,
) -> Result<Result<(), i64>, AccountError> {
    let level = rate::lock(txn, key, budget.full(now)).await?;
    match budget.take(level, now) {
        Ok(level) => {
            rate::set(txn, key, level).await?;
            Ok(Ok(()))
        }
        Err(seconds) => Ok(Err(seconds)),
    }
}

async fn give_back(txn: &DatabaseTransaction, key: &str, budget: Budget, now: Timestamp) -> Result<(), AccountError> {
    let level = rate::lock(txn, key, budget.full(now)).await?;
    rate::set(txn, key, budget.give_back(level, now)).await?;
    Ok(())
}
