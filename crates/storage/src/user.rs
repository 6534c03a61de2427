//! Accounts: who signs in. What sign-in asks stands here unscoped: nobody is known yet.

use ashshash_access::{Role, Viewer};
use ashshash_base::{Language, OrganisationId, Timestamp, UserId};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::dialect;
use crate::error::StorageError;
use crate::sql::Sql;

/// An account, without its password's hash.
#[derive(Clone, Debug)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The organisation that it belongs to.
    pub organisation: OrganisationId,
    /// The address to sign in with, in lower case.
    pub email: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// What the person does there.
    pub role: Role,
    /// The language of the interface.
    pub language: Language,
    /// Decides about certificates in the coordinator's place (R4).
    pub is_deputy_approver: bool,
    /// Whether sign-in is refused.
    pub is_disabled: bool,
    /// Counts changes.
    pub version: i64,
}

impl User {
    /// Gives the viewer on whose behalf things are read and done.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        Viewer {
            user: self.id,
            organisation: self.organisation,
            role: self.role,
            is_deputy_approver: self.is_deputy_approver,
            language: self.language,
        }
    }
}

/// An account with the PHC string of its password.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub user: User,
    /// `$argon2id$…`.
    pub password_hash: String,
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Its id.
    pub id: UserId,
    /// The organisation that it belongs to.
    pub organisation: OrganisationId,
    /// The address to sign in with, in lower case.
    pub email: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// What the person does there.
    pub role: Role,
    /// The language of the interface.
    pub language: Language,
    /// Decides about certificates in the coordinator's place (R4).
    pub is_deputy_approver: bool,
    /// `$argon2id$…`.
    pub password_hash: String,
    /// Server time.
    pub created_at: Timestamp,
}

/// The columns that [`read`] takes, of a table named `u`.
pub(crate) const COLUMNS: &str = "u.id AS user_id, u.organisation_id, u.email, u.display_name, u.role, u.language, u.is_deputy_approver, u.is_disabled, u.version";

pub(crate) fn read(row: &QueryResult) -> Result<User, StorageError> {
    let unreadable = |column| StorageError::Unreadable { table: "app_user", column };
    let role: String = row.try_get("", "role")?;
    let language: String = row.try_get("", "language")?;
    Ok(User {
        id: UserId::from_uuid(row.try_get("", "user_id")?),
        organisation: OrganisationId::from_uuid(row.try_get("", "organisation_id")?),
        email: row.try_get("", "email")?,
        display_name: row.try_get("", "display_name")?,
        role: Role::from_code(&role).ok_or_else(|| unreadable("role"))?,
        language: Language::from_code(&language).ok_or_else(|| unreadable("language"))?,
        is_deputy_approver: row.try_get("", "is_deputy_approver")?,
        is_disabled: row.try_get("", "is_disabled")?,
        version: row.try_get("", "version")?,
    })
}

fn select(db: &impl ConnectionTrait) -> Sql {
    Sql::new(db.get_database_backend(), &format!("SELECT {COLUMNS}, u.password_hash FROM app_user u WHERE "))
}

async fn credentials(db: &impl ConnectionTrait, sql: Sql) -> Result<Option<Credentials>, StorageError> {
    let row = db.query_one_raw(sql.finish()).await?;
    row.map(|row| Ok(Credentials { user: read(&row)?, password_hash: row.try_get("", "password_hash")? })).transpose()
}

/// Finds the account of an address.
///
/// # Errors
/// Returns what the database says.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Credentials>, StorageError> {
    let mut sql = select(db);
    sql.push("u.email = ").bind(email.to_lowercase());
    credentials(db, sql).await
}

/// Locks an account for the rest of the transaction and gives its present state.
///
/// # Errors
/// Returns what the database says.
pub async fn lock(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Credentials>, StorageError> {
    let mut sql = select(db);
    sql.push("u.id = ").bind(id.as_uuid()).push(dialect::for_update(db.get_database_backend()));
    credentials(db, sql).await
}

/// Makes an account.
///
/// # Errors
/// Returns what the database says, also when the address is taken.
pub async fn insert(db: &impl ConnectionTrait, user: NewUser) -> Result<(), StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "INSERT INTO app_user (id, organisation_id, email, display_name, role, language, is_deputy_approver, password_hash, created_at) VALUES (",
    );
    sql.bind(user.id.as_uuid()).push(", ").bind(user.organisation.as_uuid()).push(", ");
    sql.bind(user.email.to_lowercase()).push(", ").bind(user.display_name).push(", ");
    sql.bind(user.role.code()).push(", ").bind(user.language.code()).push(", ");
    sql.bind(user.is_deputy_approver).push(", ");
    sql.bind(user.password_hash).push(", ").bind(user.created_at.0).push(")");
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Changes the password; the account's version grows.
///
/// # Errors
/// Returns what the database says.
pub async fn set_password(db: &impl ConnectionTrait, id: UserId, password_hash: &str) -> Result<i64, StorageError> {
    change(db, id, "password_hash", password_hash).await
}

/// Puts a stronger hash of the same password in the old one's place, unless that has changed meanwhile.
///
/// # Errors
/// Returns what the database says.
pub async fn strengthen_hash(db: &impl ConnectionTrait, id: UserId, old: &str, new: &str) -> Result<(), StorageError> {
    let mut sql = Sql::new(db.get_database_backend(), "UPDATE app_user SET password_hash = ");
    sql.bind(new).push(" WHERE id = ").bind(id.as_uuid()).push(" AND password_hash = ").bind(old);
    db.execute_raw(sql.finish()).await?;
    Ok(())
}

/// Changes the language; the account's version grows.
///
/// # Errors
/// Returns what the database says.
pub async fn set_language(db: &impl ConnectionTrait, id: UserId, language: Language) -> Result<i64, StorageError> {
    change(db, id, "language", language.code()).await
}

/// Changes the role; the account's version grows. Its sessions are the caller's to end.
///
/// # Errors
/// Returns what the database says.
pub async fn set_role(db: &impl ConnectionTrait, id: UserId, role: Role) -> Result<i64, StorageError> {
    change(db, id, "role", role.code()).await
}

async fn change(db: &impl ConnectionTrait, id: UserId, column: &'static str, value: &str) -> Result<i64, StorageError> {
    let mut sql =
        Sql::new(db.get_database_backend(), &format!("UPDATE app_user SET version = version + 1, {column} = "));
    sql.bind(value).push(" WHERE id = ").bind(id.as_uuid()).push(" RETURNING version");
    let row = db.query_one_raw(sql.finish()).await?;
    let row = row.ok_or(StorageError::Unreadable { table: "app_user", column: "id" })?;
    Ok(row.try_get("", "version")?)
}
