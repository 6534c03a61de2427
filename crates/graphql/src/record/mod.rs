//! Lists of records of one kind: what figures count, one by one.

mod awareness;
mod case;
mod code;
mod directory;
mod query;
mod session;
mod training;

pub(crate) use awareness::{AwarenessEvent, BudgetAllocation};
pub(crate) use case::{FamilySession, Referral, Support};
pub(crate) use code::{ReachChannel, SessionKind, SessionReason, Venue};
pub(crate) use directory::{Batch, ServiceProvider};
pub(crate) use query::RecordQuery;
pub(crate) use session::CounsellingSession;
pub(crate) use training::{Placement, TrainingEnrolment, TrainingNeedsAssessment};

/// Declares the type of a kind of record: what all of them have, and its own fields.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident of $fact:ty, $id:ty, $connection:ident, $edge:ident { $($own:tt)* }) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(pub(crate) ::ashshash_storage::record::About, pub(crate) $fact);

        $(#[$doc])*
        #[::async_graphql::Object]
        impl $name {
            /// The record's id.
            pub(crate) async fn id(&self) -> ::async_graphql::ID {
                <$id>::from_uuid(self.0.id).to_string().into()
            }

            /// Upazila written on the record.
            async fn upazila(&self) -> Option<$crate::place::Place> {
                self.0.upazila.and_then($crate::place::Place::upazila)
            }

            /// Union written on the record; of a survivor's not for providers.
            async fn union(&self) -> Option<$crate::place::Place> {
                self.0.union.and_then($crate::place::Place::union)
            }

            /// Counts changes.
            async fn version(&self) -> i64 {
                self.0.version
            }

            $($own)*
        }

        $crate::connection::connection!($connection, $edge, $name, total_count);
    };
}
pub(crate) use record;

/// Declares the type of a kind of record about survivors.
macro_rules! survivor_record {
    ($(#[$doc:meta])* $name:ident of $fact:ty, $id:ty, $connection:ident, $edge:ident { $($own:tt)* }) => {
        $crate::record::record! {
            $(#[$doc])* $name of $fact, $id, $connection, $edge {
                /// The survivor whom it is about.
                async fn survivor(
                    &self,
                    ctx: &::async_graphql::Context<'_>,
                ) -> ::async_graphql::Result<Option<$crate::survivor::Survivor>> {
                    $crate::record::survivor_of(ctx, &self.0).await
                }

                /// Counsellor written on the record; not for providers.
                async fn counsellor(&self) -> Option<$crate::survivor::Counsellor> {
                    self.0.counsellor.clone().map($crate::survivor::Counsellor::from)
                }

                $($own)*
            }
        }
    };
}
pub(crate) use survivor_record;

/// Reads the survivor whom a record is about.
async fn survivor_of(
    ctx: &async_graphql::Context<'_>,
    about: &ashshash_storage::record::About,
) -> async_graphql::Result<Option<crate::survivor::Survivor>> {
    use crate::problem::Told as _;
    let Some(id) = about.survivor else { return Ok(None) };
    let found = crate::asked::loaders(ctx)?.load_one(crate::loaders::SurvivorOf(id)).await;
    Ok(found.told(ctx)?.map(crate::survivor::Survivor))
}
