//! Rows of daily work, as people write them: registers know less.

use ashshash_base::{CounsellorId, Date, SurvivorId, UserId};

use super::row::{Row, row};

row! {
    /// A session with its time, as it is agreed or recorded.
    AppointmentRow in "counselling_session" {
        /// With whom.
        survivor_id: SurvivorId,
        /// Under whose name it stands.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// Day.
        session_on: Date,
        /// `planned`, or `held` where nobody had planned it.
        status: &'static str,
        /// `first`, `regular`, `closing`.
        kind: &'static str,
        /// Code of the kind of place.
        venue: Option<&'static str>,
        /// Begin, in minutes since midnight.
        starts_minute: Option<i32>,
        /// Length.
        minutes: Option<i32>,
        /// Nobody could hear or interrupt.
        suitable: Option<bool>,
        /// 1 to 5.
        satisfaction: Option<i32>,
        /// A private note, sealed.
        note: Option<Vec<u8>>,
    }
}

row! {
    /// A member of a survivor's family.
    FamilyMemberRow in "family_member" {
        /// Whose family.
        survivor_id: SurvivorId,
        /// What the member is to the survivor.
        relation: &'static str,
        /// `male`, `female` or `other`.
        sex: &'static str,
        /// Name, sealed.
        name: Option<Vec<u8>>,
    }
}

row! {
    /// A follow-up that is planned.
    FollowUpRow in "follow_up" {
        /// Of whom.
        survivor_id: SurvivorId,
        /// Counsellor at the time.
        counsellor_id: Option<CounsellorId>,
        /// Upazila of the survivor at the time.
        upazila_id: Option<i32>,
        /// Union of the survivor at the time.
        union_id: Option<i32>,
        /// What is followed up.
        kind: &'static str,
        /// By when.
        due_on: Date,
        /// Together with the training provider.
        joint: bool,
    }
}

row! {
    /// An awareness event, as somebody records it.
    RecordedEventRow in "awareness_event" {
        /// Activity type, upper case.
        activity_type: String,
        /// Day.
        event_on: Date,
        /// Upazila.
        upazila_id: Option<i32>,
        /// Union.
        union_id: Option<i32>,
        /// Men and boys, those whom a channel reached among them.
        male: i32,
        /// Women and girls, likewise.
        female: i32,
        /// Others, likewise.
        other: i32,
        /// Of the men and boys who came: pupils.
        boys: Option<i32>,
        /// Of the women and girls who came: pupils.
        girls: Option<i32>,
        /// The account that recorded it.
        recorded_by: Option<UserId>,
    }
}
