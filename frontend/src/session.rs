//! Who is signed in, in which language, and whether there is a connection.

use crate::api::start::start;
use crate::api::{self, LanguageSet, Start, Trouble, draft};
use crate::words::Words;
use ashshash_access::{Right, Role, person_may};
use ashshash_base::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

const KEPT_LANGUAGE: &str = "ashshash-language";

/// The signed-in person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub role: Role,
    /// Decides about certificates in the coordinator's place.
    pub is_deputy_approver: bool,
}

impl Person {
    /// Tells whether the person has a right.
    pub fn may(&self, right: Right) -> bool {
        person_may(self.role, self.is_deputy_approver, right)
    }
}

/// Somebody who can be tried out in demo mode.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoUser {
    pub email: String,
    pub password: String,
    pub role: Role,
}

/// How far the first question has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Asking,
    Ready,
    Failed(Trouble),
}

/// What was done, said on the next screen: the deed, and what happens next.
#[derive(Clone)]
pub struct News {
    pub done: Arc<dyn Fn(Words) -> String + Send + Sync>,
    pub next: Arc<dyn Fn(Words) -> String + Send + Sync>,
}

/// What every screen knows.
#[derive(Clone, Copy)]
pub struct Session {
    language: RwSignal<Language>,
    /// Counts how often the server was told another language: its sentences are asked for anew.
    pub sentences: RwSignal<u32>,
    pub person: RwSignal<Option<Arc<Person>>>,
    /// Empty unless this is a demo.
    pub demo_users: RwSignal<Arc<Vec<DemoUser>>>,
    pub demo: RwSignal<bool>,
    pub stage: RwSignal<Stage>,
    pub online: RwSignal<bool>,
    /// Whether a screen was drawn yet. Before, the router can't leave the part that it waits for.
    pub drawn: RwSignal<bool>,
    /// The next heading that appears takes the focus: a new screen was opened.
    pub focus_wanted: StoredValue<bool>,
    /// Said above the screen that opens next, once.
    pub news: RwSignal<Option<News>>,
    chosen_here: StoredValue<bool>,
}

/// Gives the session that the app provides.
pub fn session() -> Session {
    expect_context()
}

/// Reads the language from the page, where the first script wrote it.
pub fn language_of_page() -> Language {
    let root = document().document_element();
    let code = root.and_then(|root| root.get_attribute("lang"));
    code.as_deref().and_then(Language::from_code).unwrap_or_default()
}

impl Session {
    /// Makes the session and provides it to all screens.
    pub fn provide() -> Self {
        let session = Self {
            language: RwSignal::new(language_of_page()),
            sentences: RwSignal::new(0),
            person: RwSignal::new(None),
            demo_users: RwSignal::default(),
            demo: RwSignal::new(false),
            stage: RwSignal::new(Stage::Asking),
            online: RwSignal::new(window().navigator().on_line()),
            drawn: RwSignal::new(false),
            focus_wanted: StoredValue::new(false),
            news: RwSignal::new(None),
            chosen_here: StoredValue::new(false),
        };
        provide_context(session);
        session
    }

    /// Gives the words of the language that is switched on, and follows it.
    pub fn words(self) -> Words {
        Words(self.language.get())
    }

    /// Gives the words of the language that is switched on now, for what is said once.
    pub fn words_untracked(self) -> Words {
        Words(self.language.get_untracked())
    }

    /// Says on the screen that opens next what was done and what happens next; call it before leading there.
    pub fn tell(
        self,
        done: impl Fn(Words) -> String + Send + Sync + 'static,
        next: impl Fn(Words) -> String + Send + Sync + 'static,
    ) {
        self.news.set(Some(News { done: Arc::new(done), next: Arc::new(next) }));
    }

    /// Asks the server who is signed in.
    pub fn ask(self) {
        self.stage.set(Stage::Asking);
        spawn_local(async move {
            match api::ask::<Start>(start::Variables {}).await {
                Ok(answer) => self.learn(answer),
                Err(trouble) => self.stage.set(Stage::Failed(trouble)),
            }
        });
    }

    fn learn(self, answer: start::ResponseData) {
        let users = answer.instance.demo_users.into_iter().filter_map(|user| {
            let role = Role::from_code(&user.role.lower())?;
            Some(DemoUser { email: user.email, password: user.password, role })
        });
        self.demo_users.set(Arc::new(users.collect()));
        self.demo.set(answer.instance.demo);
        let person = answer.viewer.and_then(|viewer| {
            let role = Role::from_code(&viewer.role.lower())?;
            self.agree_on_language(&viewer.language.lower());
            draft::belong_to(&viewer.id);
            Some(Arc::new(Person {
                id: viewer.id,
                name: viewer.display_name,
                email: viewer.email,
                organisation: viewer.organisation.name,
                role,
                is_deputy_approver: viewer.is_deputy_approver,
            }))
        });
        self.person.set(person);
        self.stage.set(Stage::Ready);
    }

    /// Takes the person's own language, unless another was chosen on this screen just before.
    fn agree_on_language(self, kept: &str) {
        let here = self.language.get_untracked();
        match Language::from_code(kept) {
            Some(kept) if kept != here && !self.chosen_here.get_value() => self.show_language(kept),
            Some(kept) if kept != here => self.tell_language(here),
            _ => {}
        }
    }

    /// Switches the language of all screens at once and keeps it for the person.
    pub fn switch(self, language: Language) {
        self.chosen_here.set_value(true);
        self.show_language(language);
        if self.person.get_untracked().is_some() {
            self.tell_language(language);
        }
    }

    fn show_language(self, language: Language) {
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("lang", language.code());
        }
        // A browser may forbid storage; then the choice lasts as long as the page.
        if let Ok(Some(storage)) = window().local_storage() {
            _ = storage.set_item(KEPT_LANGUAGE, language.code());
        }
        self.language.set(language);
    }

    fn tell_language(self, language: Language) {
        let code = if language == Language::Bangla { "BN" } else { "EN" };
        spawn_local(async move {
            if api::perform(LanguageSet { language: code }).await.is_ok() {
                self.sentences.update(|times| *times += 1);
            }
        });
    }

    /// The session is over: the frame leads to sign-in and back.
    pub fn ended(self) {
        self.chosen_here.set_value(false);
        self.person.set(None);
    }
}
