//! Two files of one person made one: both beside each other, which stays, what follows.

use super::list::{file_address, status_chip};
use super::query::{Merging, merging};
use crate::api::{Loaded, deed, load};
use crate::session::session;
use crate::ui::form::{Form, Grave, Label, Options, choices, grave};
use crate::ui::{Head, as_written, empty, focus_on, icon, notice, page_head};
use crate::words::Words;
use ashshash_i18n::{Key, key};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use std::sync::Arc;

deed! {
    /// Makes one file of two.
    SurvivorsMerge, "survivorsMerge", {
        deed_id: String, keep: String, keep_version: i64, merge: String, merge_version: i64
    }
}

type Side = merging::Side;

/// Shows the page; the address says which two files.
pub fn page() -> AnyView {
    let session = session();
    let (params, query) = (use_params_map(), use_query_map());
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    let with = Memo::new(move |_| query.read().get("with").filter(|with| !with.is_empty()));
    let answer = load::<Merging>(move || with.get().map(|other| merging::Variables { code: code.get(), other }));
    let head = Head::new(move || session.words().say(key::MERGE_TITLE))
        .back(move || file_address(&code.get()), move || code.get())
        .line(move || session.words().say(key::MERGE_LINE));
    let other = other_code(code);
    let both = move || with.get().is_some().then(|| answer.show(move |data, words| content(data, answer, words)));
    view! { {page_head(head)}<div class="stack">{other}{both}</div> }.into_any()
}

/// Asks for the code of the other file; the address then names both.
fn other_code(code: Memo<String>) -> AnyView {
    let session = session();
    let (query, navigate) = (use_query_map(), use_navigate());
    let with = RwSignal::new(query.read_untracked().get("with").unwrap_or_default());
    let is_missing = RwSignal::new(false);
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let other = with.get_untracked().trim().to_uppercase();
        is_missing.set(other.is_empty());
        if other.is_empty() {
            return focus_on("merge-with");
        }
        let search = String::from(js_sys::encode_uri_component(&other));
        navigate(&format!("{}/merge?with={search}", file_address(&code.get_untracked())), NavigateOptions::default());
    };
    let words = move || session.words();
    let problem = move || {
        is_missing.get().then(|| {
            view! { <p class="problem" id="merge-with-problem">{icon("alert")}<span>{words().say(key::NEEDS_ANSWER)}</span></p> }
        })
    };
    view! {
        <form class="narrow" autocomplete="off" on:submit=show>
            <div class="field" data-state=move || is_missing.get().then_some("bad")>
                <label for="merge-with">{move || words().say(key::MERGE_OTHER)}</label>
                {problem}
                <input id="merge-with" class="short" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby="merge-with-problem" aria-invalid=move || is_missing.get().then_some("true")
                    prop:value=with on:input=move |event| with.set(event_target_value(&event))/>
            </div>
            <button type="submit">{move || words().say(key::MERGE_SHOW)}</button>
        </form>
    }
    .into_any()
}

fn content(data: &Arc<merging::ResponseData>, answer: Loaded<merging::ResponseData>, words: Words) -> AnyView {
    let (Some(one), Some(other)) = (&data.one, &data.other) else {
        return empty("people", words.say(key::MERGE_OTHER_NONE), String::new(), ().into_any());
    };
    if one.id == other.id {
        return notice("wait", "alert", "note", words.say(key::MERGE_WITH_ITSELF).into_any());
    }
    // What stands in the way is said before anybody chooses, by the rule's own words.
    let merging = if one.sex == other.sex {
        merge(one, other, answer)
    } else {
        let why = notice(
            "wait",
            "alert",
            "note",
            view! { <span id="merge-not">{words.say(key::MERGE_SEXES_DIFFER)}</span> }.into_any(),
        );
        view! {
            {why}
            <div class="buttons"><button type="button" aria-disabled="true" aria-describedby="merge-not">{words.say(key::MERGE_OPEN)}</button></div>
        }
        .into_any()
    };
    view! {
        <div class="halves">{side(one, words)}{side(other, words)}</div>
        <div class="stack">{merging}</div>
    }
    .into_any()
}

