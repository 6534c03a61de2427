//! How a struct becomes a row.

use ashshash_base::{
    BatchId, CasePlanId, CounsellorId, Date, LeadId, NeedsAssessmentId, OrganisationId, PlanGoalId, ScaleId,
    ServiceProviderId, SurvivorId, UserId,
};
use sea_orm::Value;
use uuid::Uuid;

/// A row of one table.
pub trait Row {
    /// The table.
    const TABLE: &'static str;
    /// Its columns besides those that every table has, in the order of [`Row::values`].
    const COLUMNS: &'static [&'static str];
    /// The record's id.
    fn id(&self) -> Uuid;
    /// Adds the values of the columns.
    fn values(self, into: &mut Vec<Value>);
}

/// A value that a column can hold.
pub(super) trait Stored {
    fn stored(self) -> Value;
}

macro_rules! stored {
    ($($type:ty),*) => {$(
        impl Stored for $type {
            fn stored(self) -> Value {
                self.into()
            }
        }
        impl Stored for Option<$type> {
            fn stored(self) -> Value {
                self.into()
            }
        }
    )*};
}

stored!(String, i32, i64, bool, Date, Vec<u8>, Uuid, &'static str);

macro_rules! stored_id {
    ($($type:ty),*) => {$(
        impl Stored for $type {
            fn stored(self) -> Value {
                self.as_uuid().into()
            }
        }
        impl Stored for Option<$type> {
            fn stored(self) -> Value {
                self.map(|id| id.as_uuid()).into()
            }
        }
    )*};
}

stored_id!(BatchId, CounsellorId, LeadId, OrganisationId, ServiceProviderId, SurvivorId, UserId);
stored_id!(CasePlanId, NeedsAssessmentId, PlanGoalId, ScaleId);

/// Declares a row: its struct, its table, its columns.
macro_rules! row {
    ($(#[$doc:meta])* $name:ident in $table:literal { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// The record's id, made by the caller.
            pub id: uuid::Uuid,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn id(&self) -> uuid::Uuid {
                self.id
            }

            fn values(self, into: &mut Vec<sea_orm::Value>) {
                use super::row::Stored;
                $(into.push(self.$field.stored());)*
            }
        }
    };
}
pub(super) use row;
