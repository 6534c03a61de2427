//! Leaving the project, completion, transfer, coming back.

use super::code;
use super::deeds::{SurvivorComplete, SurvivorDropOut, SurvivorReenrol, SurvivorTransfer};
use super::episodes::episodes;
use super::levels::{COMPLETED, LEFT, RETURNED, TRAINING, TRANSFERRED};
use super::query::{Leave, leave};
use crate::api::load;
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, area, choices, codes, day, form, grave, select};
use crate::ui::{Head, chip, empty, page_head};
use crate::words::{Words, today};
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;

/// The server's word for a survivor who does not agree to services.
const NO_CONSENT: &str = "services-consent-missing";

/// Whose file, in which version.
#[derive(Clone)]
struct Whose {
    survivor: String,
    version: i64,
    done: Done,
}

/// Says on the file what was done.
type Done = Rc<dyn Fn(Key, Key)>;

/// Shows the page.
pub fn page() -> AnyView {
    let (session, code) = (session(), code());
    let navigate = use_navigate();
    let done: Done = Rc::new(move |done, next| {
        session.tell(move |words| words.say(done), move |words| words.say(next));
        navigate(&format!("/survivors/{}", code.get_untracked()), NavigateOptions::default());
    });
    let done = StoredValue::new_local(done);
    let answer = load::<Leave>(move || Some(leave::Variables { code: code.get() }));
    let head = Head::new(move || session.words().say(key::LEAVE))
        .back(move || format!("/survivors/{}", code.get()), move || code.get())
        .line(move || session.words().say(key::LEAVE_LINE));
    let body = answer.show(move |data, words| match &data.survivor {
        Some(survivor) => {
            let done = done.get_value();
            let whose = Whose { survivor: survivor.id.clone(), version: survivor.version, done };
            let ways = content(&whose, &code.get_untracked(), &survivor.status.lower(), words);
            view! { {ways}{episodes(&survivor.enrolments, words)} }.into_any()
        }
        None => empty("people", words.say(key::NO_FILE), words.say(key::NO_FILE_REST), ().into_any()),
    });
    view! { {page_head(head)}{body} }.into_any()
}

fn content(whose: &Whose, code: &str, status: &str, words: Words) -> AnyView {
    if status == "active" {
        let ways = [left(whose, words), completed(whose, words), transferred(whose, words)];
        return view! { <ul class="leave-ways">{ways.into_iter().map(|way| view! { <li>{way}</li> }).collect_view()}</ul> }
            .into_any();
    }
    view! {
        <p>{chip("calm", "leave", words.code("status", status))}</p>
        {returned(whose, code, words)}
    }
    .into_any()
}

fn dated(name: &'static str, field: &'static str, whose: &Whose, words: Words) -> Form {
    let form = Form::new(name).drafted(&whose.survivor);
    form.field(field).starts_as(words.day(today()));
    form
}

fn common(form: Form, on: &'static str, reason: AnyView) -> AnyView {
    view! {
        {day(form.field(on), Label::new(key::LAST_DAY))}
        {reason}
        {choices(form.field("training"), Label::new(key::IN_TRAINING).optional(), codes("training-choice", TRAINING))}
        {area(form.field("note"), Label::new(key::NOTE_PRIVATE).hint(key::NOTE_PRIVATE_HINT).private().optional())}
    }
    .into_any()
}

fn left(whose: &Whose, words: Words) -> AnyView {
    let (form, whose) = (dated("left", "leftOn", whose, words), whose.clone());
    let done = whose.done.clone();
    form.submits(
        move |reading| SurvivorDropOut {
            deed_id: reading.deed_id(),
            survivor: whose.survivor.clone(),
            version: whose.version,
            left_on: reading.day(form.field("leftOn")),
            reason: reading.code(form.field("reason")),
            training: reading.code_or_none(form.field("training")),
            note: reading.text_or_none(form.field("note")),
        },
        move |_| done(key::LEFT_DONE, key::LEFT_NEXT),
    );
    let says =
        Grave { open: key::LEFT_OPEN, title: key::LEFT_TITLE, follows: key::LEFT_FOLLOWS, confirm: key::LEFT_CONFIRM };
    let reason = select(form.field("reason"), Label::new(key::REASON), codes("reason", LEFT));
    grave(form, says, common(form, "leftOn", reason))
}

