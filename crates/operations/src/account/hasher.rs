//! Argon2id, a few at a time and off the request's threads.

use std::sync::Arc;

use argon2::password_hash::PasswordVerifier;
use argon2::{Algorithm, Argon2, CustomizedPasswordHasher, Params, PasswordHash, Version};
use tokio::sync::Semaphore;

use super::{AccountError, Password, Randomness};

/// What a hash costs: 19 MiB and two passes on one lane (the floor that OWASP names), about 20 ms on a small server.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const _: () = assert!(MEMORY_KIB >= 19 * 1024 && PASSES >= 2, "OWASP's floor");
/// Hashes at once: each takes its memory for as long as it runs.
const AT_ONCE: usize = 2;

/// Everything that account deeds share in one process.
#[derive(Clone, Debug)]
pub struct Accounts {
    randomness: Randomness,
    params: Params,
    turns: Arc<Semaphore>,
    decoy: Arc<str>,
}

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Wrong,
    Right,
    /// Right, and this hash of today's strength should take the old one's place.
    RightButWeak(String),
}

impl Accounts {
    /// Prepares hashing; computes one hash, that of nobody's password.
    ///
    /// # Errors
    /// When the hash function refuses its parameters.
    pub fn new(randomness: Randomness) -> Result<Self, AccountError> {
        Self::with_cost(randomness, MEMORY_KIB, PASSES)
    }

    /// Prepares hashing of another strength.
    ///
    /// # Errors
    /// When the hash function refuses its parameters.
    pub fn with_cost(randomness: Randomness, memory_kib: u32, passes: u32) -> Result<Self, AccountError> {
        let params = Params::new(memory_kib, passes, LANES, None).map_err(|_| AccountError::Hashing)?;
        let salt = randomness.bytes::<16>();
        let decoy = compute(&params, &randomness.bytes::<32>(), &salt)?.into();
        Ok(Self { randomness, params, turns: Arc::new(Semaphore::new(AT_ONCE)), decoy })
    }

    /// Gives the source of ids and tokens.
    #[must_use]
    pub fn randomness(&self) -> &Randomness {
        &self.randomness
    }

    /// Hashes a new password into a PHC string.
    ///
    /// # Errors
    /// When hashing fails or the process is ending.
    pub async fn hash(&self, password: Password) -> Result<String, AccountError> {
        let (params, salt) = (self.params.clone(), self.randomness.bytes::<16>());
        self.in_turn(move || compute(&params, password.as_bytes(), &salt)).await
    }

    /// Compares a password with a stored hash; without one it costs the same and is wrong.
    pub(super) async fn verify(&self, password: Password, stored: Option<&str>) -> Result<Verdict, AccountError> {
        let is_known = stored.is_some();
        let stored = stored.unwrap_or(&self.decoy).to_owned();
        let (params, salt) = (self.params.clone(), self.randomness.bytes::<16>());
        self.in_turn(move || {
            let hash = PasswordHash::new(&stored).map_err(|_| AccountError::Hashing)?;
            let is_right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            if !(is_right && is_known) {
                return Ok(Verdict::Wrong);
            }
            if is_weaker(&hash, &params) {
                return Ok(Verdict::RightButWeak(compute(&params, password.as_bytes(), &salt)?));
            }
            Ok(Verdict::Right)
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, AccountError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| AccountError::Hashing)?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.map_err(|_| AccountError::Hashing)?
    }
}

fn compute(params: &Params, password: &[u8], salt: &[u8]) -> Result<String, AccountError> {
    let hash: PasswordHash = Argon2::default()
        .hash_password_customized(
            password,
            salt,
            Some(Algorithm::Argon2id.as_str()),
            Some(Version::V0x13 as u32),
            params.clone(),
        )
        .map_err(|_| AccountError::Hashing)?;
    Ok(hash.to_string())
}

fn is_weaker(hash: &PasswordHash, params: &Params) -> bool {
    Params::try_from(hash).map_or(true, |old| {
        old.m_cost() < params.m_cost() || old.t_cost() < params.t_cost() || old.p_cost() < params.p_cost()
    }) || hash.algorithm.as_str() != Algorithm::Argon2id.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(memory_kib: u32) -> Accounts {
        Accounts::with_cost(Randomness::new(|bytes| bytes.fill(3)), memory_kib, 1).unwrap()
    }

    fn password(text: &str) -> Password {
        Password::new(text.to_owned())
    }

    #[tokio::test]
    async fn right_password_is_right_and_wrong_is_wrong() {
        let accounts = accounts(64);
        let hash = accounts.hash(password("four goats on the bridge")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert_eq!(accounts.verify(password("four goats on the bridge"), Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(accounts.verify(password("five goats on the bridge"), Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_eq!(accounts.verify(password("four goats on the bridge"), None).await.unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn hash_of_weaker_days_is_replaced() {
        let hash = accounts(64).hash(password("four goats on the bridge")).await.unwrap();
        let stronger = accounts(128);
        let verdict = stronger.verify(password("four goats on the bridge"), Some(&hash)).await.unwrap();
        let Verdict::RightButWeak(new) = verdict else { panic!("{verdict:?}") };
        assert!(new.contains("m=128"));
    }

    #[tokio::test]
    async fn unknown_address_costs_as_much_as_a_wrong_password() {
        // Both go the same way; what they cost is written in the hash that they are held against.
        let accounts = accounts(8_192);
        let hash = accounts.hash(password("four goats on the bridge")).await.unwrap();
        let cost = |phc: &str| phc.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(cost(&accounts.decoy), cost(&hash));
        assert_eq!(accounts.decoy.len(), hash.len(), "salt and hash as long");
    }
}
