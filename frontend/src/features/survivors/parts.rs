//! The parts of a file: each is a page of its own, one tap away. What a role may not open isn't shown.

use super::list::file_address;
use crate::session::session;
use crate::ui::icon;
use crate::words::Words;
use ashshash_access::{Right, may};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;

/// A page below a file.
struct Part {
    /// What follows the file's address.
    path: &'static str,
    icon: &'static str,
    name: Key,
    needs: Right,
}

impl Part {
    const fn new(path: &'static str, icon: &'static str, name: Key, needs: Right) -> Self {
        Self { path, icon, name, needs }
    }
}

/// All pages below a file, the daily ones first.
const PARTS: &[Part] = &[
    Part::new("sessions/record", "speech", key::RECORD_SESSION, Right::WriteCaseWork),
    Part::new("sessions/new", "calendar", key::PLAN_SESSION, Right::WriteCaseWork),
    Part::new("plan", "edit", key::CASE_PLAN, Right::WriteCaseWork),
    Part::new("certificate", "certificate", key::CERTIFICATE_TITLE, Right::RequestCertificate),
    Part::new("documents", "file", key::DOCUMENTS, Right::WriteCaseWork),
    Part::new("safety", "lock", key::SAFETY_PLAN, Right::WriteCaseWork),
    Part::new("family", "family", key::FAMILY, Right::WriteCaseWork),
    Part::new("follow-ups", "history", key::FOLLOW_UPS, Right::WriteCaseWork),
    Part::new("consents", "check", key::CONSENTS, Right::RecordConsent),
    Part::new("identity", "phone", key::IDENTITY_TITLE, Right::ChangeIdentity),
    Part::new(LEAVE, "leave", key::LEAVE, Right::EndEnrolment),
    Part::new("counsellor", "person", key::REASSIGN, Right::Reassign),
    Part::new("merge", "people", key::MERGE, Right::MergeSurvivors),
    Part::new("history", "history", key::HISTORY, Right::ReadCaseWork),
];

/// Pages whose deeds need somebody who is enrolled now.
const FOR_ACTIVE: &[&str] = &["sessions/record", "sessions/new"];
/// Where one leaves, and comes back.
const LEAVE: &str = "leave";

/// Shows the links to them; whoever left is offered the way back, not what would be refused.
pub fn parts(code: &str, is_active: bool, words: Words) -> AnyView {
    let Some(role) = session().person.get_untracked().map(|person| person.role) else { return ().into_any() };
    let link = |part: &Part| {
        let address = format!("{}/{}", file_address(code), part.path);
        let name = if part.path == LEAVE && !is_active { key::REENROL } else { part.name };
        view! { <a href=address>{icon(part.icon)}{words.say(name)}</a> }
    };
    let can = |part: &&Part| may(role, part.needs) && (is_active || !FOR_ACTIVE.contains(&part.path));
    let mut parts: Vec<&Part> = PARTS.iter().filter(can).collect();
    if !is_active {
        parts.sort_by_key(|part| part.path != LEAVE);
    }
    let links = parts.into_iter().map(link).collect_view();
    view! { <nav class="section-links" aria-label=words.say(key::FILE_PARTS)>{links}</nav> }.into_any()
}
