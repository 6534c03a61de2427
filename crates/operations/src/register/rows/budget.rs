use ashshash_awareness::BudgetYear;
use ashshash_base::place::{Gazetteer, UnionId, UpazilaId};
use ashshash_base::{Argument, Taka};

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Union = "Union" required ["Union name", "Union parishad", "UP", "Name of UP", "ইউনিয়ন", "ইউনিয়ন পরিষদ", "ইউপি"],
    Upazila = "Upazila" ["Upazilla", "Upozila", "Thana", "উপজেলা", "থানা"],
    District = "District" ["Zila", "জেলা"],
    Year = "Year" required ["Fiscal year", "Financial year", "FY", "বছর", "অর্থবছর", "অর্থ বছর", "সাল"],
    Budget = "Budget (BDT)" required ["Budget", "Budget in BDT", "Budget (Tk)", "Allocation", "Allocation (BDT)", "Amount", "Amount (BDT)", "বাজেট (টাকা)", "বাজেট", "বরাদ্দ", "বরাদ্দ (টাকা)"],
}

/// What a row of the sheet 'UP budgets' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetRow {
    /// The union.
    pub union: UnionId,
    /// The union's upazila.
    pub upazila: UpazilaId,
    /// The year.
    pub year: BudgetYear,
    /// How much is set aside; 0 where nothing is.
    pub amount: Taka,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<BudgetRow> {
    let upazila = reader.text(C::Upazila);
    let district = reader.text(C::District);
    let union = reader.required(
        C::Union,
        |text| {
            let places = Gazetteer::official();
            let district = district.as_deref().and_then(|text| places.find_district(text)).map(|found| found.id);
            match upazila.as_deref().and_then(|text| places.find_upazila(text, district)) {
                Some(upazila) => places.find_union(text, upazila.id),
                None => places.find_union_anywhere(text, district),
            }
            .map(|found| (found.id, found.upazila_id))
        },
        "union-unknown",
        "union-missing",
    );
    let year = reader.required(C::Year, parse_year, "year-unreadable", "year-missing");
    if let Some(year) = year {
        let first = year.period().from;
        if first > reader.context.today {
            reader.refuse_with(C::Year, "date-in-future", vec![("date", Argument::Date(first))]);
        }
        if matches!(year, BudgetYear::Bare(_)) {
            reader.warn(C::Year, "bare-year");
        }
    }
    if let Some(((union, _), year)) = union.zip(year) {
        reader.named(&[&union.0.to_string(), &year.period().from.to_string()]);
    }
    if reader.is_blank(C::Budget) {
        reader.refuse(C::Budget, "number-missing");
    }
    let amount = reader.whole(C::Budget, super::MOST_TAKA);
    let (union, upazila) = union?;
    Some(BudgetRow { union, upazila, year: year?, amount: Taka(amount?) })
}

/// A day that stands for its year, styled 'yyyy', is a bare year too.
fn parse_year(text: &str) -> Option<BudgetYear> {
    BudgetYear::parse(text).or_else(|| {
        let day: ashshash_base::Date = text.parse().ok()?;
        Some(BudgetYear::Bare(chrono::Datelike::year(&day)))
    })
}
