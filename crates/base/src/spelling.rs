use std::collections::HashMap;

use crate::name_key;

/// The words by which people write the members of a closed set, in English and Bangla.
///
/// Case, spaces, punctuation and the long and short Bangla i and u make no difference.
pub struct Spellings<T> {
    words: HashMap<String, T>,
}

impl<T: Copy> Spellings<T> {
    /// Makes the table; of two members that share a word the first keeps it.
    pub fn new<'a>(table: impl IntoIterator<Item = (T, &'a [&'a str])>) -> Self {
        let mut words = HashMap::new();
        for (member, spellings) in table {
            for spelling in spellings {
                words.entry(name_key::plain(spelling)).or_insert(member);
            }
        }
        words.remove("");
        Self { words }
    }

    /// Finds the member that the text names.
    pub fn find(&self, text: &str) -> Option<T> {
        self.words.get(&name_key::plain(text)).copied()
    }
}
