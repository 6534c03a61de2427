use ashshash_base::{Date, Sealed};
use ashshash_services::history::{self, SessionFacts};
use ashshash_services::{SessionKind, SessionStatus, Venue};
use ashshash_survivors::SurvivorCode;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Date = "Date" required ["Session date", "Date of session", "Counselling date", "Counseling date", "Date of counselling", "তারিখ", "সেশনের তারিখ", "কাউন্সেলিংয়ের তারিখ", "কাউন্সেলিং এর তারিখ"],
    Counsellor = "Counsellor" ["Counselor", "Counsellor name", "Name of counsellor", "কাউন্সেলর", "কাউন্সিলর", "কাউন্সেলরের নাম"],
    Venue = "Venue" ["Place", "Location", "Place of session", "স্থান", "জায়গা", "সেশনের স্থান"],
    Attendance = "Attendance" required ["Status", "Session status", "Held or missed", "উপস্থিতি", "অবস্থা", "হাজিরা"],
    Satisfaction = "Satisfaction (1-5)" ["Satisfaction", "Satisfaction level", "Satisfaction score", "সন্তুষ্টি (১-৫)", "সন্তুষ্টি"],
    Kind = "Kind" ["Session kind", "Session type", "Type", "ধরন", "সেশনের ধরন"],
}

/// What a row of the sheet 'Counselling' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounsellingRow {
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The day.
    pub held_on: Date,
    /// The counsellor's name as typed.
    pub counsellor: Option<String>,
    /// Where it took place; `Other` with a detail where the words are not ours.
    pub venue: Option<Venue>,
    /// The place as typed, where the words are not ours.
    pub venue_detail: Option<Sealed<String>>,
    /// What became of it; past ones are closed.
    pub status: SessionStatus,
    /// How satisfied the survivor was, 1 to 5.
    pub satisfaction: Option<u8>,
    /// Which of a series it was, where the register says so.
    pub kind: Option<SessionKind>,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<CounsellingRow> {
    let survivor = super::code(reader, C::Code.into());
    let held_on = reader.required_date(C::Date);
    let status = reader.required(C::Attendance, SessionStatus::parse, "status-unknown", "status-missing");
    let satisfaction = match reader.maybe_whole(C::Satisfaction) {
        // Judged by its range alone: -1 and 9 are the same slip.
        Some(grade) => Some(grade),
        None => reader.whole(C::Satisfaction, i64::MAX / 1000),
    };
    let counsellor = reader.text(C::Counsellor);
    let venue_text = reader.text(C::Venue);
    let kind = reader.text(C::Kind).and_then(|text| SessionKind::parse(&text));
    let venue = venue_text.as_deref().map(|text| Venue::parse(text).unwrap_or(Venue::Other));
    let venue_detail = venue_text.filter(|text| Venue::parse(text).is_none());
    if let Some((survivor, held_on)) = survivor.as_ref().zip(held_on) {
        let place = match &venue_detail {
            Some(text) => super::folded(Some(text)),
            None => venue.map_or("", Venue::code).to_owned(),
        };
        let counsellor = super::folded(counsellor.as_deref());
        reader.named(&[survivor.as_str(), &held_on.to_string(), &counsellor, &place]);
    }
    let facts = SessionFacts { held_on: held_on?, status: status?, satisfaction };
    let today = reader.context.today;
    reader.take(history::judge_session(&facts, today), |field| {
        match field {
            "satisfaction" => C::Satisfaction,
            "status" => C::Attendance,
            _ => C::Date,
        }
        .into()
    });
    if counsellor.is_none() {
        reader.warn(C::Counsellor, "counsellor-missing");
    }
    Some(CounsellingRow {
        survivor: survivor?,
        held_on: facts.held_on,
        counsellor,
        venue,
        venue_detail: venue_detail.map(Sealed::new),
        status: history::settled(&facts, today),
        satisfaction: satisfaction.and_then(|grade| u8::try_from(grade).ok()),
        kind,
    })
}
