use std::fmt;

use serde::{Deserialize, Deserializer};

/// Why personal data is opened; each place that opens some says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To encrypt it for storage, or to store what search needs of it (folded, hashed).
    Store,
    /// To show a file to a person who may see it; a look, journalled.
    Show,
    /// To find a person by name or phone; a look, journalled.
    Search,
    /// To compare with another record: is it the same person, has the row changed?
    Compare,
    /// To write a document for a person who may see it: a certificate, refused rows.
    Document,
}

/// Personal data: never printed, opened only with a stated purpose.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed<T>(T);

impl<T> Sealed<T> {
    /// Wraps personal data.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Opens it.
    pub fn reveal(&self, _purpose: &Purpose) -> &T {
        &self.0
    }

    /// Opens it and gives up the wrapping.
    pub fn into_revealed(self, _purpose: &Purpose) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

impl<T> From<T> for Sealed<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// Input may carry personal data; nothing serialises it by accident.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sealed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_data_is_not_printed() {
        let name = Sealed::new("Rokeya Khatun".to_owned());
        assert_eq!(format!("{name:?}"), "•••");
        assert_eq!(name.reveal(&Purpose::Show), "Rokeya Khatun");
    }
}
