//! What each role sees first and where it can go. What isn't built isn't shown; what a role may not do isn't either.

mod coordinator;
mod counsellor;
mod mobiliser;
mod more;
mod provider;

pub use more::page as more;

use crate::session::{Person, session};
use ashshash_access::{Right, Role};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// A place in the navigation.
#[derive(Clone, Copy)]
pub struct Place {
    pub address: &'static str,
    pub icon: &'static str,
    pub name: Key,
    /// Without this right the place isn't shown; `None` is open to everybody who signs in.
    pub needs: Option<Right>,
}

impl Place {
    const fn new(address: &'static str, icon: &'static str, name: Key, needs: Option<Right>) -> Self {
        Self { address, icon, name, needs }
    }
}

const FIGURES: Place = Place::new("/figures", "chart", key::FIGURES, None);
const LEADS: Place = Place::new("/leads", "person", key::LEADS, Some(Right::ReadLeads));
const LEAD_NEW: Place = Place::new("/leads/new", "plus", key::LEAD_NEW_SHORT, Some(Right::CreateLead));
const EVENTS: Place = Place::new("/events", "speech", key::AWARENESS_EVENTS, Some(Right::RecordEvent));
const PAPERS: Place = Place::new("/consents", "file", key::PAPERS_TITLE, Some(Right::RecordConsent));
const APPROVALS: Place =
    Place::new("/approvals", "certificate", key::CERTIFICATES_APPROVALS, Some(Right::DecideCertificate));
const ACCOUNT: Place = Place::new("/account", "key", key::ACCOUNT, None);

/// A phone's bar holds so many; when there are more, the last of them is 'More'.
const IN_REACH: usize = 5;

/// Lists where a person can go, the daily work first.
pub fn places(person: &Person) -> Vec<Place> {
    let mut all = match person.role {
        Role::Coordinator => coordinator::places(),
        Role::Counsellor => counsellor::places(),
        Role::Mobiliser => mobiliser::places(),
        Role::Tsp | Role::Lsp => provider::places(),
    };
    // A deputy's role knows nothing of it.
    if person.is_deputy_approver && !all.iter().any(|place| place.address == APPROVALS.address) {
        all.insert(all.len().saturating_sub(1), APPROVALS);
    }
    all.into_iter().filter(|place| place.needs.is_none_or(|right| person.may(right))).collect()
}

/// Splits a person's places into those of a phone's bar and those behind 'More'.
pub fn in_reach(person: &Person) -> (Vec<Place>, Vec<Place>) {
    let mut first = places(person);
    let rest = if first.len() > IN_REACH { first.split_off(IN_REACH - 1) } else { Vec::new() };
    (first, rest)
}

/// Gives a role's icon.
pub fn symbol(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "chart",
        Role::Counsellor => "person",
        Role::Mobiliser => "speech",
        Role::Tsp => "training",
        Role::Lsp => "scales",
    }
}

/// Opens what a role starts with.
pub fn home() -> AnyView {
    let Some(person) = session().person.get_untracked() else { return ().into_any() };
    match person.role {
        Role::Coordinator => lead_to(coordinator::HOME),
        Role::Counsellor => lead_to(counsellor::HOME),
        Role::Mobiliser => lead_to(mobiliser::HOME),
        Role::Tsp | Role::Lsp => provider::home(person.role),
    }
}

fn lead_to(address: &'static str) -> AnyView {
    let navigate = use_navigate();
    Effect::new(move |_| navigate(address, NavigateOptions { replace: true, ..Default::default() }));
    ().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everybody there can be, as far as the navigation looks at it.
    fn everybody() -> Vec<Person> {
        let person = |role, is_deputy_approver| Person {
            id: String::new(),
            name: String::new(),
            email: String::new(),
            organisation: String::new(),
            role,
            is_deputy_approver,
        };
        Role::ALL.iter().flat_map(|role| [person(*role, false), person(*role, true)]).collect()
    }

    #[test]
    fn nobody_is_shown_a_place_twice_or_one_that_they_may_not_enter() {
        for person in everybody() {
            let shown = places(&person);
            for (index, place) in shown.iter().enumerate() {
                assert!(place.needs.is_none_or(|right| person.may(right)), "{person:?}: {}", place.address);
                let twice = shown[..index].iter().any(|before| before.address == place.address);
                assert!(!twice, "{person:?}: {}", place.address);
            }
        }
    }

    #[test]
    fn a_coordinator_and_a_deputy_are_shown_what_waits_for_a_decision_and_nobody_else_is() {
        for person in everybody() {
            let shown = places(&person).iter().any(|place| place.address == APPROVALS.address);
            assert_eq!(shown, person.role == Role::Coordinator || person.is_deputy_approver, "{person:?}");
        }
    }

    #[test]
    fn a_phone_s_bar_holds_five_with_more_among_them() {
        for person in everybody() {
            let (first, rest) = in_reach(&person);
            assert!(first.len() + usize::from(!rest.is_empty()) <= IN_REACH, "{person:?}");
            assert_eq!(first.len() + rest.len(), places(&person).len());
        }
    }
}
