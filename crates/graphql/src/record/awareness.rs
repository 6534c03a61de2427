use ashshash_base::{AwarenessEventId, BudgetAllocationId};
use ashshash_storage::record;
use async_graphql::{Context, Result};

use super::record;
use crate::asked::loaders;
use crate::awareness_event::EventReach;
use crate::loaders::ReachOf;
use crate::place::Place;
use crate::problem::Told;
use crate::scalar::Day;

record! {
    /// An awareness event.
    AwarenessEvent of record::AwarenessEvent, AwarenessEventId, AwarenessEventConnection, AwarenessEventEdge {
        /// Day.
        async fn event_on(&self) -> Day {
            Day(self.1.event_on)
        }

        /// District of the upazila written on the record.
        async fn district(&self) -> Option<Place> {
            self.0.upazila.and_then(Place::district_of_upazila)
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

        /// Of the men and boys who came: pupils, where it was at a school.
        async fn boys(&self) -> Option<i32> {
            self.1.boys
        }

        /// Of the women and girls who came: pupils, where it was at a school.
        async fn girls(&self) -> Option<i32> {
            self.1.girls
        }

        /// Whom a day's observation reached by a channel; a part of the numbers above.
        async fn reach(&self, ctx: &Context<'_>) -> Result<Vec<EventReach>> {
            let key = ReachOf(AwarenessEventId::from_uuid(self.0.id));
            let found = loaders(ctx)?.load_one(key).await.told(ctx)?;
            Ok(found.unwrap_or_default().into_iter().map(EventReach::from).collect())
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
