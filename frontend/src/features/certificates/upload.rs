//! Sending a picture, with how far it is.

use crate::api::{Outcome, Trouble};
use crate::session::language_of_page;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// What travels beside the picture.
pub struct Paper {
    pub survivor: String,
    pub kind: String,
    pub title: String,
    pub picture: web_sys::File,
}

/// Sends a paper; `progress` is told the share that is sent, in hundredths, `done` what came of it.
pub fn send(paper: Paper, progress: RwSignal<u32>, done: impl FnOnce(Result<Outcome, Trouble>) + 'static) {
    let started = start(paper, progress);
    let Ok(request) = started else { return done(Err(Trouble::Surprise(None))) };
    let answered = request.clone();
    let finished = Closure::once_into_js(move || done(read(&answered)));
    request.set_onloadend(Some(finished.unchecked_ref()));
}

fn start(paper: Paper, progress: RwSignal<u32>) -> Result<web_sys::XmlHttpRequest, JsValue> {
    let form = web_sys::FormData::new()?;
    let new = |kind: &str| format!("{kind}_{}", crate::ui::form::fresh_id());
    form.append_with_str("deedId", &new("deed"))?;
    form.append_with_str("id", &new("document"))?;
    form.append_with_str("survivor", &paper.survivor)?;
    form.append_with_str("kind", &paper.kind)?;
    form.append_with_str("title", &paper.title)?;
    // Without its own name: phones put the day and place into it.
    form.append_with_blob_and_filename("picture", &paper.picture, "paper")?;
    let request = web_sys::XmlHttpRequest::new()?;
    request.open_with_async("POST", "/documents", true)?;
    request.set_request_header("accept-language", language_of_page().code())?;
    let told = Closure::<dyn FnMut(web_sys::ProgressEvent)>::new(move |event: web_sys::ProgressEvent| {
        if event.total() > 0.0 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share between 0 and 100")]
            progress.set((event.loaded() / event.total() * 100.0) as u32);
        }
    });
    request.upload()?.set_onprogress(Some(told.as_ref().unchecked_ref()));
    told.forget();
    request.send_with_opt_form_data(Some(&form))?;
    Ok(request)
}

fn read(request: &web_sys::XmlHttpRequest) -> Result<Outcome, Trouble> {
    #[derive(serde::Deserialize)]
    struct Refused {
        problem: crate::api::Problem,
    }
    let text = request.response_text().ok().flatten().unwrap_or_default();
    match request.status() {
        Ok(200) => serde_json::from_str(&text).map_err(|_| Trouble::Surprise(None)),
        Ok(401) => Err(Trouble::SignedOut),
        Ok(0) | Err(_) => Err(Trouble::Offline),
        Ok(_) => match serde_json::from_str::<Refused>(&text) {
            Ok(refused) => Ok(Outcome { problems: vec![refused.problem], ..Outcome::default() }),
            Err(_) => Err(Trouble::Surprise(None)),
        },
    }
}
