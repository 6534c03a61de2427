//! Ids that the form makes: UUIDs of version 7, which sort by time; and names on the page.

use std::cell::RefCell;
use std::collections::BTreeSet;
use uuid::{Builder, Uuid};

thread_local! {
    static PREFIXES: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// Keeps a name as long as the page lives, each once: forms are copied freely, and their names with them.
pub fn prefix(name: String) -> &'static str {
    PREFIXES.with_borrow_mut(|known| {
        if let Some(found) = known.get(name.as_str()) {
            return *found;
        }
        let kept: &'static str = name.leak();
        known.insert(kept);
        kept
    })
}

/// Makes a new one from the browser's clock and randomness.
pub fn fresh() -> Uuid {
    let mut random = [0; 10];
    if let Ok(crypto) = leptos::prelude::window().crypto() {
        _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970")]
    let millis = js_sys::Date::now() as u64;
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}
