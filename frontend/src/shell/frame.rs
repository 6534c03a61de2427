//! The frame: top bar with quick exit, navigation, and the way to sign-in and back.

use crate::roles::{self, Place};
use crate::session::{Session, Stage, session};
use crate::ui::{as_written, focus_on, icon, notice};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Puts the frame around the screens.
pub fn frame(screens: impl FnOnce() -> AnyView) -> AnyView {
    let session = session();
    lead_to_sign_in_and_back(session);
    wish_for_focus(session);
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus_on("content");
    };
    let demo = move || {
        let words = session.words();
        session.demo.get().then(|| {
            view! { <aside class="demo-note" aria-label=words.say(key::DEMO)>{words.say(key::DEMO_NOTE)}</aside> }
        })
    };
    let offline = move || {
        (!session.online.get()).then(|| {
            let words = session.words();
            let body =
                view! { <p><strong>{words.say(key::OFFLINE_TITLE)}</strong>" "{words.say(key::OFFLINE_NOTE)}</p> };
            notice("wait", "offline", "status", body.into_any())
        })
    };
    let news = move || {
        session.news.get().map(|news| {
            let words = session.words();
            let body = view! { <p><strong>{(news.done)(words)}</strong>" "{(news.next)(words)}</p> };
            notice("good", "check", "status", body.into_any())
        })
    };
    view! {
        <a class="skip-link" href="#content" on:click=skip>{move || session.words().say(key::SKIP_TO_CONTENT)}</a>
        {demo}
        {top_bar(session)}
        {move || navigation(session)}
        <main id="content" tabindex="-1">{offline}{news}{screens()}</main>
    }
    .into_any()
}

fn top_bar(session: Session) -> AnyView {
    let who = move || {
        session.person.get().map(|person| {
            view! { <p class="who">{as_written(&person.name)}<br/>{as_written(&person.organisation)}</p> }
        })
    };
    let switch = move || {
        let other = session.words().other();
        let name = if other.code() == "bn" { "বাংলা" } else { "English" };
        view! {
            <button type="button" class="language" lang=other.code() on:click=move |_| session.switch(other)>{name}</button>
        }
    };
    view! {
        <header class="top-bar">
            <a class="brand" href="/" rel=move || by_the_browser(session)>{icon("mark")}<span>{move || session.words().say(key::PRODUCT)}</span></a>
            {who}
            {switch}
            <button type="button" class="quick-exit" title=move || session.words().say(key::QUICK_EXIT_HINT)>
                {icon("leave")}{move || session.words().say(key::QUICK_EXIT)}
            </button>
        </header>
    }
    .into_any()
}

fn navigation(session: Session) -> AnyView {
    let Some(person) = session.person.get() else { return ().into_any() };
    let words = session.words();
    let location = use_location();
    let (first, rest) = roles::in_reach(&person);
    let all: Vec<_> = first.iter().chain(&rest).map(|place| place.address).collect();
    let here = Memo::new(move |_| location.pathname.with(|path| innermost(path, &all)));
    let link = |place: Place, class: &'static str| {
        let current = move || (here.get() == Some(place.address)).then_some("page");
        view! {
            <li class=class><a href=place.address rel=move || by_the_browser(session) aria-current=current>{icon(place.icon)}<span>{words.say(place.name)}</span></a></li>
        }
    };
    let more = (!rest.is_empty()).then(|| {
        let behind: Vec<_> = rest.iter().map(|place| place.address).collect();
        let current = move || {
            let within = here.get().is_some_and(|here| behind.contains(&here));
            (within || location.pathname.with(|path| path == "/more")).then_some("page")
        };
        view! { <li class="phone-only"><a href="/more" rel=move || by_the_browser(session) aria-current=current>{icon("more")}<span>{words.say(key::MORE)}</span></a></li> }
    });
    let first = first.into_iter().map(|place| link(place, "")).collect_view();
    let rest = rest.into_iter().map(|place| link(place, "desktop-only")).collect_view();
    view! { <nav class="main-nav" aria-label=words.say(key::MAIN_NAVIGATION)><ul>{first}{rest}{more}</ul></nav> }
        .into_any()
}

/// While the part of the very first screen is still on its way, the router would change the address and show that
/// screen all the same: until then the browser itself opens what is tapped.
fn by_the_browser(session: Session) -> Option<&'static str> {
    (!session.drawn.get()).then_some("external")
}

/// Of places one within another, such as `/leads` and `/leads/new`, the innermost is where one is.
fn innermost(path: &str, all: &[&'static str]) -> Option<&'static str> {
    all.iter().copied().filter(|address| is_within(path, address)).max_by_key(|address| address.len())
}

fn is_within(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || (address != "/" && rest.starts_with('/')))
}

/// A new screen: its heading takes the focus, so that screen readers and keyboards start there.
/// News of a deed stay for the screen to which it led, and go with the next.
fn wish_for_focus(session: Session) {
    let path = use_location().pathname;
    let shown = StoredValue::new(false);
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            session.focus_wanted.set_value(true);
            let fresh = session.news.with_untracked(Option::is_some);
            if fresh && shown.get_value() {
                session.news.set(None);
            }
            shown.set_value(fresh && !shown.get_value());
        }
        now
    });
}

fn lead_to_sign_in_and_back(session: Session) {
    let location = use_location();
    let navigate = use_navigate();
    let signed_in = Memo::new(move |_| session.person.with(Option::is_some));
    // Whether somebody was signed in since the page was loaded.
    let was_signed_in = StoredValue::new(false);
    Effect::new(move |_| {
        let ready = session.stage.with(|stage| *stage == Stage::Ready);
        let at_sign_in = location.pathname.get() == "/sign-in";
        set_body_class(signed_in.get());
        if signed_in.get() {
            was_signed_in.set_value(true);
        }
        if !ready || signed_in.get() != at_sign_in {
            return;
        }
        let target = if at_sign_in {
            let wished = location.query.read_untracked().get("to");
            wished.filter(|to| is_of_this_site(to)).unwrap_or_else(|| "/".to_owned())
        } else {
            sign_in_address(&address_of(&location.pathname.get_untracked(), &location.search.get_untracked()))
        };
        // The screen's own part may still be on its way, and the router waits for it before it shows another
        // screen: a first visit is led to sign-in by a page of its own.
        if !at_sign_in && target != "/sign-in" && !was_signed_in.get_value() {
            _ = window().location().replace(&target);
            return;
        }
        navigate(&target, NavigateOptions { replace: true, ..Default::default() });
    });
}

/// Joins path and search; the router gives the search without its question mark.
fn address_of(path: &str, search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

fn sign_in_address(here: &str) -> String {
    if here == "/" {
        return "/sign-in".to_owned();
    }
    format!("/sign-in?to={}", String::from(js_sys::encode_uri_component(here)))
}

/// An address to come back to must be one of ours: nobody may send people elsewhere through sign-in.
fn is_of_this_site(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn set_body_class(signed_in: bool) {
    if let Some(body) = document().body() {
        // A form that owns the phone's screen keeps its own class.
        let classes = body.class_list();
        _ = classes.add_1("app");
        _ = classes.toggle_with_force("no-nav", !signed_in);
    }
}
