use ashshash_base::{AwarenessEventId, BudgetAllocationId};
use ashshash_storage::record;

use super::record;
use crate::scalar::Day;

record! {
    /// An awareness event.
    AwarenessEvent of record::AwarenessEvent, AwarenessEventId, AwarenessEventConnection, AwarenessEventEdge {
        /// Day.
        async fn event_on(&self) -> Day {
            Day(self.1.event_on)
        }

        /// Activity type, such as `COMMUNITY_COUNSELLING`.
        async fn activity_type(&self) -> &str {
            &self.1.activity_type
        }

        /// Men and boys who took part.
        async fn male(&self) -> i32 {
            self.1.people[0]
        }

        /// Women and girls who took part.
        async fn female(&self) -> i32 {
            self.1.people[1]
        }

        /// Others who took part.
        async fn other(&self) -> i32 {
            self.1.people[2]
        }
    }
}

record! {
    /// Money that a union parishad sets aside for a fiscal year.
    BudgetAllocation of record::BudgetAllocation, BudgetAllocationId, BudgetAllocationConnection, BudgetAllocationEdge {
        /// First day of its year.
        async fn starts_on(&self) -> Day {
            Day(self.1.starts_on)
        }

        /// Last day of its year.
        async fn ends_on(&self) -> Day {
            Day(self.1.ends_on)
        }

        /// Sum in whole BDT.
        async fn amount_bdt(&self) -> i64 {
            self.1.amount_bdt
        }
    }
}
