//! A load on its way; when it is done, its result stands here.

use super::query::{self, Loaded, Progress, progress};
use super::result;
use crate::api::{Trouble, ask, load};
use crate::session::{Session, session};
use crate::ui::{Head, empty, page_head, skeleton, trouble};
use crate::words::Words;
use ashshash_base::Argument;
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// How often the progress is asked.
const PAUSE: Duration = Duration::from_millis(700);

/// What is known of the load while it runs.
type Running = progress::ProgressRegisterImport;

#[derive(Clone, Copy)]
struct Watch {
    running: RwSignal<Option<Running>>,
    finished: RwSignal<bool>,
    unknown: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    session: Session,
}

/// Shows the page.
pub fn page() -> AnyView {
    let session = session();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let watch = Watch {
        running: RwSignal::new(None),
        finished: RwSignal::new(false),
        unknown: RwSignal::new(false),
        trouble: RwSignal::new(None),
        session,
    };
    Effect::new(move |_| {
        watch.finished.set(false);
        watch.look(id.get());
    });
    let answer = load::<Loaded>(move || {
        session.sentences.track();
        watch.finished.get().then(|| query::loaded::Variables { id: id.get() })
    });
    let found = move || answer.get().filter(|_| watch.finished.get());
    let title = move || {
        let words = session.words();
        match found().and_then(|data| data.register_import.as_ref().map(|found| result::title(found, words))) {
            Some(title) => title,
            None => words.say(if watch.unknown.get() { key::IMPORT_UNKNOWN } else { key::IMPORT_RUNNING_TITLE }),
        }
    };
    let line = move || {
        let name = watch.running.with(|running| running.as_ref().map(|running| running.file_name.clone()));
        let words = session.words();
        let times = found().and_then(|data| data.register_import.as_ref().map(|found| result::line(found, words)));
        times.or(name).unwrap_or_default()
    };
    let buttons = move || {
        found().and_then(|data| data.register_import.as_ref().map(|found| result::buttons(found, session.words())))
    };
    let head = Head::new(title)
        .tab(move || session.words().say(key::IMPORT))
        .back(|| "/imports".to_owned(), move || session.words().say(key::IMPORT))
        .line(line)
        .buttons(view! { {buttons} }.into_any());
    let slow = RwSignal::new(true);
    let body = move || {
        let words = session.words();
        if watch.unknown.get() {
            return empty("file", words.say(key::IMPORT_UNKNOWN), String::new(), ().into_any());
        }
        if let Some(problem) = watch.trouble.get() {
            return trouble(&problem, words, move || watch.look(id.get_untracked()));
        }
        if watch.finished.get() {
            return answer.show(|data, words| match &data.register_import {
                Some(found) => result::content(found, words),
                None => ().into_any(),
            });
        }
        match watch.running.get() {
            Some(running) => bar(&running, words),
            None => skeleton(slow, words),
        }
    };
    view! { {page_head(head)}{body} }.into_any()
}

impl Watch {
    /// Asks once, and again after a pause while the load runs.
    fn look(self, id: String) {
        self.trouble.set(None);
        spawn_local(async move {
            let answer = ask::<Progress>(progress::Variables { id: id.clone() }).await;
            match answer.map(|data| data.register_import) {
                Ok(Some(running)) => {
                    let over = matches!(running.state.lower().as_str(), "done" | "failed");
                    // The page was left: nobody looks any more.
                    if self.running.try_set(Some(running)).is_some() {
                        return;
                    }
                    if over {
                        _ = self.finished.try_set(true);
                    } else {
                        set_timeout(
                            move || {
                                if !self.finished.is_disposed() {
                                    self.look(id)
                                }
                            },
                            PAUSE,
                        );
                    }
                }
                Ok(None) => _ = self.unknown.try_set(true),
                Err(Trouble::SignedOut) => self.session.ended(),
                Err(problem) => _ = self.trouble.try_set(Some(problem)),
            }
        });
    }
}

fn bar(running: &Running, words: Words) -> AnyView {
    let phase = running.phase.as_deref().unwrap_or("waiting");
    let phase = words.code("phase", phase);
    let done = running.done;
    let counts = running
        .total
        .map(|total| words.with(key::COUNT_OF, &[("done", Argument::Count(done)), ("count", Argument::Count(total))]));
    let progress = match running.total {
        Some(total) => {
            view! { <progress max=total.to_string() value=done.to_string() aria-label=phase.clone()></progress> }
                .into_any()
        }
        None => view! { <progress aria-label=phase.clone()></progress> }.into_any(),
    };
    view! {
        <div class="card progress-line">
            <p><strong>{phase.clone()}</strong>" "{counts}</p>
            {progress}
            <p class="meta" role="status">{words.say(key::IMPORT_MAY_LEAVE)}</p>
        </div>
    }
    .into_any()
}
