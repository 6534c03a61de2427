use serde::Serialize;

use crate::DeedId;

/// A change that somebody asks for: a plain command of a domain, with ids made by the caller.
///
/// The same deed sent again is recognised by its id and done once.
pub trait Deed: Serialize {
    /// The journal's word for it, in kebab-case: `survivor-reassign`.
    const NAME: &'static str;

    /// The caller's id of this very deed.
    fn deed_id(&self) -> DeedId;

    /// The id of the record that it makes or changes, as the outside spells it: `survivor_…`.
    fn record(&self) -> String;
}
