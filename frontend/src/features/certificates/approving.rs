//! Approval of one request or several at once, and what became of each.

use super::deeds::{CertificateApproveInput, CertificatesApprove};
use super::query::approvals;
use crate::api::{Loaded, Trouble, perform_each};
use crate::session::session;
use crate::ui::form::fresh_id;
use crate::ui::{icon, notice};
use ashshash_i18n::key;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// So many go to the server at once: it takes no more.
const MOST_AT_ONCE: usize = 50;

/// A request as it was seen.
#[derive(Clone)]
pub struct Asked {
    pub id: String,
    pub version: i64,
    pub code: String,
}

/// What became of the last approval: how many were approved, and why the others were not.
#[derive(Clone, Default)]
struct Result {
    asked: usize,
    approved: usize,
    refused: Vec<(String, String)>,
}

/// What became of one request; its card says so where it stands.
#[derive(Clone)]
pub enum Decided {
    Approved,
    Returned,
    /// Not approved, with the reason.
    Refused(String),
}

/// What the person is about to do.
#[derive(Clone, Copy)]
pub struct Desk {
    pub answer: Loaded<approvals::ResponseData>,
    /// Requests chosen to be approved together.
    pub chosen: RwSignal<Vec<Asked>>,
    /// The request that is being sent back.
    pub returning: RwSignal<Option<String>>,
    /// Requests that were decided since the list was read: nothing moves, so that a second tap meets no
    /// other person's card.
    pub decided: RwSignal<BTreeMap<String, Decided>>,
    /// The request that was decided last by itself: the focus goes to what became of it.
    pub last: StoredValue<Option<String>>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    result: RwSignal<Option<Result>>,
    /// The deed's id of each request, the same until it was answered: a repeat is recognised.
    deeds: StoredValue<BTreeMap<String, String>>,
}

impl Desk {
    /// Starts with nothing chosen.
    pub fn new(answer: Loaded<approvals::ResponseData>) -> Self {
        Self {
            answer,
            chosen: RwSignal::default(),
            returning: RwSignal::new(None),
            decided: RwSignal::default(),
            last: StoredValue::default(),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            result: RwSignal::new(None),
            deeds: StoredValue::default(),
        }
    }

    /// Tells a request's card what became of it.
    pub fn decide(self, id: &str, how: Decided) {
        self.decided.update(|all| _ = all.insert(id.to_owned(), how));
    }

    fn deed_of(self, id: &str) -> String {
        let known = self.deeds.with_value(|deeds| deeds.get(id).cloned());
        known.unwrap_or_else(|| {
            let fresh = format!("deed_{}", fresh_id());
            self.deeds.update_value(|deeds| _ = deeds.insert(id.to_owned(), fresh.clone()));
            fresh
        })
    }
}

/// Approves all of them in one call; each is decided by itself.
pub fn approve(desk: Desk, asked: &[Asked]) {
    if desk.busy.get_untracked() || asked.is_empty() {
        return;
    }
    let session = session();
    let calls: Vec<_> = asked.chunks(MOST_AT_ONCE).map(<[Asked]>::to_vec).collect();
    desk.busy.set(true);
    desk.trouble.set(None);
    desk.result.set(None);
    desk.last.set_value(if let [one] = asked { Some(one.id.clone()) } else { None });
    spawn_local(async move {
        let mut result = Result { asked: calls.iter().map(Vec::len).sum(), ..Result::default() };
        for some in calls {
            let input = |one: &Asked| CertificateApproveInput {
                deed_id: desk.deed_of(&one.id),
                id: one.id.clone(),
                version: one.version,
            };
            match perform_each(CertificatesApprove { certificates: some.iter().map(input).collect() }).await {
                Ok(outcomes) => {
                    for (one, outcome) in some.iter().zip(outcomes) {
                        desk.deeds.update_value(|deeds| _ = deeds.remove(&one.id));
                        desk.chosen.update(|all| all.retain(|other| other.id != one.id));
                        match outcome.problems.into_iter().next() {
                            None => {
                                result.approved += 1;
                                desk.decide(&one.id, Decided::Approved);
                            }
                            Some(problem) => {
                                desk.decide(&one.id, Decided::Refused(problem.message.clone()));
                                result.refused.push((one.code.clone(), problem.message));
                            }
                        }
                    }
                }
                Err(Trouble::SignedOut) => return session.ended(),
                // What was chosen stays chosen, for another try.
                Err(problem) => {
                    desk.trouble.set(Some(problem));
                    break;
                }
            }
        }
        desk.busy.set(false);
        desk.result.set(Some(result));
    });
}

/// Says what became of several; one alone says so on its card.
pub fn result(desk: Desk) -> AnyView {
    let session = session();
    let shown = move || {
        let (result, words) = (desk.result.get().filter(|result| result.asked > 1)?, session.words());
        let approved = (result.approved > 0).then(|| {
            let count = i64::try_from(result.approved).unwrap_or(i64::MAX);
            notice(
                "good",
                "check",
                "status",
                view! { <p>{words.count(key::CERTIFICATES_APPROVED_NOW, count)}</p> }.into_any(),
            )
        });
        let refused = (!result.refused.is_empty()).then(|| {
            let place = NodeRef::<leptos::html::Div>::new();
            place.on_load(|place| _ = place.focus());
            let line = |(code, why): (String, String)| {
                view! { <li><span class="code" translate="no">{code}</span>": "{why}</li> }
            };
            let count = i64::try_from(result.refused.len()).unwrap_or(i64::MAX);
            view! {
                <div class="error-summary" role="alert" tabindex="-1" node_ref=place>
                    <h2>{icon("alert")}{words.count(key::CERTIFICATES_NOT_APPROVED, count)}</h2>
                    <ul>{result.refused.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        });
        Some(view! { {approved}{refused} })
    };
    view! { {shown} }.into_any()
}
