use ashshash_base::{Date, Taka};
use ashshash_services::SupportKind;
use ashshash_survivors::SurvivorCode;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Date = "Date" required ["Given on", "Date given", "Support date", "Date of support", "Distribution date", "তারিখ", "প্রদানের তারিখ", "বিতরণের তারিখ"],
    Provider = "Provider" ["Support provider", "Project", "Donor", "Given by", "Organisation", "Organization", "প্রদানকারী", "সেবাদানকারী", "প্রকল্প", "দাতা"],
    Item = "Item" required ["Item name", "Support", "Support item", "Goods", "Type of support", "দ্রব্য", "জিনিস", "সামগ্রী", "সহায়তা", "উপকরণ"],
    Quantity = "Quantity" ["Qty", "Amount", "পরিমাণ"],
    Unit = "Unit" ["Units", "একক"],
    Value = "Value (BDT)" ["Value", "Value in BDT", "Value (Tk)", "Value (taka)", "BDT", "Amount (BDT)", "মূল্য (টাকা)", "মূল্য", "টাকা"],
}

/// What a row of the sheet 'Support' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportRow {
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The day it was given.
    pub given_on: Date,
    /// The project or organisation that gave it, as typed.
    pub provider: Option<String>,
    /// The item as typed.
    pub item: String,
    /// The item's kind.
    pub kind: SupportKind,
    /// How much, in thousandths of the unit.
    pub quantity_milli: Option<i64>,
    /// The unit as typed.
    pub unit: Option<String>,
    /// What it was worth.
    pub value: Option<Taka>,
}

/// Most of a thing that one row can give.
const MOST: i64 = 1_000_000_000;

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<SupportRow> {
    let survivor = super::code(reader, C::Code.into());
    let given_on = reader.required_date(C::Date);
    let provider = reader.text(C::Provider);
    if reader.is_blank(C::Item) {
        reader.refuse(C::Item, "item-missing");
    }
    let item = reader.text(C::Item);
    if let (Some(survivor), Some(given_on), Some(item)) = (&survivor, given_on, &item) {
        let (provider, item) = (super::folded(provider.as_deref()), super::folded(Some(item)));
        reader.named(&[survivor.as_str(), &given_on.to_string(), &provider, &item]);
    }
    let quantity_milli = reader.thousandths(C::Quantity, MOST);
    let unit = reader.text(C::Unit);
    let value = reader.whole(C::Value, super::MOST_TAKA).map(Taka);
    let item = item?;
    let kind = SupportKind::of_item(&item).unwrap_or_else(|| {
        reader.warn(C::Item, "item-unknown");
        SupportKind::Other
    });
    Some(SupportRow { survivor: survivor?, given_on: given_on?, provider, item, kind, quantity_milli, unit, value })
}
