//! What each role sees first and where it can go. What isn't built isn't shown.

mod coordinator;
mod counsellor;
mod mobiliser;
mod provider;

use crate::session::session;
use ashshash_access::Role;
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
}

const FIGURES: Place = Place { address: "/figures", icon: "chart", name: key::FIGURES };
const ACCOUNT: Place = Place { address: "/account", icon: "key", name: key::ACCOUNT };

/// Lists where a role can go.
pub fn places(role: Role) -> Vec<Place> {
    match role {
        Role::Coordinator => coordinator::places(),
        Role::Counsellor => counsellor::places(),
        Role::Mobiliser => mobiliser::places(),
        Role::Tsp | Role::Lsp => provider::places(),
    }
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
