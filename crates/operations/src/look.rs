//! Looks at people, written to the journal before the answer leaves (R14).

use std::collections::BTreeMap;

use ashshash_base::{LeadId, OrganisationId, SurvivorId};
use ashshash_storage::journal::{self, Entry, session_mark};
use ashshash_storage::{Database, Look, LookKind, StorageError};
use uuid::Uuid;

use crate::account::{Caller, Session};

/// Writes what a request looked at into the holders' journals: one entry a file opened, one for a
/// search, one for a list of identities. Fails as a whole: then nothing may be shown.
///
/// # Errors
/// Returns what the database says.
pub async fn record(db: &Database, caller: &Caller, session: &Session, looks: Vec<Look>) -> Result<(), StorageError> {
    let entries = entries(looks);
    if entries.is_empty() {
        return Ok(());
    }
    let txn = db.write().await?;
    // In the order of organisations, so that two requests never wait for each other's chain.
    for (holder, seen) in entries {
        for seen in seen {
            journal::append(&txn, db.keys(), holder, entry(caller, session, seen)).await?;
        }
    }
    Ok(txn.commit().await?)
}

/// A paper that is about to be shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    /// The office that holds the file.
    pub(crate) holder: OrganisationId,
    /// Whose it is.
    pub(crate) survivor: SurvivorId,
    /// The document, or the certificate.
    pub(crate) record: Uuid,
}

/// Writes the look at a paper. Fails as a whole: then it may not be shown.
///
/// # Errors
/// Returns what the database says.
pub(crate) async fn record_document(
    db: &Database,
    caller: &Caller,
    session: &Session,
    shown: Shown,
) -> Result<(), StorageError> {
    let seen = several("look-document", vec!["document".to_owned()], &[shown.survivor]);
    let entry = Entry { record: Some(shown.record), ..entry(caller, session, seen) };
    let txn = db.write().await?;
    journal::append(&txn, db.keys(), shown.holder, entry).await?;
    Ok(txn.commit().await?)
}

/// What one entry tells.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    deed: &'static str,
    fields: Vec<String>,
    survivor: Option<SurvivorId>,
    lead: Option<LeadId>,
    count: usize,
}

fn entries(looks: Vec<Look>) -> BTreeMap<OrganisationId, Vec<Seen>> {
    let mut by_holder: BTreeMap<OrganisationId, Vec<Look>> = BTreeMap::new();
    for look in looks {
        by_holder.entry(look.holder).or_default().push(look);
    }
    by_holder.into_iter().map(|(holder, looks)| (holder, of_holder(looks))).collect()
}

fn of_holder(looks: Vec<Look>) -> Vec<Seen> {
    let of_kind = |kind| looks.iter().filter(move |look| look.kind == kind);
    let distinct = |kind| {
        let mut survivors: Vec<SurvivorId> = of_kind(kind).flat_map(|look| look.survivors.iter().copied()).collect();
        survivors.sort_unstable();
        survivors.dedup();
        survivors
    };
    let (files, named, noted) = (distinct(LookKind::File), distinct(LookKind::Identities), distinct(LookKind::Notes));
    let mut seen: Vec<Seen> = files
        .iter()
        .map(|survivor| {
            let mut fields = vec!["file".to_owned()];
            fields.extend(named.contains(survivor).then(|| "identity".to_owned()));
            fields.extend(noted.contains(survivor).then(|| "notes".to_owned()));
            Seen { deed: "look-file", fields, survivor: Some(*survivor), lead: None, count: 1 }
        })
        .collect();
    // Each person's notes are a look of their own, also where a list shows them.
    seen.extend(noted.iter().filter(|survivor| !files.contains(survivor)).map(|survivor| Seen {
        deed: "look-notes",
        fields: vec!["notes".to_owned()],
        survivor: Some(*survivor),
        lead: None,
        count: 1,
    }));
    if of_kind(LookKind::Search).next().is_some() {
        let found = distinct(LookKind::Search);
        let leads = leads_of(&looks, LookKind::Search);
        let mut search = several("look-search", vec!["identity".to_owned()], &found);
        search.count += leads.len();
        search.survivor = search.survivor.filter(|_| leads.is_empty());
        seen.push(search);
    }
    let listed: Vec<SurvivorId> = named.into_iter().filter(|survivor| !files.contains(survivor)).collect();
    if !listed.is_empty() {
        seen.push(several("look-identities", asked(of_kind(LookKind::Identities)), &listed));
    }
    match leads_of(&looks, LookKind::Leads)[..] {
        [] => {}
        [lead] => seen.push(Seen {
            deed: "look-lead",
            fields: vec!["identity".to_owned()],
            survivor: None,
            lead: Some(lead),
            count: 1,
        }),
        ref several => seen.push(Seen {
            deed: "look-leads",
            fields: asked(of_kind(LookKind::Leads)),
            survivor: None,
            lead: None,
            count: several.len(),
        }),
    }
    seen
}

