use ashshash_base::{Date, Sealed, Sex, digits};
use ashshash_survivors::certificate::CertificateNumber;
use ashshash_survivors::history::{self, RowFacts};
use ashshash_survivors::{
    Destination, DropOutReason, EnrolmentEnd, Exploitation, LeadSource, SurvivorCode, SurvivorStatus,
};
use chrono::Datelike;

use super::place::{self, Place, PlaceColumns};
use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Name = "Name" ["Survivor name", "Name of survivor", "Full name", "Name (English)", "নাম", "সারভাইভারের নাম", "নাম (ইংরেজি)"],
    NameBangla = "Name (Bangla)" ["Bangla name", "Name in Bangla", "Name (Bengali)", "নাম (বাংলা)", "বাংলা নাম", "বাংলায় নাম"],
    Sex = "Sex" required ["Gender", "M/F", "লিঙ্গ", "জেন্ডার"],
    Age = "Age" ["Age (years)", "বয়স", "বয়স (বছর)"],
    Phone = "Phone" ["Phone no", "Phone number", "Mobile", "Mobile no", "Mobile number", "Contact", "Contact no", "Contact number", "Telephone", "ফোন", "মোবাইল", "ফোন নম্বর", "মোবাইল নম্বর", "মোবাইল নং", "ফোন নং"],
    Address = "Address" ["Village", "Village/Address", "Address (village)", "ঠিকানা", "গ্রাম"],
    Union = "Union" ["Union name", "Union parishad", "UP", "ইউনিয়ন", "ইউনিয়ন পরিষদ"],
    Upazila = "Upazila" ["Upazilla", "Upozila", "Thana", "Sub-district", "উপজেলা", "থানা"],
    District = "District" ["Zila", "জেলা"],
    IdentifiedBy = "Identified by" ["Source", "Source of identification", "Identification source", "Referred by", "Identified through", "চিহ্নিতকারী", "যার মাধ্যমে চিহ্নিত", "কার মাধ্যমে চিহ্নিত", "শনাক্তকারী", "সূত্র"],
    IdentifiedOn = "Identified on" ["Identification date", "Date of identification", "Identified", "Identified date", "চিহ্নিত করার তারিখ", "চিহ্নিতকরণের তারিখ", "চিহ্নিত হওয়ার তারিখ", "চিহ্নিতের তারিখ", "শনাক্তের তারিখ", "শনাক্তকরণের তারিখ"],
    VerifiedOn = "Verified on" ["Verification date", "Date of verification", "Verified", "Verified date", "যাচাইয়ের তারিখ", "যাচাই তারিখ", "যাচাইকরণের তারিখ"],
    EnrolledOn = "Enrolled on" required ["Enrolment date", "Enrollment date", "Date of enrolment", "Date of enrollment", "Enrolled", "Enrolled date", "Registration date", "তালিকাভুক্তির তারিখ", "তালিকাভুক্ত হওয়ার তারিখ", "ভর্তির তারিখ", "নিবন্ধনের তারিখ"],
    Exploitation = "Exploitation" ["Type of exploitation", "Form of exploitation", "Exploitation type", "শোষণ", "শোষণের ধরন", "শোষণের ধরণ"],
    Destination = "Destination" ["Destination country", "Country", "Country of destination", "গন্তব্য", "গন্তব্য দেশ", "দেশ"],
    Counsellor = "Counsellor" ["Counselor", "Counsellor name", "Name of counsellor", "Case worker", "কাউন্সেলর", "কাউন্সিলর", "কাউন্সেলরের নাম"],
    TrainingNeedsAssessedOn = "Training needs assessed on" ["TNA", "TNA date", "TNA on", "Training needs assessment", "Training needs assessment date", "Date of TNA", "প্রশিক্ষণ চাহিদা নিরূপণের তারিখ", "প্রশিক্ষণ চাহিদা নিরূপণ", "টিএনএ তারিখ", "টিএনএ"],
    CertificateOn = "Ready to Go on" ["Ready to go", "Ready to go date", "Ready-to-Go certificate date", "RTG date", "RTG on", "Certificate date", "Date of certificate", "রেডি টু গো তারিখ", "রেডি টু গো", "রেডি টু গো সনদের তারিখ", "সনদের তারিখ"],
    CertificateNumber = "Certificate no" ["Certificate number", "Certificate", "RTG no", "RTG number", "Ready to Go certificate no", "সনদ নং", "সনদ নম্বর", "সনদের নম্বর", "সনদের নং"],
    Status = "Status" ["Current status", "Survivor status", "অবস্থা", "বর্তমান অবস্থা"],
    DroppedOutOn = "Dropped out on" ["Drop-out date", "Date of drop-out", "Dropout date", "Dropped out", "Ended on", "End date", "ঝরে পড়ার তারিখ", "প্রকল্প ছাড়ার তারিখ", "বাদ পড়ার তারিখ", "ড্রপআউটের তারিখ", "ড্রপ আউট তারিখ"],
    DropOutReason = "Drop-out reason" ["Reason for drop-out", "Reason of drop-out", "Dropout reason", "Reason", "ঝরে পড়ার কারণ", "প্রকল্প ছাড়ার কারণ", "বাদ পড়ার কারণ", "ড্রপআউটের কারণ", "কারণ"],
}

