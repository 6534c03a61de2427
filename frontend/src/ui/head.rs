//! The head of a page: where am I, what is this, what can I do.

use super::icon;
use crate::session::session;
use leptos::prelude::*;

/// A text that follows the language.
type Text = Box<dyn Fn() -> String + Send + Sync>;

/// What a page's head says.
pub struct Head {
    /// Address and words of the way back.
    pub back: Option<(Text, Text)>,
    pub title: Text,
    /// The browser's tab: never a name.
    pub tab: Text,
    pub line: Option<Text>,
    /// Chips under the line.
    pub below: AnyView,
    pub buttons: AnyView,
}

impl Head {
    /// Starts a head whose tab says the same as its title.
    pub fn new(title: impl Fn() -> String + Clone + Send + Sync + 'static) -> Self {
        let tab = Box::new(title.clone());
        Self { back: None, title: Box::new(title), tab, line: None, below: ().into_any(), buttons: ().into_any() }
    }

    /// Says something else in the browser's tab.
    pub fn tab(mut self, tab: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.tab = Box::new(tab);
        self
    }

    /// Adds the way back.
    pub fn back(
        mut self,
        address: impl Fn() -> String + Send + Sync + 'static,
        words: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.back = Some((Box::new(address), Box::new(words)));
        self
    }

    /// Adds the line under the title.
    pub fn line(mut self, line: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.line = Some(Box::new(line));
        self
    }

    /// Adds chips under the line.
    pub fn below(mut self, below: AnyView) -> Self {
        self.below = below;
        self
    }

    /// Adds buttons beside the title.
    pub fn buttons(mut self, buttons: AnyView) -> Self {
        self.buttons = buttons;
        self
    }
}

/// Shows the head and, when the page was just opened, gives its title the focus.
pub fn page_head(head: Head) -> AnyView {
    let Head { back, title, tab, line, below, buttons } = head;
    set_title(tab);
    let heading = NodeRef::<leptos::html::H1>::new();
    let session = session();
    heading.on_load(move |heading| {
        if session.focus_wanted.get_value() {
            session.focus_wanted.set_value(false);
            _ = heading.focus();
        }
    });
    let back = back.map(|(address, words)| view! { <a class="back" href=address>{icon("back")}{words}</a> });
    view! {
        <header class="page-head">
            <div>{back}<h1 tabindex="-1" node_ref=heading>{title}</h1>{line.map(|line| view! { <p>{line}</p> })}{below}</div>
            {buttons}
        </header>
    }
    .into_any()
}

/// Keeps the browser's tab in step.
pub fn set_title(title: impl Fn() -> String + 'static) {
    let session = session();
    Effect::new(move |_| {
        let product = session.words().say(ashshash_i18n::key::PRODUCT);
        document().set_title(&format!("{} · {product}", title()));
    });
}
