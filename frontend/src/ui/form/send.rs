//! Sending a deed, and what comes back: saved, refused, or nothing.

use super::read::DEED;
use super::state::Form;
use super::{conflict, draft};
use crate::api::{Deed, Outcome, Problem, Trouble, perform};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Form {
    pub(super) fn send<D: Deed + 'static>(self, deed: D, done: impl Fn(Outcome) + 'static) {
        self.busy.set(true);
        self.problems.set(Vec::new());
        spawn_local(async move {
            let answer = perform(deed).await;
            // The screen was left meanwhile: nobody is there to be told.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(outcome) if outcome.problems.is_empty() => self.settle(outcome, done),
                Ok(outcome) => self.refused(outcome.problems),
                Err(trouble) => self.failed(trouble).await,
            }
        });
    }

    /// Tells why nothing came back; what was typed stays, also where the session is over.
    pub async fn failed(self, trouble: Trouble) {
        match trouble {
            Trouble::SignedOut => {
                draft::keep_now(self).await;
                self.session.ended();
            }
            Trouble::Refused(message) => {
                self.tell(vec![Problem { code: String::new(), field: None, message, own: None }]);
            }
            trouble => self.trouble.set(Some(trouble)),
        }
    }

    fn settle(self, outcome: Outcome, done: impl Fn(Outcome)) {
        self.inner.update_value(|inner| {
            inner.ids.clear();
            inner.version = outcome.version.unwrap_or(inner.version);
            for known in inner.fields.values_mut() {
                known.base = known.value.get_untracked();
            }
        });
        self.clashes.set(Vec::new());
        draft::done(self);
        self.saved.update(|times| *times += 1);
        done(outcome);
    }

    fn refused(self, problems: Vec<Problem>) {
        if problems.iter().any(|problem| problem.code == "deed-id-reused") {
            // The first try had been saved after all: what is typed now is another deed.
            self.inner.update_value(|inner| _ = inner.ids.remove(DEED));
        }
        let reload = self.inner.with_value(|inner| inner.reload.clone());
        match reload {
            Some(reload) if problems.iter().any(|problem| problem.code == conflict::CODE) => {
                conflict::expect(self, problems);
                reload();
            }
            _ => self.tell(problems),
        }
    }
}
