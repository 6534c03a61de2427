//! What comes page by page in the files of one answer, and how much there is of it.

use std::collections::HashMap;

use ashshash_base::SurvivorId;
use ashshash_storage::cursor::Page;
use ashshash_storage::journal_page::Which;
use ashshash_storage::{journal_page, record_count, survivor_document, timeline};
use async_graphql::dataloader::Loader;

use super::{Batches, Failed, Found, grouped};

/// Asks for a page of a survivor's time line.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TimelineOf(pub(crate) SurvivorId, pub(crate) Slice);

/// Asks for a page of the history of a survivor's file.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct HistoryOf(pub(crate) SurvivorId, pub(crate) Which, pub(crate) Slice);

/// Which rows of a list of each survivor.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Slice {
    pub(crate) first: u16,
    pub(crate) after: Option<String>,
}

/// Asks for a page of the papers in a survivor's file.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct DocumentsOf(pub(crate) SurvivorId, pub(crate) Slice);

/// Asks how many records of each kind a survivor's file holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RecordCountsOf(pub(crate) SurvivorId);

impl Loader<TimelineOf> for Batches {
    type Value = Page<timeline::Entry>;
    type Error = Failed;

    async fn load(&self, keys: &[TimelineOf]) -> Found<TimelineOf, Page<timeline::Entry>> {
        let mut found = HashMap::new();
        for (slice, ids) in by_slice(keys.iter().map(|TimelineOf(id, slice)| (*id, slice))) {
            let pages = timeline::pages(&self.read, &self.scope, &ids, slice.first, slice.after.as_deref()).await?;
            found.extend(pages.into_iter().map(|(id, page)| (TimelineOf(id, slice.clone()), page)));
        }
        Ok(found)
    }
}

impl Loader<HistoryOf> for Batches {
    type Value = Page<journal_page::View>;
    type Error = Failed;

    async fn load(&self, keys: &[HistoryOf]) -> Found<HistoryOf, Page<journal_page::View>> {
        let mut found = HashMap::new();
        for which in [Which::All, Which::Changes, Which::Looks] {
            let keys = keys.iter().filter(|key| key.1 == which);
            for (slice, ids) in by_slice(keys.map(|HistoryOf(id, _, slice)| (*id, slice))) {
                let after = slice.after.as_deref();
                let pages = journal_page::histories(&self.read, &self.scope, &ids, which, slice.first, after).await?;
                found.extend(pages.into_iter().map(|(id, page)| (HistoryOf(id, which, slice.clone()), page)));
            }
        }
        Ok(found)
    }
}

impl Loader<DocumentsOf> for Batches {
    type Value = Page<survivor_document::View>;
    type Error = Failed;

    async fn load(&self, keys: &[DocumentsOf]) -> Found<DocumentsOf, Page<survivor_document::View>> {
        let mut found = HashMap::new();
        for (slice, ids) in by_slice(keys.iter().map(|DocumentsOf(id, slice)| (*id, slice))) {
            let after = slice.after.as_deref();
            let pages = survivor_document::pages(&self.read, &self.scope, &ids, slice.first, after).await?;
            found.extend(pages.into_iter().map(|(id, page)| (DocumentsOf(id, slice.clone()), page)));
        }
        Ok(found)
    }
}

impl Loader<RecordCountsOf> for Batches {
    type Value = Vec<(SurvivorId, &'static str, i64)>;
    type Error = Failed;

    async fn load(&self, keys: &[RecordCountsOf]) -> Found<RecordCountsOf, Self::Value> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let counts = record_count::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(counts, |(survivor, ..)| RecordCountsOf(*survivor)))
    }
}

fn by_slice<'a>(keys: impl Iterator<Item = (SurvivorId, &'a Slice)>) -> HashMap<&'a Slice, Vec<SurvivorId>> {
    let mut groups: HashMap<&Slice, Vec<SurvivorId>> = HashMap::new();
    for (id, slice) in keys {
        groups.entry(slice).or_default().push(id);
    }
    groups
}