/// The code that a refused row names, where it can be read.
pub(super) fn code_of_refused(reader: &RowReader<'_, '_>) -> Option<SurvivorCode> {
    let text = reader.slots.get(usize::from(C::Code))?;
    SurvivorCode::parse(&crate::register::cell::text(text, reader.context.is_1904)).ok()
}

/// What a row of the sheet 'Survivors' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurvivorRow {
    /// The code.
    pub code: SurvivorCode,
    /// The name in Latin script.
    pub name: Option<Sealed<String>>,
    /// The name in Bangla.
    pub name_bn: Option<Sealed<String>>,
    /// The sex.
    pub sex: Sex,
    /// The age in years when the row was written.
    pub age: Option<u8>,
    /// The telephone number as typed.
    pub phone: Option<Sealed<String>>,
    /// Where the person lives below the union.
    pub address: Option<Sealed<String>>,
    /// Where the person lives.
    pub place: Place,
    /// Who pointed the person out.
    pub source: Option<LeadSource>,
    /// When.
    pub identified_on: Option<Date>,
    /// When the verification was confirmed.
    pub verified_on: Option<Date>,
    /// When support began; without it the row is a lead.
    pub enrolled_on: Option<Date>,
    /// What was done to the person.
    pub exploitation: Option<Exploitation>,
    /// The country the person was taken to.
    pub destination: Option<Destination>,
    /// The counsellor's name as typed.
    pub counsellor: Option<String>,
    /// When training needs were assessed.
    pub training_needs_assessed_on: Option<Date>,
    /// When the Ready-to-Go certificate was given.
    pub certificate_on: Option<Date>,
    /// Its number, in one spelling.
    pub certificate_number: Option<String>,
    /// How and when the enrolment ended, where it did; status and date agree here.
    pub end: Option<(Date, EnrolmentEnd)>,
}

impl SurvivorRow {
    /// Gives the status: the end's, else active.
    pub fn status(&self) -> SurvivorStatus {
        self.end.map_or(SurvivorStatus::Active, |(_, end)| end.status())
    }

