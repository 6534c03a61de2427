//! What the certificates of one answer need.

use ashshash_base::{CertificateId, SurvivorId};
use ashshash_storage::certificate::{self, CertificateWords};
use ashshash_survivors::certificate::Evidence;
use async_graphql::dataloader::Loader;

use super::{Batches, Failed, Found};

/// Asks what was written about a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordsOf(pub(crate) CertificateId);

/// Asks what a survivor's certificate would rest on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct EvidenceOf(pub(crate) SurvivorId);

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
