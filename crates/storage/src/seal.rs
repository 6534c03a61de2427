//! Sealing of personal fields (XChaCha20-Poly1305) and the keys that come from the key file.
//!
//! A blob is `version ‖ key id ‖ nonce ‖ ciphertext`; its associated data are a constant label
//! (never renamed), the row's id and the key id, so that a blob moved to another row or column
//! does not open. Plain text is padded to buckets, so that its length says little.

mod signing;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use thiserror::Error;
use uuid::Uuid;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const KEY_ID: u16 = 1;
const HEAD: usize = 1 + 2 + 24;
/// Plain texts are padded to multiples of this many bytes.
const BUCKET: usize = 32;

/// Says why something sealed stays closed.
#[derive(Debug, Error)]
pub enum SealError {
    /// The blob is damaged, was moved, or belongs to another key file.
    #[error("a sealed field does not open: this is not the key file of this database")]
    DoesNotOpen,
    /// The key file has another form.
    #[error("the key file is not one: it must hold 64 hexadecimal digits")]
    KeyFile,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    NoRandomness,
}

/// Fills bytes with the system's randomness: nonces and keys, never anything that a rule looks at.
///
/// # Errors
/// Fails when the system has none to give.
#[expect(clippy::disallowed_methods, reason = "nonces and keys: no rule and no test depends on their values")]
pub fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| SealError::NoRandomness)?;
    Ok(bytes)
}

/// All keys, derived from the one in the key file.
pub struct Keys {
    wrapping: DataKey,
    office: DataKey,
    journal: Zeroizing<[u8; 32]>,
    index: Zeroizing<[u8; 32]>,
    signing: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(•••)")
    }
}

impl Keys {
    /// Derives all keys from the 32 bytes of the key file.
    pub fn new(master: &[u8; 32]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"ashshash"), master);
        let derive = |label: &str| {
            let mut key = Zeroizing::new([0; 32]);
            // 32 bytes are far below HKDF's limit of 255 blocks: this can't fail.
            let expanded = hkdf.expand(label.as_bytes(), key.as_mut());
            debug_assert!(expanded.is_ok());
            key
        };
        Self {
            wrapping: DataKey(derive("data-key")),
            office: DataKey(derive("office")),
            journal: derive("journal"),
            index: derive("index"),
            signing: derive("certificate-signing"),
        }
    }

    /// Reads the key file's text.
    ///
    /// # Errors
    /// Fails when it does not hold 64 hexadecimal digits.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let text = text.trim();
        let mut master = Zeroizing::new([0u8; 32]);
        if text.len() != 64 || !text.is_ascii() {
            return Err(SealError::KeyFile);
        }
        for (byte, digits) in master.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| SealError::KeyFile)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| SealError::KeyFile)?;
        }
        Ok(Self::new(&master))
    }

    /// Makes the text of a new key file.
    ///
    /// # Errors
    /// Fails when the system has no randomness.
    pub fn new_text() -> Result<Zeroizing<String>, SealError> {
        let bytes = Zeroizing::new(random::<32>()?);
        let mut text = Zeroizing::new(String::with_capacity(65));
        for byte in bytes.iter() {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push('\n');
        Ok(text)
    }

    /// Makes a person's key and the form in which the database keeps it.
    ///
    /// # Errors
    /// Fails when the system has no randomness.
    pub fn new_data_key(&self, subject: Uuid) -> Result<(DataKey, Vec<u8>), SealError> {
        let key = DataKey(Zeroizing::new(random()?));
        let wrapped = self.wrapping.seal("data_key.wrapped", subject, key.0.as_ref())?;
        Ok((key, wrapped))
    }

    /// Wraps a lead's key for the survivor whom the lead became: what was sealed before, in the journal
    /// too, opens as long as the survivor's key is there, and is gone with it.
    ///
    /// # Errors
    /// Fails when the system has no randomness.
    pub fn wrap_for(&self, subject: Uuid, key: &DataKey) -> Result<Vec<u8>, SealError> {
        self.wrapping.seal("data_key.wrapped", subject, key.0.as_ref())
    }

    /// Opens a person's key.
    ///
    /// # Errors
    /// Fails when it was wrapped by another key file.
    pub fn unwrap(&self, subject: Uuid, wrapped: &[u8]) -> Result<DataKey, SealError> {
        let bytes = Zeroizing::new(self.wrapping.open("data_key.wrapped", subject, wrapped)?);
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| SealError::DoesNotOpen)?;
        Ok(DataKey(Zeroizing::new(key)))
    }

    /// The key of what belongs to an office and to nobody in particular: uploaded workbooks.
    pub fn office(&self) -> &DataKey {
        &self.office
    }

    /// Hashes a folded phone number, so that it can be looked up and not read.
    pub fn phone_hash(&self, organisation: Uuid, folded: &str) -> Vec<u8> {
        self.index_hash("phone", organisation, folded.as_bytes()).to_vec()
    }

    /// Puts a token of a name's sound into one of 4,096 buckets.
    pub fn name_bucket(&self, organisation: Uuid, token: &str) -> i32 {
        let hash = self.index_hash("name", organisation, token.as_bytes());
        (i32::from(hash[0]) << 4) | (i32::from(hash[1]) >> 4)
    }

    /// Hashes the natural key or the content of a register's row (16 bytes).
    pub fn register_hash(&self, organisation: Uuid, bytes: &[u8]) -> [u8; 16] {
        let hash = self.index_hash("register", organisation, bytes);
        let mut short = [0; 16];
        short.copy_from_slice(&hash[..16]);
        short
    }

    /// Hashes a deed's input: it may hold names, so a plain hash could be guessed.
    pub fn input_hash(&self, organisation: Uuid, json: &[u8]) -> Vec<u8> {
        self.index_hash("deed", organisation, json).to_vec()
    }

    fn index_hash(&self, label: &str, organisation: Uuid, bytes: &[u8]) -> [u8; 32] {
        mac(&self.index, &[label.as_bytes(), &[0], organisation.as_bytes(), bytes])
    }

    /// Chains an entry of the journal to the one before it.
    pub fn journal_hash(&self, body: &[u8], before: &[u8]) -> [u8; 32] {
        mac(&self.journal, &[body, before])
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = Zeroizing::new([0; 64]); // HMAC fills a short key with zeros
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A key that seals the fields of one person, or of an office.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(•••)")
    }
}

