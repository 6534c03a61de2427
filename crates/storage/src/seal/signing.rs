//! Signatures that anybody can check without us: Ed25519, with a key that comes from the key file.

use ed25519_dalek::{Signature, Signer, SigningKey};

use super::Keys;

impl Keys {
    /// Signs bytes.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing_key().sign(bytes).to_bytes()
    }

    /// Tells whether a signature is ours.
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        self.signing_key().verifying_key().verify_strict(bytes, &Signature::from_bytes(signature)).is_ok()
    }

    /// The key by which others check what we signed; it is no secret.
    pub fn public_key(&self) -> [u8; 32] {
        self.signing_key().verifying_key().to_bytes()
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.signing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_signature_of_these_very_bytes_is_ours() {
        let keys = Keys::new(&[7; 32]);
        let signature = keys.sign(b"v1 RJ RTG-2021-156");
        assert!(keys.has_signed(b"v1 RJ RTG-2021-156", &signature));
        assert!(!keys.has_signed(b"v1 RJ RTG-2021-157", &signature));
        assert!(!Keys::new(&[8; 32]).has_signed(b"v1 RJ RTG-2021-156", &signature));
        let mut other = signature;
        other[10] ^= 1;
        assert!(!keys.has_signed(b"v1 RJ RTG-2021-156", &other));
    }

    #[test]
    fn the_same_key_file_gives_the_same_public_key() {
        assert_eq!(Keys::new(&[7; 32]).public_key(), Keys::new(&[7; 32]).public_key());
        assert_ne!(Keys::new(&[7; 32]).public_key(), Keys::new(&[8; 32]).public_key());
    }
}
