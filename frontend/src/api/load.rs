//! Loading what a screen shows: again when its question changes, with skeleton, trouble and a new try.

use super::{Trouble, ask};
use crate::session::{Session, session};
use crate::ui::{skeleton, trouble};
use crate::words::Words;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is shown before the shape of what comes.
const PATIENCE: Duration = Duration::from_millis(300);

/// An answer that is on its way, there, or failed.
pub struct Loaded<T: Send + Sync + 'static> {
    /// The newest answer; an older one stays until it is there.
    pub answer: RwSignal<Option<Result<Arc<T>, Trouble>>>,
    busy: RwSignal<bool>,
    slow: RwSignal<bool>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

/// Asks now, and again whenever a signal that `variables` reads changes; asks nothing while it gives none.
pub fn load<Q>(variables: impl Fn() -> Option<Q::Variables> + 'static) -> Loaded<Q::ResponseData>
where
    Q: GraphQLQuery + 'static,
    Q::Variables: 'static,
    Q::ResponseData: Send + Sync + 'static,
{
    let loaded = Loaded::new();
    let session = session();
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        loaded.again.track();
        let Some(variables) = variables() else { return };
        newest.update_value(|number| *number += 1);
        let number = newest.get_value();
        loaded.begin();
        spawn_local(async move {
            let answer = ask::<Q>(variables).await;
            // A screen that was left, or a newer question: nobody waits for this any more.
            if newest.try_get_value() == Some(number) {
                loaded.finish(session, answer);
            }
        });
    });
    loaded
}

impl<T: Send + Sync + 'static> Loaded<T> {
    fn new() -> Self {
        Self {
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
            slow: RwSignal::new(false),
            again: RwSignal::new(0),
        }
    }

    fn begin(self) {
        self.busy.set(true);
        set_timeout(move || _ = self.slow.try_set(true), PATIENCE);
    }

    fn finish(self, session: Session, answer: Result<T, Trouble>) {
        self.busy.try_set(false);
        self.slow.try_set(false);
        match answer {
            Err(Trouble::SignedOut) => session.ended(),
            other => _ = self.answer.try_set(Some(other.map(Arc::new))),
        }
    }

    /// Asks again.
    pub fn retry(self) {
        self.again.update(|times| *times += 1);
    }

    /// Gives the answer if there is one.
    pub fn get(self) -> Option<Arc<T>> {
        self.answer.get().and_then(Result::ok)
    }

    /// Shows the answer, or what is shown in its place.
    pub fn show(self, body: impl Fn(&Arc<T>, Words) -> AnyView + Send + Sync + 'static) -> AnyView {
        let session = session();
        let content = move || match self.answer.get() {
            None => skeleton(self.slow, session.words()),
            Some(Err(problem)) => trouble(&problem, session.words(), move || self.retry()),
            Some(Ok(data)) => body(&data, session.words()),
        };
        view! { <div class="loaded" aria-busy=move || self.busy.get().to_string()>{content}</div> }.into_any()
    }
}
