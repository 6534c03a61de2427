use ashshash_storage::lead::View;
use async_graphql::{ID, Object};

use crate::connection::connection;
use crate::place::Place;
use crate::scalar::Day;
use crate::survivor::Sex;

/// A person pointed out by somebody, not a survivor yet.
#[derive(Clone)]
pub struct Lead(pub(crate) View);

/// A person pointed out by somebody, not a survivor yet.
#[Object]
impl Lead {
    /// The lead's id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The code that a register gave.
    async fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Sex, as recorded.
    async fn sex(&self) -> Option<Sex> {
        self.0.sex.map(Sex::from)
    }

    /// When the person was pointed out.
    async fn identified_on(&self) -> Option<Day> {
        self.0.identified_on.map(Day)
    }

    /// Upazila of residence.
    async fn upazila(&self) -> Option<Place> {
        self.0.upazila.and_then(Place::upazila)
    }

    /// Union of residence.
    async fn union(&self) -> Option<Place> {
        self.0.union.and_then(Place::union)
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

connection!(LeadConnection, LeadEdge, Lead, total_count);