/// One of the two files: who by sex, year and place, how far, how much.
fn side(one: &Side, words: Words) -> AnyView {
    let fact = |name: Key, value: Option<String>| {
        view! { <dt>{words.say(name)}</dt><dd>{value.unwrap_or_else(|| words.say(key::NOT_RECORDED))}</dd> }
    };
    let reached = |name: &str| one.way.iter().find(|step| step.step == name).and_then(|step| step.on.as_deref());
    let counsellor = one.counsellor.as_ref().map(|counsellor| {
        view! { <dt>{words.say(key::COUNSELLOR)}</dt><dd>{as_written(&counsellor.name)}</dd> }
    });
    let counts = one.record_counts.iter().map(|held| {
        view! { <dt>{words.code("record", &held.kind)}</dt><dd>{words.number(held.count)}</dd> }
    });
    view! {
        <article class="card stack">
            <div><h2 class="code"><a href=file_address(&one.code) translate="no">{one.code.clone()}</a></h2>{status_chip(&one.status.lower(), words)}</div>
            <dl class="facts">
                {fact(key::SEX, Some(words.code("sex", &one.sex.lower())))}
                {fact(key::BORN, one.birth_year.map(|year| words.digits(&year.to_string())))}
                {fact(key::UPAZILA, one.upazila.as_ref().map(|place| words.name(&place.name, &place.name_bn).to_owned()))}
                {fact(key::MERGE_IDENTIFIED, reached("lead").map(|on| words.date(on)))}
                {fact(key::ENROLLED_ON, one.enrolled_on.as_deref().map(|on| words.date(on)))}
                {counsellor}
            </dl>
            <h3>{words.say(key::MERGE_HOLDS)}</h3>
            <dl class="facts">{counts.collect_view()}</dl>
        </article>
    }
    .into_any()
}

fn merge(one: &Side, other: &Side, answer: Loaded<merging::ResponseData>) -> AnyView {
    let (session, navigate) = (session(), use_navigate());
    let files = [one, other].map(|file| (file.id.clone(), file.version, file.code.clone()));
    let form = Form::new("merge");
    form.reloads(move || answer.retry());
    let keep = form.field("keep");
    let stays = files.clone();
    let kept = files.clone();
    form.submits(
        move |read| {
            let keep = read.chosen(keep);
            let [stays, goes] = if files[1].0 == keep { [&files[1], &files[0]] } else { [&files[0], &files[1]] };
            SurvivorsMerge {
                deed_id: read.deed_id(),
                keep,
                keep_version: stays.1,
                merge: goes.0.clone(),
                merge_version: goes.1,
            }
        },
        move |outcome| {
            let code = kept.iter().find(|(id, ..)| outcome.id.as_ref() == Some(id)).map(|(_, _, code)| code.clone());
            session.tell(|words| words.say(key::MERGE_DONE), |words| words.say(key::MERGE_DONE_NEXT));
            navigate(&file_address(&code.unwrap_or_default()), NavigateOptions::default());
        },
    );
    let options: Options = Arc::new(move |_| stays.iter().map(|(id, _, code)| (id.clone(), code.clone())).collect());
    let says = Grave {
        open: key::MERGE_OPEN,
        title: key::MERGE_TITLE,
        follows: key::MERGE_FOLLOWS,
        confirm: key::MERGE_CONFIRM,
    };
    // What is wrong with the file that goes depends on the choice: it is said there.
    let problem = move || {
        form.field("merge").problem().map(|said| view! { <p class="problem" id="merge-merge" tabindex="-1">{said}</p> })
    };
    let fields = view! {
        <p>{move || session.words().say(key::MERGE_REST)}</p>
        {choices(keep, Label::new(key::MERGE_KEEP), options)}
        {problem}
    };
    grave(form, says, fields.into_any())
}