impl DataKey {
    /// Seals a field of a row.
    ///
    /// # Errors
    /// Fails when the system has no randomness.
    pub fn seal(&self, label: &'static str, row: Uuid, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; 24] = random()?;
        let length = u32::try_from(plain.len()).map_err(|_| SealError::DoesNotOpen)?;
        let mut padded = Zeroizing::new(Vec::with_capacity(plain.len() + 4 + BUCKET));
        padded.extend_from_slice(&length.to_le_bytes());
        padded.extend_from_slice(plain);
        let bucket = padded.len().next_multiple_of(BUCKET);
        padded.resize(bucket, 0);
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: &associated(label, row) })
            .map_err(|_| SealError::DoesNotOpen)?;
        let mut blob = Vec::with_capacity(HEAD + sealed.len());
        blob.push(VERSION);
        blob.extend_from_slice(&KEY_ID.to_le_bytes());
        blob.extend_from_slice(&nonce);
        blob.extend_from_slice(&sealed);
        Ok(blob)
    }

    /// Opens a field of a row.
    ///
    /// # Errors
    /// Fails when the blob is damaged, was sealed for another row or field, or with another key.
    pub fn open(&self, label: &'static str, row: Uuid, blob: &[u8]) -> Result<Vec<u8>, SealError> {
        let (head, sealed) = blob.split_at_checked(HEAD).ok_or(SealError::DoesNotOpen)?;
        if head.first() != Some(&VERSION) || head.get(1..3) != Some(&KEY_ID.to_le_bytes()[..]) {
            return Err(SealError::DoesNotOpen);
        }
        let nonce: [u8; 24] = head.get(3..).and_then(|n| n.try_into().ok()).ok_or(SealError::DoesNotOpen)?;
        let padded = self
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: &associated(label, row) })
            .map_err(|_| SealError::DoesNotOpen)?;
        let length: [u8; 4] = padded.get(..4).and_then(|n| n.try_into().ok()).ok_or(SealError::DoesNotOpen)?;
        let length = usize::try_from(u32::from_le_bytes(length)).map_err(|_| SealError::DoesNotOpen)?;
        padded.get(4..4 + length).map(<[u8]>::to_vec).ok_or(SealError::DoesNotOpen)
    }

    /// Seals a text; nothing stays nothing.
    ///
    /// # Errors
    /// As [`DataKey::seal`].
    pub fn seal_text(&self, label: &'static str, row: Uuid, text: Option<&str>) -> Result<Option<Vec<u8>>, SealError> {
        text.map(|t| self.seal(label, row, t.as_bytes())).transpose()
    }

    /// Opens a text; nothing stays nothing.
    ///
    /// # Errors
    /// As [`DataKey::open`].
    pub fn open_text(&self, label: &'static str, row: Uuid, blob: Option<&[u8]>) -> Result<Option<String>, SealError> {
        let Some(blob) = blob else { return Ok(None) };
        let bytes = self.open(label, row, blob)?;
        String::from_utf8(bytes).map(Some).map_err(|_| SealError::DoesNotOpen)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

fn associated(label: &str, row: Uuid) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(label.len() + 18);
    bytes.extend_from_slice(label.as_bytes());
    bytes.extend_from_slice(row.as_bytes());
    bytes.extend_from_slice(&KEY_ID.to_le_bytes());
    bytes
}

#[cfg(test)]
mod tests;
