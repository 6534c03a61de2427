//! What a load writes of one kind.

/// Records of one kind that are new, and those that changed.
#[derive(Debug)]
pub(super) struct Writes<R> {
    pub new: Vec<R>,
    pub changed: Vec<R>,
}

impl<R> Default for Writes<R> {
    fn default() -> Self {
        Self { new: Vec::new(), changed: Vec::new() }
    }
}

impl<R> Writes<R> {
    /// Adds a record where it belongs.
    pub(super) fn add(&mut self, record: R, is_new: bool) {
        if is_new { self.new.push(record) } else { self.changed.push(record) }
    }
}
