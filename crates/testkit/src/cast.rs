//! The people and organisations that every test database has.

use ashshash_access::Role;
use ashshash_base::{CounsellorId, Language, OrganisationId, Timestamp, UserId};
use ashshash_operations::account::{Accounts, Password, Randomness};
use ashshash_storage::Database;
use ashshash_storage::organisation::{self, Named, Organisation};
use ashshash_storage::user::{self, NewUser};
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "four goats on the bridge";

/// The office that most tests are about: RJ.
pub const OFFICE: OrganisationId =
    OrganisationId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
/// Another office, which must see nothing of the first's.
pub const OTHER_OFFICE: OrganisationId =
    OrganisationId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
/// The organisation that stands behind the provider entry 'TSP Jashore'.
pub const TSP: OrganisationId = OrganisationId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));
/// The organisation that stands behind the provider entry 'Ashshash-LSP'.
pub const LSP: OrganisationId = OrganisationId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0004));

/// The counsellor entry of the registers that the counsellor's account is tied to.
pub const COUNSELLOR: &str = "Counsellor A (F)";
/// The provider entry that [`TSP`] is tied to.
pub const TSP_ENTRY: &str = "TSP Jashore";
/// The provider entry that [`LSP`] is tied to.
pub const LSP_ENTRY: &str = "Ashshash-LSP";

const ENTRIES: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0300;

/// Gives the account of a role in the office (or in its provider).
pub fn user(role: Role) -> UserId {
    UserId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0100 + role as u128))
}

/// Gives the other office's coordinator.
pub fn other_coordinator() -> UserId {
    UserId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0200))
}

/// Gives the office's deputy approver: a counsellor with nobody assigned.
pub fn deputy() -> UserId {
    UserId::from_uuid(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0201))
}

/// Gives the address of a role's account.
pub fn email(role: Role) -> String {
    format!("{}@office.example", role.code())
}

/// Gives the counsellor entry that the counsellor's account is tied to.
pub fn counsellor() -> CounsellorId {
    CounsellorId::from_uuid(Uuid::from_u128(ENTRIES + 1))
}

fn organisation_of(role: Role) -> OrganisationId {
    match role {
        Role::Tsp => TSP,
        Role::Lsp => LSP,
        Role::Counsellor | Role::Mobiliser | Role::Coordinator => OFFICE,
    }
}

/// Hashing that costs next to nothing.
pub fn cheap_accounts() -> Accounts {
    Accounts::with_cost(Randomness::new(ashshash_server::clock::fill), 64, 1).unwrap()
}

/// Puts everybody into an empty database.
pub(crate) async fn insert(db: &Database) {
    let now = Timestamp(1_640_000_000_000);
    let password_hash = cheap_accounts().hash(Password::new(PASSWORD.to_owned())).await.unwrap();
    let txn = db.write().await.unwrap();
    for (id, code, name, kind) in [
        (OFFICE, "RJ", "Demo Office", "office"),
        (OTHER_OFFICE, "OT", "Other Office", "office"),
        (TSP, "TSP", "Demo TSP", "tsp"),
        (LSP, "LSP", "Demo LSP", "lsp"),
    ] {
        let new = Organisation { id, code: code.to_owned(), name: name.to_owned(), kind: kind.to_owned() };
        organisation::insert(&txn, &new, now).await.unwrap();
    }
    let people = Role::ALL.map(|role| (user(role), organisation_of(role), email(role), role));
    let other = (other_coordinator(), OTHER_OFFICE, "coordinator@other.example".to_owned(), Role::Coordinator);
    let second = (deputy(), OFFICE, "deputy@office.example".to_owned(), Role::Counsellor);
    for (id, organisation, email, role) in people.into_iter().chain([other, second]) {
        let new = NewUser {
            id,
            organisation,
            email,
            display_name: format!("Test {}", role.code()),
            role,
            language: Language::English,
            is_deputy_approver: id == deputy(),
            password_hash: password_hash.clone(),
            created_at: now,
        };
        user::insert(&txn, new).await.unwrap();
    }
    let entry = |number: u128, name| Named { id: Uuid::from_u128(ENTRIES + number), organisation: OFFICE, name, now };
    organisation::tie_counsellor(&txn, entry(1, COUNSELLOR), user(Role::Counsellor)).await.unwrap();
    organisation::tie_provider(&txn, entry(2, TSP_ENTRY), TSP).await.unwrap();
    organisation::tie_provider(&txn, entry(3, LSP_ENTRY), LSP).await.unwrap();
    txn.commit().await.unwrap();
}
