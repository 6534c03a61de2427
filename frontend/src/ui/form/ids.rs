//! Ids that the form makes: UUIDs of version 7, which sort by time.

use uuid::{Builder, Uuid};

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
