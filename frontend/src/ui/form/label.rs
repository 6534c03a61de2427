//! What stands above a field.

use crate::words::Words;
use ashshash_i18n::Key;
use std::sync::Arc;

/// A text that follows the language.
pub type Said = Arc<dyn Fn(Words) -> String + Send + Sync>;

/// A field's name, hint, and whether it may stay empty.
#[derive(Clone)]
pub struct Label {
    pub(super) name: Said,
    pub(super) hint: Option<Said>,
    pub(super) optional: bool,
    pub(super) private: bool,
}

impl Label {
    /// Names a field; it must be answered unless it is called optional.
    pub fn new(name: Key) -> Self {
        Self::said(move |words| words.say(name))
    }

    /// Names a field by words that are made up on the spot.
    pub fn said(name: impl Fn(Words) -> String + Send + Sync + 'static) -> Self {
        Self { name: Arc::new(name), hint: None, optional: false, private: false }
    }

    /// Adds a hint.
    pub fn hint(self, hint: Key) -> Self {
        self.hint_said(move |words| words.say(hint))
    }

    /// Adds a hint that is made up on the spot.
    pub fn hint_said(mut self, hint: impl Fn(Words) -> String + Send + Sync + 'static) -> Self {
        self.hint = Some(Arc::new(hint));
        self
    }

    /// Says that the field may stay empty.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Marks what only the case team reads: a lock stands before the hint.
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }
}