    /// Estimates the year of birth from the age at identification, or at enrolment.
    pub fn birth_year(&self) -> Option<i32> {
        let then = self.identified_on.or(self.enrolled_on)?;
        self.age.map(|age| then.year() - i32::from(age))
    }
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<SurvivorRow> {
    let code = super::code(reader, C::Code.into());
    if let Some(code) = &code {
        reader.named(&[code.as_str()]);
    }
    let sex = reader.required(C::Sex, Sex::parse, "sex-unknown", "sex-missing");
    let identified_on = reader.date(C::IdentifiedOn);
    let verified_on = reader.date(C::VerifiedOn);
    let enrolled_on = reader.date(C::EnrolledOn);
    let training_needs_assessed_on = reader.date(C::TrainingNeedsAssessedOn);
    let certificate_on = reader.date(C::CertificateOn);
    let certificate_number = reader.text(C::CertificateNumber).map(|text| CertificateNumber::written(&text));
    let status = reader.coded(C::Status, SurvivorStatus::parse, "status-unknown");
    let ended_on = reader.date(C::DroppedOutOn);
    let drop_out_reason = reader.text(C::DropOutReason).and_then(|text| DropOutReason::parse(&text));
    let facts = RowFacts {
        has_code: code.is_some(),
        sex,
        identified_on,
        verified_on,
        enrolled_on,
        status,
        ended_on,
        drop_out_reason,
        certificate_on,
        has_certificate_number: certificate_number.is_some(),
    };
    let is_readable = reader.refusals.is_empty();
    let judgement = history::judge_row(&facts, reader.context.today);
    if is_readable {
        reader.take(judgement, column_of);
    }
    let row = SurvivorRow {
        code: code?,
        name: reader.sealed(C::Name),
        name_bn: reader.sealed(C::NameBangla),
        sex: sex?,
        age: age(reader),
        phone: reader.sealed(C::Phone),
        address: reader.sealed(C::Address),
        place: place::read(
            reader,
            PlaceColumns { union: C::Union.into(), upazila: C::Upazila.into(), district: Some(C::District.into()) },
        ),
        source: reader.optional(C::IdentifiedBy, LeadSource::parse, "source-unknown"),
        identified_on,
        verified_on,
        enrolled_on,
        exploitation: reader.optional(C::Exploitation, Exploitation::parse, "exploitation-unknown"),
        destination: reader.optional(C::Destination, Destination::parse, "destination-unknown"),
        counsellor: reader.text(C::Counsellor),
        training_needs_assessed_on,
        certificate_on,
        certificate_number,
        end: ended_on.zip(history::end_status(&facts)).map(|(day, status)| (day, end(status, drop_out_reason))),
    };
    if row.counsellor.is_none() {
        reader.warn(C::Counsellor, "counsellor-missing");
    }
    Some(row)
}

fn end(status: SurvivorStatus, reason: Option<DropOutReason>) -> EnrolmentEnd {
    match status {
        SurvivorStatus::Completed => EnrolmentEnd::Completed,
        SurvivorStatus::Transferred => EnrolmentEnd::Transferred,
        SurvivorStatus::Active | SurvivorStatus::DroppedOut => EnrolmentEnd::DroppedOut { reason },
    }
}

/// Reads an age, with or without the word 'years'; an unlikely one is left open.
fn age(reader: &mut RowReader<'_, '_>) -> Option<u8> {
    let age = reader.maybe_whole(C::Age).or_else(|| {
        let text = digits::to_latin(&reader.peek(C::Age));
        let (number, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
        let is_years = matches!(rest.trim().to_lowercase().as_str(), "years" | "year" | "yrs" | "yr" | "y" | "বছর");
        if is_years { number.parse().ok() } else { None }
    });
    let likely = age.filter(|age| (1..=110).contains(age)).and_then(|age| u8::try_from(age).ok());
    if likely.is_none() {
        reader.warn(C::Age, "age-unlikely");
    }
    likely
}

fn column_of(field: &str) -> usize {
    let column = match field {
        "sex" => C::Sex,
        "identified_on" => C::IdentifiedOn,
        "verified_on" => C::VerifiedOn,
        "enrolled_on" => C::EnrolledOn,
        "ended_on" => C::DroppedOutOn,
        "status" => C::Status,
        "drop_out_reason" => C::DropOutReason,
        "certificate_on" => C::CertificateOn,
        "certificate_number" => C::CertificateNumber,
        _ => C::Code,
    };
    column.into()
}
