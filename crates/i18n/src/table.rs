//! The shape of the static tables that the build script writes.

use ashshash_base::Language;

/// Many texts in one string, cut by their lengths: nothing to relocate, little to download.
pub(crate) struct Pieces {
    pub(crate) text: &'static str,
    pub(crate) lengths: &'static [u16],
}

impl Pieces {
    fn get(&self, index: usize) -> &'static str {
        let before = self.lengths.iter().take(index).map(|length| usize::from(*length)).sum::<usize>();
        let length = self.lengths.get(index).map_or(0, |length| usize::from(*length));
        self.text.get(before..before + length).unwrap_or_default()
    }

    fn position(&self, wanted: &str) -> Option<usize> {
        let mut start = 0;
        self.lengths.iter().position(|length| {
            let end = start + usize::from(*length);
            let piece = self.text.get(start..end);
            start = end;
            piece == Some(wanted)
        })
    }
}

/// Words of one audience: the interface or the server.
pub(crate) struct Table {
    pub(crate) codes: Pieces,
    pub(crate) english: Pieces,
    pub(crate) bangla: Pieces,
    /// English sentences for a count of 1, by index.
    pub(crate) singular: &'static [(u16, &'static str)],
}

impl Table {
    pub(crate) fn find(&self, code: &str) -> Option<usize> {
        self.codes.position(code)
    }

    pub(crate) fn text(&self, language: Language, index: usize) -> &'static str {
        match language {
            Language::English => self.english.get(index),
            Language::Bangla => self.bangla.get(index),
        }
    }

    pub(crate) fn singular(&self, index: usize) -> Option<&'static str> {
        self.singular.iter().find(|(at, _)| usize::from(*at) == index).map(|(_, text)| *text)
    }

    #[cfg(test)]
    pub(crate) fn codes(&self) -> impl Iterator<Item = &'static str> + '_ {
        (0..self.codes.lengths.len()).map(|index| self.codes.get(index))
    }
}
