use ashshash_base::{Date, Sealed, Taka};
use ashshash_survivors::SurvivorCode;
use ashshash_training::PlacementKind;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Date = "Date" required ["Placement date", "Date of placement", "Placed on", "Start date", "Started on", "Joining date", "তারিখ", "যোগদানের তারিখ", "শুরুর তারিখ"],
    Kind = "Kind" required ["Placement kind", "Type", "Employment type", "Type of employment", "Wage or self", "ধরন", "কর্মসংস্থানের ধরন"],
    Employer = "Employer or business" ["Employer", "Business", "Employer/business", "Company", "নিয়োগকর্তা বা ব্যবসা", "নিয়োগকর্তা", "নিয়োগদাতা", "প্রতিষ্ঠান", "ব্যবসা"],
    Income = "Monthly income (BDT)" ["Monthly income", "Income", "Income (BDT)", "Salary", "Monthly salary", "মাসিক আয় (টাকা)", "মাসিক আয়", "আয়", "বেতন"],
}

/// What a row of the sheet 'Placements' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementRow {
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The first day.
    pub placed_on: Date,
    /// How the survivor earns.
    pub kind: PlacementKind,
    /// The employer or business as typed.
    pub employer: Option<Sealed<String>>,
    /// What the survivor earns in a month.
    pub income: Option<Taka>,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<PlacementRow> {
    let survivor = super::code(reader, C::Code.into());
    let placed_on = reader.required_date(C::Date);
    let kind = reader.required(C::Kind, PlacementKind::parse, "kind-unknown", "kind-missing");
    if let (Some(survivor), Some(placed_on), Some(kind)) = (&survivor, placed_on, kind) {
        reader.named(&[survivor.as_str(), &placed_on.to_string(), kind.code()]);
    }
    let employer = reader.sealed(C::Employer);
    let income = reader.whole(C::Income, super::MOST_TAKA).map(Taka);
    Some(PlacementRow { survivor: survivor?, placed_on: placed_on?, kind: kind?, employer, income })
}
