//! What a form knows: its fields as they were typed, what is wrong, and how far the deed is.

use super::conflict::{self, Clash};
use super::draft::{self, Draft};
use super::ids;
use super::label::Said;
use super::read::Reading;
use crate::api::{Deed, Outcome, Problem, Trouble};
use crate::session::{Session, session};
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One field: everything that is typed is kept as text, and read when the deed is made.
#[derive(Clone, Copy)]
pub struct Field {
    /// The name of the deed's input field, in camelCase; the server tells problems by it.
    pub name: &'static str,
    pub value: RwSignal<String>,
    pub form: Form,
}

/// What a form remembers of a field besides its value.
#[derive(Clone)]
pub(super) struct Known {
    pub value: RwSignal<String>,
    /// What was saved when the form was filled: somebody else's change shows against it.
    pub base: String,
    pub label: Option<Said>,
    /// Says a stored value in words; what was typed says itself.
    pub say: Option<conflict::Say>,
}

pub(super) struct Inner {
    pub fields: BTreeMap<&'static str, Known>,
    pub ids: BTreeMap<String, uuid::Uuid>,
    pub version: i64,
    /// What was saved when the form was last filled.
    pub filled: Option<(i64, Vec<(&'static str, String)>)>,
    pub draft: Option<Draft>,
    /// Who made the form: its fields live as long, also where a part of the screen that shows them is drawn anew.
    owner: Option<WeakOwner>,
    submit: Option<Rc<dyn Fn()>>,
    look: Option<Look>,
    pub(super) reload: Option<Rc<dyn Fn()>>,
}

/// What is looked at before the deed goes out; it calls what it is given, or waits for another try.
type Look = Rc<dyn Fn(Box<dyn FnOnce()>)>;

/// A form; copies are the same form.
#[derive(Clone, Copy)]
pub struct Form {
    pub(super) inner: StoredValue<Inner, LocalStorage>,
    /// Prefix of the fields' ids on the page, so that two forms can stand on one.
    pub(super) prefix: &'static str,
    pub problems: RwSignal<Vec<Problem>>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub busy: RwSignal<bool>,
    /// How often it was saved.
    pub saved: RwSignal<u32>,
    pub(super) clashes: RwSignal<Vec<Clash>>,
    /// Counts the fields: a draft follows those that come later too.
    pub(super) registered: RwSignal<usize>,
    /// The draft is safe on this device.
    pub(super) kept: RwSignal<bool>,
    /// What was typed before came back.
    pub(super) restored: RwSignal<bool>,
    pub(super) session: Session,
}

impl Form {
    /// Starts an empty form; the name, such as `session-hold`, is unique on a page.
    pub fn new(name: &'static str) -> Self {
        let inner = Inner {
            fields: BTreeMap::new(),
            ids: BTreeMap::new(),
            version: 0,
            filled: None,
            draft: None,
            owner: Owner::current().map(|owner| owner.downgrade()),
            submit: None,
            look: None,
            reload: None,
        };
        Self {
            inner: StoredValue::new_local(inner),
            prefix: name,
            problems: RwSignal::default(),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            saved: RwSignal::new(0),
            clashes: RwSignal::default(),
            registered: RwSignal::new(0),
            kept: RwSignal::new(false),
            restored: RwSignal::new(false),
            session: session(),
        }
    }

    /// Starts a form that stands on a page once a record, whose id tells its fields apart from the others'.
    pub fn each(name: &'static str, record: &str) -> Self {
        Self::new(ids::prefix(format!("{name}-{record}")))
    }

    /// Gives the field of a name; it starts empty.
    pub fn field(self, name: &'static str) -> Field {
        let known = self.inner.with_value(|inner| inner.fields.get(name).map(|known| known.value));
        let value = known.unwrap_or_else(|| {
            let owner = self.inner.with_value(|inner| inner.owner.as_ref().and_then(WeakOwner::upgrade));
            let fresh = || RwSignal::new(String::new());
            let value = owner.map_or_else(fresh, |owner| owner.with(fresh));
            let known = Known { value, base: String::new(), label: None, say: None };
            self.inner.update_value(|inner| _ = inner.fields.insert(name, known));
            draft::wait_for(self, name);
            self.registered.update(|count| *count += 1);
            value
        });
        Field { name, value, form: self }
    }

    /// Keeps what is typed on this device, sealed, until it is saved: an expired session, a reload or a lost
    /// connection loses nothing. `about` tells the forms of one kind apart: a survivor's code, a record's id.
    pub fn drafted(self, about: impl std::fmt::Display) -> Self {
        draft::follow(self, format!("{} {about}", self.prefix));
        self
    }

    /// Says what the deed is made of and what happens once it was done.
    ///
    /// `make` reads every field, so that all problems are told at once; the deed goes out only when there is none.
    pub fn submits<D: Deed + 'static>(
        self,
        make: impl Fn(&mut Reading) -> D + 'static,
        done: impl Fn(Outcome) + Clone + 'static,
    ) {
        let submit = move || {
            if self.busy.get_untracked() || conflict::asks_first(self) {
                return;
            }
            self.trouble.set(None);
            let mut reading = Reading::new(self);
            let deed = make(&mut reading);
            if !reading.problems.is_empty() {
                return self.tell(reading.problems);
            }
            let done = done.clone();
            match self.inner.with_value(|inner| inner.look.clone()) {
                Some(look) => look(Box::new(move || self.send(deed, done))),
                None => self.send(deed, done),
            }
        };
        self.inner.update_value(|inner| inner.submit = Some(Rc::new(submit)));
    }

    /// Says what is looked at before a deed without problems goes out: `look` gets what sends it.
    pub fn looks_first(self, look: impl Fn(Box<dyn FnOnce()>) + 'static) {
        self.inner.update_value(|inner| inner.look = Some(Rc::new(look)));
    }

    /// Says how the feature loads its record anew after somebody else changed it; it ends in [`Form::fill`].
    pub fn reloads(self, reload: impl Fn() + 'static) {
        self.inner.update_value(|inner| inner.reload = Some(Rc::new(reload)));
    }

    /// Fills the fields with what is saved, again and again: what was typed stays, and where both changed it is asked.
    pub fn fill(self, version: i64, saved: &[(&'static str, String)]) {
        conflict::fill(self, version, saved);
    }

    /// The version of the record that the fields show; the deed carries it.
    pub fn version(self) -> i64 {
        self.inner.with_value(|inner| inner.version)
    }

    /// Tells whether a field holds something else than what is saved.
    pub(super) fn is_changed(self, field: Field) -> bool {
        let typed = field.value.get_untracked();
        let saved = self.inner.with_value(|inner| inner.fields.get(field.name).map(|known| known.base.clone()));
        saved.unwrap_or_default().trim() != typed.trim()
    }

    /// The session, whose words the form's own parts follow.
    pub fn session(self) -> Session {
        self.session
    }

    /// Sends the deed now.
    pub fn submit(self) {
        if let Some(submit) = self.inner.with_value(|inner| inner.submit.clone()) {
            submit();
        }
    }

    /// Shows problems: the summary takes the focus.
    pub fn tell(self, problems: Vec<Problem>) {
        self.problems.set(problems);
    }

    /// Gives the id that the form made for a slot; the same until it was saved, so that a repeat is recognised.
    pub(super) fn id(self, slot: &'static str) -> uuid::Uuid {
        let known = self.inner.with_value(|inner| inner.ids.get(slot).copied());
        known.unwrap_or_else(|| {
            let id = ids::fresh();
            self.inner.update_value(|inner| _ = inner.ids.insert(slot.to_owned(), id));
            id
        })
    }
}

impl Field {
    /// Gives what is typed, without spaces around; tracks it.
    pub fn get(self) -> String {
        self.value.with(|value| value.trim().to_owned())
    }

    /// Tells whether this code is chosen; tracks it.
    pub fn is(self, code: &str) -> bool {
        self.value.with(|value| value == code)
    }

    /// Tells whether this code is among the chosen ones; tracks it.
    pub fn has(self, code: &str) -> bool {
        self.value.with(|value| value.split(',').any(|chosen| chosen == code))
    }

    /// Puts a value in, as if it had been typed.
    pub fn set(self, value: impl Into<String>) {
        self.value.set(value.into());
    }

    /// Starts with a value that the person can change: it is no work of theirs yet. What came back from a draft stays.
    pub fn starts_as(self, value: impl Into<String>) -> Self {
        let value = value.into();
        let now = self.value.get_untracked();
        let untouched = self.form.inner.try_update_value(|inner| {
            let known = inner.fields.get_mut(self.name)?;
            let untouched = known.base == now;
            known.base.clone_from(&value);
            Some(untouched)
        });
        if untouched.flatten() != Some(false) {
            self.value.set(value);
        }
        self
    }

    /// The field's id on the page.
    pub fn id(self) -> String {
        format!("{}-{}", self.form.prefix, self.name)
    }

    /// What is wrong with the field, in the language that is switched on; tracks both.
    pub fn problem(self) -> Option<String> {
        self.form.problems.with(|problems| {
            let here = problems.iter().find(|problem| problem.field.as_deref() == Some(self.name));
            here.map(|problem| problem.say(self.form.session.words()))
        })
    }

    pub(super) fn known(self, label: &Said, say: Option<conflict::Say>) {
        self.form.inner.update_value(|inner| {
            if let Some(known) = inner.fields.get_mut(self.name) {
                known.label = Some(label.clone());
                known.say = say;
            }
        });
    }
}
