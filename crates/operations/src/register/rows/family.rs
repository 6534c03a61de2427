use ashshash_base::Date;
use ashshash_services::history;
use ashshash_survivors::SurvivorCode;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Date = "Date" required ["Session date", "Date of session", "Counselling date", "তারিখ", "সেশনের তারিখ"],
    Male = "Male members" required ["Male", "Male member", "Men", "Male members attended", "পুরুষ সদস্য", "পুরুষ"],
    Female = "Female members" required ["Female", "Female member", "Women", "Female members attended", "নারী সদস্য", "মহিলা সদস্য", "নারী", "মহিলা"],
    Other = "Other members" ["Other", "Others", "অন্যান্য সদস্য", "অন্যান্য"],
    Counsellor = "Counsellor" ["Counselor", "Counsellor name", "কাউন্সেলর", "কাউন্সিলর", "কাউন্সেলরের নাম"],
}

/// What a row of the sheet 'Family counselling' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyRow {
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The day.
    pub held_on: Date,
    /// Male members who attended.
    pub male: i32,
    /// Female members who attended.
    pub female: i32,
    /// Members of another sex who attended.
    pub other: i32,
    /// The counsellor's name as typed, where the register has it.
    pub counsellor: Option<String>,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<FamilyRow> {
    let survivor = super::code(reader, C::Code.into());
    let held_on = reader.required_date(C::Date);
    if let Some((survivor, held_on)) = survivor.as_ref().zip(held_on) {
        reader.named(&[survivor.as_str(), &held_on.to_string()]);
    }
    let male = reader.whole(C::Male, super::MOST_PEOPLE);
    let female = reader.whole(C::Female, super::MOST_PEOPLE);
    let other = reader.whole(C::Other, super::MOST_PEOPLE);
    let counsellor = reader.text(C::Counsellor);
    reader
        .take(history::judge_family(male, female), |field| if field == "female" { C::Female } else { C::Male }.into());
    let count = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok()).unwrap_or(0);
    Some(FamilyRow {
        survivor: survivor?,
        held_on: held_on?,
        male: count(male),
        female: count(female),
        other: count(other),
        counsellor,
    })
}
