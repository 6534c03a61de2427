use ashshash_storage::record;
use async_graphql::{ID, Object};

use super::code::CourseKind;
use crate::connection::connection;

/// A provider of the service directory.
#[derive(Clone)]
pub struct ServiceProvider(pub(crate) record::ServiceProvider);

/// A provider of the service directory.
#[Object]
impl ServiceProvider {
    /// The entry's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Kind, where known.
    async fn kind(&self) -> Option<&str> {
        self.0.kind.as_deref()
    }

    /// Whether an organisation that signs in here stands behind it.
    async fn signs_in(&self) -> bool {
        self.0.signs_in
    }
}

connection!(ServiceProviderConnection, ServiceProviderEdge, ServiceProvider, total_count);

/// A run of a course.
#[derive(Clone)]
pub struct Batch(pub(crate) record::Batch);

/// A run of a course.
#[Object]
impl Batch {
    /// The batch's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Its code, unique within the office that sends the trainees.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Kind of course.
    async fn kind(&self) -> CourseKind {
        self.0.kind.into()
    }

    /// Trade.
    async fn trade(&self) -> Option<&str> {
        self.0.trade.as_deref()
    }

    /// Who runs it.
    async fn provider(&self) -> Option<ServiceProvider> {
        self.0.provider.clone().map(ServiceProvider)
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

connection!(BatchConnection, BatchEdge, Batch, total_count);
