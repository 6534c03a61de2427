//! Does one deed and looks at all that holds of every one.

use std::collections::BTreeSet;

use ashshash_access::Role;
use ashshash_testkit::{Client, World, cast, new_id};
use serde_json::{Value, json};

const OFFICE: &[Role] = &[Role::Coordinator];
const CASE_WORK: &[Role] = &[Role::Coordinator, Role::Counsellor];
const VILLAGES: &[Role] = &[Role::Coordinator, Role::Counsellor, Role::Mobiliser];

/// Who may do a deed (docs/access.md).
fn may(deed: &str) -> &'static [Role] {
    match deed {
        "leadVerify" | "leadReject" | "leadAskBack" | "duplicateDecide" | "scaleLoad" | "survivorReassign"
        | "caseloadHandOver" | "survivorsMerge" | "certificateApprove" | "certificateReturn" | "certificateRevoke" => {
            OFFICE
        }
        "leadCreate" | "leadChange" | "leadRefuse" | "leadContactRecord" | "leadReferralMake" | "eventRecord" => {
            VILLAGES
        }
        _ => CASE_WORK,
    }
}

/// Deeds that begin something in the own office, or end what is one's own: another office's coordinator may do the
/// same at home.
const AT_HOME: [&str; 4] = ["leadCreate", "eventRecord", "scaleLoad", "calendarFeedEnd"];

/// All figures, as the figures page asks for them and the server keeps them.
const FIGURES: &str = "{ indicators(period: { from: \"2019-01-01\", to: \"2022-12-31\" }) { code total male female other events outOf amountBdt } }";

/// A world with a client of every role, and the deeds that were tried in it.
pub struct Stage {
    pub world: World,
    clients: Vec<(Role, Client)>,
    elsewhere: Client,
    done: BTreeSet<String>,
}

/// The same deed under an id of its own.
fn anew(mut input: Value) -> Value {
    input["deedId"] = json!(new_id("deed"));
    input
}

impl Stage {
    pub async fn set(world: World) -> Self {
        let mut clients = Vec::new();
        for role in Role::ALL {
            clients.push((role, world.signed_in(role).await));
        }
        let elsewhere = world.signed_in_as(cast::other_coordinator()).await;
        Self { world, clients, elsewhere, done: BTreeSet::new() }
    }

    pub fn client(&self, role: Role) -> &Client {
        &self.clients.iter().find(|(of, _)| *of == role).unwrap().1
    }

    pub fn coordinator(&self) -> &Client {
        self.client(Role::Coordinator)
    }

    pub fn has_done(&self, deed: &str) -> bool {
        self.done.contains(deed)
    }

    /// Does a deed; `then` is what is told when it is done once more, as another deed on the record as it is by now.
    /// Gives the record's version.
    pub async fn does(&mut self, role: Role, deed: &str, input: Value, then: &[&str]) -> i64 {
        for (other, client) in &self.clients {
            if !may(deed).contains(other) {
                assert_eq!(client.refused(deed, anew(input.clone())).await, ["not-allowed"], "{deed} as {other:?}");
            }
        }
        if !AT_HOME.contains(&deed) {
            // Nobody learns that there is such a record.
            for told in self.elsewhere.refused(deed, anew(input.clone())).await {
                let code = told.split('@').next().unwrap_or_default();
                assert!(code.ends_with("-unknown") || code.ends_with("-not-found"), "{deed} in another office: {told}");
            }
        }
        let client = self.client(role);
        let version =
            ["version", "keepVersion"].into_iter().find(|name| input[name].as_i64().is_some_and(|seen| seen > 0));
        if let Some(version) = version {
            let mut other = input.clone();
            other[version] = json!(99);
            for told in client.refused(deed, anew(other)).await {
                assert!(
                    told.starts_with("changed-meanwhile") || told.starts_with("file-changed"),
                    "{deed} stale: {told}"
                );
            }
        }
        let coordinator = self.coordinator();
        coordinator.ask(FIGURES).await;
        let first = client.deed(deed, input.clone()).await;
        assert_eq!((&first["problems"], &first["repeated"]), (&json!([]), &json!(false)), "{deed}: {first}");
        let again = client.deed(deed, input.clone()).await;
        assert_eq!((&again["id"], &again["version"]), (&first["id"], &first["version"]), "{deed} again");
        assert_eq!((&again["problems"], &again["repeated"]), (&json!([]), &json!(true)), "{deed} again: {again}");
        let counted = self.world.signed_in_afresh(Role::Coordinator).await.ask(FIGURES).await;
        assert_eq!(coordinator.ask(FIGURES).await, counted, "what is kept after {deed}");
        let mut more = anew(input);
        if let Some(version) = version {
            more[version] = first["version"].clone();
        }
        if !then.is_empty() {
            assert_eq!(client.refused(deed, more).await, then, "{deed} once more");
        }
        self.done.insert(deed.to_owned());
        first["version"].as_i64().unwrap_or_default()
    }
}

/// A deed on a record, as it was seen.
pub fn on(id: &str, version: i64, more: &Value) -> Value {
    with(json!({ "deedId": new_id("deed"), "id": id, "version": version }), more)
}

/// A deed that makes a record of a survivor; gives the record's id too.
pub fn new(kind: &str, survivor: &str, more: &Value) -> (String, Value) {
    let id = new_id(kind);
    (id.clone(), with(json!({ "deedId": new_id("deed"), "id": id, "survivor": survivor }), more))
}

pub fn with(mut input: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}