/// What was asked, in codes, each once.
fn asked<'a>(looks: impl Iterator<Item = &'a Look>) -> Vec<String> {
    let mut fields = vec!["identity".to_owned()];
    for word in looks.flat_map(|look| &look.question) {
        if !fields.contains(word) {
            fields.push(word.clone());
        }
    }
    fields
}

fn leads_of(looks: &[Look], kind: LookKind) -> Vec<LeadId> {
    let of_kind = looks.iter().filter(|look| look.kind == kind);
    let mut leads: Vec<LeadId> = of_kind.flat_map(|look| look.leads.iter().copied()).collect();
    leads.sort_unstable();
    leads.dedup();
    leads
}

fn several(deed: &'static str, fields: Vec<String>, survivors: &[SurvivorId]) -> Seen {
    let only = if let [survivor] = survivors { Some(*survivor) } else { None };
    Seen { deed, fields, survivor: only, lead: None, count: survivors.len() }
}

fn entry(caller: &Caller, session: &Session, seen: Seen) -> Entry {
    let survivor = seen.survivor.map(SurvivorId::as_uuid);
    Entry {
        user: Some(session.user.id),
        session: Some(session_mark(&session.id_hash)),
        device: Some(caller.device.clone()).filter(|device| !device.is_empty()),
        at: caller.now,
        deed: seen.deed,
        record: survivor.or(seen.lead.map(LeadId::as_uuid)),
        survivor,
        fields: seen.fields,
        count: i64::try_from(seen.count).ok(),
        ..Entry::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(holder: u128, kind: LookKind, survivors: &[u128]) -> Look {
        Look {
            leads: Vec::new(),
            holder: OrganisationId::from_uuid(uuid::Uuid::from_u128(holder)),
            kind,
            survivors: survivors.iter().map(|id| SurvivorId::from_uuid(uuid::Uuid::from_u128(*id))).collect(),
            question: vec!["survivors".to_owned()],
        }
    }

    fn told(looks: Vec<Look>) -> Vec<(u128, &'static str, Vec<String>, bool, usize)> {
        entries(looks)
            .into_iter()
            .flat_map(|(holder, seen)| {
                seen.into_iter()
                    .map(move |s| (holder.as_uuid().as_u128(), s.deed, s.fields, s.survivor.is_some(), s.count))
            })
            .collect()
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_file_with_its_identity_is_one_entry() {
        let looks = vec![look(1, LookKind::File, &[7]), look(1, LookKind::Identities, &[7])];
        assert_eq!(told(looks), [(1, "look-file", words(&["file", "identity"]), true, 1)]);
    }

    #[test]
    fn notes_are_told_with_the_file_or_by_themselves() {
        let looks = vec![look(1, LookKind::File, &[7]), look(1, LookKind::Notes, &[7, 8])];
        let expected =
            [(1, "look-file", words(&["file", "notes"]), true, 1), (1, "look-notes", words(&["notes"]), true, 1)];
        assert_eq!(told(looks), expected);
    }

    #[test]
    fn a_list_is_one_entry_with_its_question_and_count() {
        let looks = vec![look(1, LookKind::Identities, &[7, 8]), look(1, LookKind::Identities, &[8, 9])];
        assert_eq!(told(looks), [(1, "look-identities", words(&["identity", "survivors"]), false, 3)]);
    }

    #[test]
    fn each_holders_journal_tells_of_its_own_people() {
        let looks = vec![look(2, LookKind::Search, &[7, 8]), look(1, LookKind::Search, &[])];
        let expected =
            [(1, "look-search", words(&["identity"]), false, 0), (2, "look-search", words(&["identity"]), false, 2)];
        assert_eq!(told(looks), expected);
    }

    #[test]
    fn one_lead_is_named_and_a_list_of_leads_is_counted() {
        let leads = |ids: &[u128]| {
            let leads = ids.iter().map(|id| LeadId::from_uuid(uuid::Uuid::from_u128(*id))).collect();
            Look { leads, ..look(1, LookKind::Leads, &[]) }
        };
        assert_eq!(told(vec![leads(&[7])]), [(1, "look-lead", words(&["identity"]), false, 1)]);
        let list = [(1, "look-leads", words(&["identity", "survivors"]), false, 2)];
        assert_eq!(told(vec![leads(&[7, 8]), leads(&[8])]), list);
        let searched = Look { kind: LookKind::Search, ..leads(&[7]) };
        assert_eq!(told(vec![searched]), [(1, "look-search", words(&["identity"]), false, 1)]);
    }

    #[test]
    fn nothing_seen_writes_nothing() {
        assert!(told(Vec::new()).is_empty());
    }
}
