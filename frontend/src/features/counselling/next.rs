//! The next appointment: day, time, and the times that are free for both.

use super::deeds::NextSessionInput;
use super::diary::{Diary, moment};
use crate::session::session;
use crate::ui::form::{Field, Form, Label, Reading, day, time};
use ashshash_base::CounsellingSessionId;
use ashshash_i18n::{Key, key};
use ashshash_services::counselling::SessionProblem;
use leptos::prelude::*;

/// The slot under which the form keeps the new session's id.
const SLOT: &str = "nextSession";

/// The fields of an appointment that follows.
#[derive(Clone, Copy)]
pub struct Next {
    on: Field,
    starts_at: Field,
    diary: Diary,
    besides: StoredValue<Option<String>>,
}

impl Next {
    /// Takes the fields of a form; `besides` is the session that is about to end.
    pub fn of(form: Form, survivor: String, besides: Option<String>) -> Self {
        let diary = Diary::of(survivor, besides.clone());
        let (on, starts_at) = (form.field("next.on"), form.field("next.startsAt"));
        Self { on, starts_at, diary, besides: StoredValue::new(besides) }
    }

    /// What is known of both people's time.
    pub fn diary(self) -> Diary {
        self.diary
    }

    /// Reads an appointment that must be there.
    pub fn read(self, read: &mut Reading) -> NextSessionInput {
        let (asked, starts_at) = moment(read, self.on, self.starts_at);
        let decided = self.besides.with_value(|besides| self.diary.plan(&asked, besides.as_deref()));
        read.check(decided.map_err(|problems| problems.into_iter().map(SessionProblem::of_next).collect::<Vec<_>>()));
        NextSessionInput { id: read.new_id_at(CounsellingSessionId::TYPE, SLOT), on: asked.on, starts_at, venue: None }
    }

    /// Reads an appointment, or nothing where no day is written.
    pub fn read_or_none(self, read: &mut Reading) -> Option<NextSessionInput> {
        self.is_said().then(|| self.read(read))
    }

    /// Tells whether an appointment is written.
    pub fn is_said(self) -> bool {
        [self.on, self.starts_at].iter().any(|field| !field.value.with_untracked(|value| value.trim().is_empty()))
    }

    /// Shows the fields, and what is free.
    pub fn show(self, title: Key, optional: bool) -> AnyView {
        let session = session();
        let label = |name: Key| if optional { Label::new(name).optional() } else { Label::new(name) };
        view! {
            <h2>{move || session.words().say(title)}</h2>
            <div class="pair">{day(self.on, label(key::NEXT_DATE))}{time(self.starts_at, Label::new(key::TIME).optional())}</div>
            {self.diary.offer(self.on, self.starts_at)}
        }
        .into_any()
    }
}
