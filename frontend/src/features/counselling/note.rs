//! Private notes: each look is journalled, so a note waits for a touch.

use super::query::{FollowUpNote, Note, follow_up_note, note};
use crate::api::load;
use crate::ui::private_note;
use leptos::prelude::*;

/// A button that opens a session's note.
pub fn of_session(id: String) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = load::<Note>(move || asked.get().then(|| note::Variables { id: id.clone() }));
    private_note(asked, move || answer.get().map(|data| data.session_note.clone()))
}

/// A button that opens a follow-up's note.
pub fn of_follow_up(id: String) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = load::<FollowUpNote>(move || asked.get().then(|| follow_up_note::Variables { id: id.clone() }));
    private_note(asked, move || answer.get().map(|data| data.follow_up_note.clone()))
}
