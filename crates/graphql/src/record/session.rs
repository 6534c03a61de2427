use ashshash_base::CounsellingSessionId;
use ashshash_services::counselling::SessionState;
use ashshash_storage::record;
use async_graphql::ID;

use super::code::{SessionKind, SessionMode, SessionReason, SessionStatus, Venue};
use super::survivor_record;
use crate::scalar::{Day, Time};

survivor_record! {
    /// A session with one survivor, planned or over.
    CounsellingSession of record::CounsellingSession, CounsellingSessionId, CounsellingSessionConnection, CounsellingSessionEdge {
        /// Day.
        async fn session_on(&self) -> Day {
            Day(self.1.session_on)
        }

        /// When it begins; null where that is open, or where a register brought it.
        async fn starts_at(&self) -> Option<Time> {
            self.1.starts_at.map(Time)
        }

        /// How long it takes, in minutes.
        async fn minutes(&self) -> Option<u16> {
            self.1.minutes
        }

        /// What became of it; only a held one counts (R3).
        async fn status(&self) -> SessionStatus {
            self.1.state.status().into()
        }

        /// Which of a series it is.
        async fn kind(&self) -> SessionKind {
            self.1.kind.into()
        }

        /// Where it takes place, or how.
        async fn venue(&self) -> Option<Venue> {
            self.1.venue.map(Venue::from)
        }

        /// How people meet there.
        async fn mode(&self) -> Option<SessionMode> {
            self.1.venue.map(|venue| venue.mode().into())
        }

        /// Whether nobody could hear or interrupt.
        async fn suitable(&self) -> Option<bool> {
            if let SessionState::Held(held) = self.1.state { held.suitable } else { None }
        }

        /// How satisfied the survivor was, 1 to 5.
        async fn satisfaction(&self) -> Option<u8> {
            if let SessionState::Held(held) = self.1.state { held.satisfaction } else { None }
        }

        /// Why it was called off, or left as missed.
        async fn reason(&self) -> Option<SessionReason> {
            self.1.state.reason().map(SessionReason::from)
        }

        /// Whether it was missed and nobody has said yet what happens next.
        async fn to_settle(&self) -> bool {
            self.1.state.is_to_settle()
        }

        /// The appointment that took its place.
        async fn rescheduled_to(&self) -> Option<ID> {
            self.1.state.rescheduled_to().map(|id| id.to_string().into())
        }

        /// Whether there is a private note; `sessionNote` opens it.
        async fn has_note(&self) -> bool {
            self.1.has_note
        }
    }
}
