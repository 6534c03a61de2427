//! What the certificates and papers of one answer need.

use ashshash_base::{CertificateId, SurvivorId};
use ashshash_storage::certificate::{self, CertificateWords};
use ashshash_storage::survivor_document;
use ashshash_survivors::certificate::Evidence;
use async_graphql::dataloader::Loader;

use super::{Batches, Failed, Found, grouped};

/// Asks what was written about a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordsOf(pub(crate) CertificateId);

/// Asks what a survivor's certificate would rest on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct EvidenceOf(pub(crate) SurvivorId);

/// Asks for the papers in a survivor's file.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct DocumentsOf(pub(crate) SurvivorId);

impl Loader<WordsOf> for Batches {
    type Value = CertificateWords;
    type Error = Failed;

    async fn load(&self, keys: &[WordsOf]) -> Found<WordsOf, CertificateWords> {
        let ids: Vec<CertificateId> = keys.iter().map(|key| key.0).collect();
        let words = certificate::words(&self.read, &self.decisions, &ids).await?;
        Ok(words.into_iter().map(|(id, words)| (WordsOf(id), words)).collect())
    }
}

impl Loader<EvidenceOf> for Batches {
    type Value = Evidence;
    type Error = Failed;

    async fn load(&self, keys: &[EvidenceOf]) -> Found<EvidenceOf, Evidence> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let evidence = certificate::evidence_of_survivors(&self.read, &self.decisions, &ids).await?;
        Ok(evidence.into_iter().map(|(id, evidence)| (EvidenceOf(id), evidence)).collect())
    }
}

impl Loader<DocumentsOf> for Batches {
    type Value = Vec<survivor_document::View>;
    type Error = Failed;

    async fn load(&self, keys: &[DocumentsOf]) -> Found<DocumentsOf, Vec<survivor_document::View>> {
        let ids: Vec<SurvivorId> = keys.iter().map(|key| key.0).collect();
        let views = survivor_document::of_survivors(&self.read, &self.scope, &ids).await?;
        Ok(grouped(views, |view| DocumentsOf(view.survivor)))
    }
}
