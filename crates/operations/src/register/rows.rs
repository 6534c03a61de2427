mod budget;
mod counselling;
mod event;
mod family;
mod place;
mod placement;
mod referral;
mod support;
mod survivor;
mod training;

use ashshash_base::name_key;
use ashshash_survivors::{CodeProblem, SurvivorCode};
use calamine::DataRef;

use super::heading::Column;
use super::reader::{Context, RowReader};
use super::{Ordinal, RegisterWorkbook, Row, Sheet};

pub use budget::BudgetRow;
pub use counselling::CounsellingRow;
pub use event::EventRow;
pub use family::FamilyRow;
pub use place::Place;
pub use placement::PlacementRow;
pub use referral::ReferralRow;
pub use support::SupportRow;
pub use survivor::SurvivorRow;
pub use training::TrainingRow;

/// Most people at one event, most members of one family: more is a slip of the pen.
const MOST_PEOPLE: i64 = 1_000_000;
/// Most taka of one row.
const MOST_TAKA: i64 = 1_000_000_000_000;

/// Gives a sheet's columns.
pub(super) const fn columns(kind: Sheet) -> &'static [Column] {
    match kind {
        Sheet::Survivors => survivor::COLUMNS,
        Sheet::Counselling => counselling::COLUMNS,
        Sheet::FamilyCounselling => family::COLUMNS,
        Sheet::Referrals => referral::COLUMNS,
        Sheet::Support => support::COLUMNS,
        Sheet::Training => training::COLUMNS,
        Sheet::Placements => placement::COLUMNS,
        Sheet::Events => event::COLUMNS,
        Sheet::UpBudgets => budget::COLUMNS,
    }
}

/// Reads one row into the workbook: as a typed row, or as refused.
pub(super) fn read<'c>(
    workbook: &mut RegisterWorkbook,
    context: &mut Context,
    number: u32,
    ordinal: Ordinal,
    slots: &[DataRef<'c>],
) {
    let (kind, sheet) = (context.kind, context.sheet);
    let mut reader = RowReader { context, number, slots, name: None, refusals: Vec::new(), warnings: Vec::new() };
    macro_rules! keep {
        ($list:ident, $read:expr) => {{
            let value = $read(&mut reader);
            match (value, reader.name.take()) {
                (Some(value), Some(name)) if reader.refusals.is_empty() => {
                    workbook.$list.push(Row { sheet, number, ordinal, name, value });
                    workbook.warnings.append(&mut reader.warnings);
                }
                (_, name) => {
                    if kind == Sheet::Survivors
                        && let Some(code) = survivor::code_of_refused(&reader)
                    {
                        workbook.refused_codes.push((code.into_string(), number));
                    }
                    if let Some(name) = name {
                        workbook.refused_names.push((kind, Row { sheet, number, ordinal, name, value: () }));
                    }
                    workbook.refused.append(&mut reader.refusals);
                }
            }
        }};
    }
    match kind {
        Sheet::Survivors => keep!(survivors, survivor::read),
        Sheet::Counselling => keep!(counselling, counselling::read),
        Sheet::FamilyCounselling => keep!(family, family::read),
        Sheet::Referrals => keep!(referrals, referral::read),
        Sheet::Support => keep!(support, support::read),
        Sheet::Training => keep!(training, training::read),
        Sheet::Placements => keep!(placements, placement::read),
        Sheet::Events => keep!(events, event::read),
        Sheet::UpBudgets => keep!(budgets, budget::read),
    }
}

/// A text as it names a row: in any spelling the same; empty where there is none.
fn folded(text: Option<&str>) -> String {
    text.map(name_key::fold).unwrap_or_default()
}

/// Reads the survivor's code that a row needs.
fn code(reader: &mut RowReader<'_, '_>, column: usize) -> Option<SurvivorCode> {
    if reader.is_blank(column) {
        reader.refuse(column, "code-missing");
        return None;
    }
    let text = reader.text(column)?;
    match SurvivorCode::parse(&text) {
        Ok(code) => Some(code),
        Err(CodeProblem::Missing) => {
            reader.refuse(column, "code-missing");
            None
        }
        Err(CodeProblem::Malformed) => {
            reader.refuse(column, "code-malformed");
            None
        }
    }
}
