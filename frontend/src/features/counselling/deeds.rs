//! The deeds of these screens.

use crate::api::{Code, deed};
use ashshash_base::Date;

deed! {
    /// The appointment that follows.
    input NextSessionInput, { id: String, on: Date, starts_at: Option<String>, venue: Option<Code> }
}
deed! {
    /// Agrees an appointment.
    SessionPlan, "sessionPlan", {
        deed_id: String, id: String, survivor: String, on: Date, starts_at: Option<String>, venue: Option<Code>,
        kind: Option<Code>,
    }
}
deed! {
    /// Writes that a session took place.
    SessionHold, "sessionHold", {
        deed_id: String, id: String, version: i64, on: Option<Date>, venue: Option<Code>, suitable: Option<bool>, satisfaction: Option<i64>,
        note: Option<String>, next: Option<NextSessionInput>,
    }
}
deed! {
    /// Writes a session that nobody had planned.
    SessionRecord, "sessionRecord", {
        deed_id: String, id: String, survivor: String, on: Date, kind: Option<Code>, venue: Option<Code>,
        suitable: Option<bool>, satisfaction: Option<i64>, note: Option<String>, next: Option<NextSessionInput>,
    }
}
deed! {
    /// Writes that the survivor did not come.
    SessionMiss, "sessionMiss", {
        deed_id: String, id: String, version: i64, note: Option<String>, next: Option<NextSessionInput>,
    }
}
deed! {
    /// Moves a session.
    SessionReschedule, "sessionReschedule", { deed_id: String, id: String, version: i64, next: NextSessionInput }
}
deed! {
    /// Calls a session off.
    SessionCancel, "sessionCancel", { deed_id: String, id: String, version: i64, reason: Code }
}
deed! {
    /// Leaves a missed session as it is.
    SessionSettle, "sessionSettle", { deed_id: String, id: String, version: i64, reason: Code }
}
deed! {
    /// Adds a member to a family.
    FamilyMemberAdd, "familyMemberAdd", {
        deed_id: String, id: String, survivor: String, relation: Code, sex: Code, name: Option<String>,
    }
}
deed! {
    /// Writes a session with a family.
    FamilySessionRecord, "familySessionRecord", {
        deed_id: String, id: String, survivor: String, on: Date, male: i64, female: i64, other: Option<i64>,
        reached: Vec<String>,
    }
}
deed! {
    /// Plans a follow-up.
    FollowUpPlan, "followUpPlan", {
        deed_id: String, id: String, survivor: String, kind: Code, due_on: Date, joint: Option<bool>,
    }
}
deed! {
    /// The follow-up that comes after one.
    input FollowUpAgainInput, { id: String, due_on: Date }
}
deed! {
    /// Writes what a follow-up found.
    FollowUpRecord, "followUpRecord", {
        deed_id: String, id: String, version: i64, done_on: Date, finding: Option<Code>, next_step: Option<Code>,
        satisfaction: Option<i64>, male: Option<i64>, female: Option<i64>, other: Option<i64>, note: Option<String>,
        again: Option<FollowUpAgainInput>,
    }
}
deed! {
    /// Ends the address of the own calendar.
    CalendarFeedEnd, "calendarFeedEnd", { deed_id: String, id: String }
}
