use ashshash_base::{OrganisationId, RegisterImportId, SurvivorId, UserId};
use ashshash_storage::journal_page::View;
use async_graphql::{Context, ID, Object, Result};

use crate::asked::loaders;
use crate::connection::connection;
use crate::problem::Told;
use crate::scalar::Instant;
use crate::voiding::{VoidedOf, VoidedRecord};

/// Deeds that take a record of a file back.
const VOIDINGS: [&str; 2] = ["record-void", "document-void"];

/// One deed or look: who, when, what; never the values of personal fields.
pub struct JournalEntry(pub(crate) View);

/// One deed or look: who, when, what; never the values of personal fields.
#[Object]
impl JournalEntry {
    /// Its place in the organisation's journal, without gaps.
    async fn seq(&self) -> i64 {
        self.0.seq
    }

    /// When, by the server's clock.
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }

    /// Name of who did it; null for the command line and jobs.
    async fn by(&self) -> Option<&str> {
        self.0.by.as_deref()
    }

    /// What: `register-import`, `look-file`, `sign-in` …
    async fn deed(&self) -> &str {
        &self.0.deed
    }

    /// Names of the changed fields, or what was asked.
    async fn fields(&self) -> &[String] {
        &self.0.fields
    }

    /// How many records a list or an import touched.
    async fn count(&self) -> Option<i64> {
        self.0.count
    }

    /// From which device, as far as it said.
    async fn device(&self) -> Option<&str> {
        self.0.device.as_deref()
    }

    /// The record that was made, changed or looked at.
    async fn record_id(&self) -> Option<ID> {
        let id = self.0.record?;
        let text = match self.0.deed.as_str() {
            "register-import" | "register-import-request" => RegisterImportId::from_uuid(id).to_string(),
            "look-file" | "look-search" | "look-identities" | "look-notes" | "survivor-reassign" => {
                SurvivorId::from_uuid(id).to_string()
            }
            "organisation-add" | "provider-tie" => OrganisationId::from_uuid(id).to_string(),
            "sign-in"
            | "sign-out"
            | "sign-out-everywhere"
            | "password-change"
            | "language-set"
            | "user-add"
            | "role-set" => UserId::from_uuid(id).to_string(),
            _ => return None,
        };
        Some(text.into())
    }

    /// What was taken back, and why; null for everything else.
    async fn voided(&self, ctx: &Context<'_>) -> Result<Option<VoidedRecord>> {
        let Some(record) = self.0.record.filter(|_| VOIDINGS.contains(&self.0.deed.as_str())) else { return Ok(None) };
        let found = loaders(ctx)?.load_one(VoidedOf(record)).await.told(ctx)?;
        Ok(found.map(VoidedRecord::from))
    }

    /// Code of the survivor whose file it belongs to, or belonged to before a merger.
    async fn survivor_code(&self) -> Option<&str> {
        self.0.survivor_code.as_deref()
    }
}

connection!(JournalConnection, JournalEdge, JournalEntry);
