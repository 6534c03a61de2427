use ashshash_base::{FamilySessionId, ReferralId, SupportId};
use ashshash_storage::record;

use super::code::{ReferralService, ReferralStatus, SupportKind};
use super::directory::ServiceProvider;
use super::survivor_record;
use crate::scalar::Day;

survivor_record! {
    /// A session with the family of one survivor.
    FamilySession of record::FamilySession, FamilySessionId, FamilySessionConnection, FamilySessionEdge {
        /// Day.
        async fn session_on(&self) -> Day {
            Day(self.1.session_on)
        }

        /// Men and boys who attended.
        async fn male(&self) -> i32 {
            self.1.people[0]
        }

        /// Women and girls who attended.
        async fn female(&self) -> i32 {
            self.1.people[1]
        }

        /// Others who attended.
        async fn other(&self) -> i32 {
            self.1.people[2]
        }
    }
}

survivor_record! {
    /// A referral to a service.
    Referral of record::Referral, ReferralId, ReferralConnection, ReferralEdge {
        /// Day.
        async fn made_on(&self) -> Day {
            Day(self.1.made_on)
        }

        /// What for.
        async fn service(&self) -> ReferralService {
            self.1.service.into()
        }

        /// How it stands.
        async fn status(&self) -> ReferralStatus {
            self.1.status.into()
        }

        /// The day on which it was answered here; none while it waits, or where a register brought it answered.
        async fn answered_on(&self) -> Option<Day> {
            self.1.answered_on.map(Day)
        }

        /// To whom.
        async fn provider(&self) -> Option<ServiceProvider> {
            self.1.provider.clone().map(ServiceProvider)
        }
    }
}

survivor_record! {
    /// Goods or money given.
    Support of record::Support, SupportId, SupportConnection, SupportEdge {
        /// Day.
        async fn given_on(&self) -> Day {
            Day(self.1.given_on)
        }

        /// Name of a known item, or `other`.
        async fn item(&self) -> &str {
            &self.1.item
        }

        /// The item's kind.
        async fn kind(&self) -> SupportKind {
            self.1.kind.into()
        }

        /// Quantity in thousandths of the unit.
        async fn quantity_milli(&self) -> Option<i64> {
            self.1.quantity_milli
        }

        /// Unit: kg, l, piece …
        async fn unit(&self) -> Option<&str> {
            self.1.unit.as_deref()
        }

        /// Value in whole BDT.
        async fn value_bdt(&self) -> Option<i64> {
            self.1.value_bdt
        }

        /// From whom.
        async fn provider(&self) -> Option<ServiceProvider> {
            self.1.provider.clone().map(ServiceProvider)
        }
    }
}
