use ashshash_base::{PlacementId, TrainingEnrolmentId, TrainingNeedsAssessmentId};
use ashshash_storage::record;
use async_graphql::{Context, Result};

use super::code::{CourseKind, PlacementKind, TrainingStatus};
use super::directory::Batch;
use super::survivor_record;
use crate::asked::loaders;
use crate::loaders::BatchOf;
use crate::problem::Told;
use crate::scalar::Day;

survivor_record! {
    /// A training needs assessment (TNA).
    TrainingNeedsAssessment of record::TrainingNeedsAssessment, TrainingNeedsAssessmentId, TrainingNeedsAssessmentConnection, TrainingNeedsAssessmentEdge {
        /// Day.
        async fn assessed_on(&self) -> Day {
            Day(self.1.assessed_on)
        }
    }
}

survivor_record! {
    /// A survivor in a batch.
    TrainingEnrolment of record::TrainingEnrolment, TrainingEnrolmentId, TrainingEnrolmentConnection, TrainingEnrolmentEdge {
        /// The trainee's first day.
        async fn started_on(&self) -> Day {
            Day(self.1.started_on)
        }

        /// The trainee's last day.
        async fn ended_on(&self) -> Option<Day> {
            self.1.ended_on.map(Day)
        }

        /// Kind of course.
        async fn kind(&self) -> CourseKind {
            self.1.kind.into()
        }

        /// How the trainee stands.
        async fn status(&self) -> TrainingStatus {
            self.1.status.into()
        }

        /// Whether the register says that conveyance was paid in time (R7).
        async fn conveyance_in_time(&self) -> Option<bool> {
            self.1.conveyance_in_time
        }

        /// In which batch.
        async fn batch(&self, ctx: &Context<'_>) -> Result<Option<Batch>> {
            Ok(loaders(ctx)?.load_one(BatchOf(self.1.batch)).await.told(ctx)?.map(Batch))
        }
    }
}

survivor_record! {
    /// A job or a business; the employer's name is told to nobody here.
    Placement of record::Placement, PlacementId, PlacementConnection, PlacementEdge {
        /// Day.
        async fn placed_on(&self) -> Day {
            Day(self.1.placed_on)
        }

        /// How the survivor earns.
        async fn kind(&self) -> PlacementKind {
            self.1.kind.into()
        }

        /// Monthly income in whole BDT.
        async fn income_bdt(&self) -> Option<i64> {
            self.1.income_bdt
        }
    }
}