fn completed(whose: &Whose, words: Words) -> AnyView {
    let (form, whose) = (dated("complete", "completedOn", whose, words), whose.clone());
    let done = whose.done.clone();
    form.submits(
        move |reading| SurvivorComplete {
            deed_id: reading.deed_id(),
            survivor: whose.survivor.clone(),
            version: whose.version,
            completed_on: reading.day(form.field("completedOn")),
            reason: reading.code(form.field("reason")),
            training: reading.code_or_none(form.field("training")),
            note: reading.text_or_none(form.field("note")),
        },
        move |_| done(key::COMPLETE_DONE, key::LEFT_NEXT),
    );
    let says = Grave {
        open: key::COMPLETE_OPEN,
        title: key::COMPLETE_OPEN,
        follows: key::COMPLETE_FOLLOWS,
        confirm: key::COMPLETE_CONFIRM,
    };
    let reason = choices(form.field("reason"), Label::new(key::REASON), codes("completion", COMPLETED));
    grave(form, says, common(form, "completedOn", reason))
}

fn transferred(whose: &Whose, words: Words) -> AnyView {
    let (form, whose) = (dated("transfer", "transferredOn", whose, words), whose.clone());
    let done = whose.done.clone();
    form.submits(
        move |reading| SurvivorTransfer {
            deed_id: reading.deed_id(),
            survivor: whose.survivor.clone(),
            version: whose.version,
            transferred_on: reading.day(form.field("transferredOn")),
            reason: reading.code(form.field("reason")),
            training: reading.code_or_none(form.field("training")),
            note: reading.text_or_none(form.field("note")),
        },
        move |_| done(key::TRANSFER_DONE, key::LEFT_NEXT),
    );
    let says = Grave {
        open: key::TRANSFER_OPEN,
        title: key::TRANSFER_OPEN,
        follows: key::TRANSFER_FOLLOWS,
        confirm: key::TRANSFER_CONFIRM,
    };
    let reason = choices(form.field("reason"), Label::new(key::REASON), codes("transfer", TRANSFERRED));
    grave(form, says, common(form, "transferredOn", reason))
}

fn returned(whose: &Whose, code: &str, words: Words) -> AnyView {
    let (again, whose) = (dated("reenrol", "startedOn", whose, words), whose.clone());
    let done = whose.done.clone();
    again.submits(
        move |reading| SurvivorReenrol {
            deed_id: reading.deed_id(),
            id: reading.new_id("enrolment"),
            survivor: whose.survivor.clone(),
            version: whose.version,
            started_on: reading.day(again.field("startedOn")),
            reason: reading.code(again.field("reason")),
        },
        move |_| done(key::REENROL_DONE, key::REENROL_NEXT),
    );
    let fields = view! {
        {day(again.field("startedOn"), Label::new(key::FIRST_DAY))}
        {choices(again.field("reason"), Label::new(key::REASON), codes("return", RETURNED))}
    };
    // Without a consent to services nobody is enrolled: it is recorded there.
    let consents = format!("/survivors/{code}/consents");
    let consent = move || {
        let wanted = again.problems.with(|all| all.iter().any(|problem| problem.code == NO_CONSENT));
        wanted.then(|| view! { <p><a href=consents.clone()>{again.session().words().say(key::CONSENTS)}</a></p> })
    };
    view! {
        <section class="stack narrow" aria-labelledby="reenrol">
            <h2 id="reenrol">{words.say(key::REENROL)}</h2>
            <p class="meta">{words.say(key::REENROL_LINE)}</p>
            {form(again, key::REENROL, fields.into_any())}
            {consent}
        </section>
    }
    .into_any()
}
