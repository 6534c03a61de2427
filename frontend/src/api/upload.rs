//! Sending a workbook.

use super::{Trouble, settle};
use crate::session::language_of_page;
use serde::Deserialize;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Deserialize)]
struct Accepted {
    id: String,
}

/// Sends a workbook to be loaded and gives the id under which its progress can be asked.
pub async fn upload(file: web_sys::File, dry_run: bool) -> Result<String, Trouble> {
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    let request = gloo_net::http::Request::post(&format!("/imports?name={name}&dryRun={dry_run}"))
        .header("content-type", XLSX)
        .header("accept-language", language_of_page().code())
        .body(file)
        .map_err(|_| Trouble::Surprise(None))?;
    let text = settle(request.send().await).await?;
    serde_json::from_str::<Accepted>(&text).map(|accepted| accepted.id).map_err(|_| Trouble::Surprise(None))
}
