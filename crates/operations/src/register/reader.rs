use std::collections::HashMap;

use ashshash_base::{Argument, Date, Finding, Problem, Sealed};
use calamine::DataRef;

use super::heading::Column;
use super::rows::Place;
use super::{Limits, RowProblem, Sheet, cell};

/// What is the same for all rows of a sheet.
pub(super) struct Context {
    pub kind: Sheet,
    pub sheet: u16,
    pub columns: &'static [Column],
    pub today: Date,
    pub is_1904: bool,
    pub limits: Limits,
    /// Places found already: registers name the same few again and again.
    pub places: HashMap<String, Found>,
    /// Text kept so far: one long shared string may stand in a million cells.
    pub text_bytes: u64,
}

/// A place, and the warning that it needs.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub place: Place,
    pub warning: Option<(&'static str, usize)>,
}

/// Reads one row's cells and collects what is wrong with them.
pub(super) struct RowReader<'r, 'c> {
    pub context: &'r mut Context,
    pub number: u32,
    /// By the column's position in the sheet's list.
    pub slots: &'r [DataRef<'c>],
    /// What names the row, as soon as it is read.
    pub name: Option<Sealed<String>>,
    pub refusals: Vec<RowProblem>,
    pub warnings: Vec<RowProblem>,
}

static EMPTY: DataRef<'static> = DataRef::Empty;

/// Longest value that a message quotes.
const LONGEST_QUOTE: usize = 60;

impl<'c> RowReader<'_, 'c> {
    fn slot(&self, column: usize) -> &DataRef<'c> {
        self.slots.get(column).unwrap_or(&EMPTY)
    }

    pub(super) fn is_blank(&self, column: impl Into<usize>) -> bool {
        cell::is_empty(self.slot(column.into()))
    }

    /// Names the row by its sheet's natural key, also where the rest of it is refused.
    ///
    /// A part can't hold the separator. The parts are hashed into the database: another order or
    /// spelling would make all rows of all registers new.
    pub(super) fn named(&mut self, parts: &[&str]) {
        self.name = Some(Sealed::new(parts.join("\u{1f}")));
    }

    fn problem(&self, column: usize, code: &'static str, arguments: Vec<(&'static str, Argument)>) -> RowProblem {
        RowProblem {
            sheet: self.context.kind,
            sheet_index: self.context.sheet,
            row: self.number,
            column: self.context.columns.get(column).map(|column| column.heading),
            code,
            value: None,
            personal: false,
            arguments,
        }
    }

    /// A problem that tells what the cell says: of codes, numbers and dates only.
    fn quoting(&self, column: usize, code: &'static str, arguments: Vec<(&'static str, Argument)>) -> RowProblem {
        let value = Some(self.quote(column)).filter(|text| !text.is_empty());
        RowProblem { value, ..self.problem(column, code, arguments) }
    }

    pub(super) fn refuse(&mut self, column: impl Into<usize>, code: &'static str) {
        let column = column.into();
        let personal = !self.is_blank(column);
        self.refusals.push(RowProblem { personal, ..self.problem(column, code, Vec::new()) });
    }

    pub(super) fn refuse_with(
        &mut self,
        column: impl Into<usize>,
        code: &'static str,
        arguments: Vec<(&'static str, Argument)>,
    ) {
        let problem = self.quoting(column.into(), code, arguments);
        self.refusals.push(problem);
    }

    /// Refuses and quotes what the cell says: for codes, numbers and dates only.
    pub(super) fn refuse_value(&mut self, column: impl Into<usize>, code: &'static str) {
        let column = column.into();
        let problem = self.quoting(column, code, vec![("value", self.argument(column, code))]);
        self.refusals.push(problem);
    }

    pub(super) fn warn(&mut self, column: impl Into<usize>, code: &'static str) {
        let problem = self.problem(column.into(), code, Vec::new());
        self.warnings.push(problem);
    }

    /// What a cell says, as the office sees it.
    fn quote(&self, column: usize) -> String {
        let slot = self.slot(column);
        match (slot, cell::date(slot, self.context.is_1904)) {
            (DataRef::DateTime(stamp), Ok(day)) if stamp.is_datetime() => day.format("%d/%m/%Y").to_string(),
            _ => cell::text(slot, self.context.is_1904).chars().take(LONGEST_QUOTE).collect(),
        }
    }

    /// What a sentence says of a cell: a number that it counts with, or the cell's words.
    fn argument(&self, column: usize, code: &str) -> Argument {
        let counts = matches!(code, "number-negative" | "number-too-large" | "satisfaction-out-of-range");
        match self.maybe_whole(column).filter(|_| counts) {
            Some(number) => Argument::Number(number),
            None => Argument::Text(self.quote(column)),
        }
    }

    /// Takes over what a domain's rules say, with its fields named as columns.
    pub(super) fn take(&mut self, judgement: ashshash_base::Judgement, column_of: impl Fn(&str) -> usize) {
        let located = |reader: &Self, finding: &Finding| {
            let column = finding.field.map_or(usize::MAX, &column_of);
            let mut arguments = Problem::arguments(finding);
            if arguments.is_empty() && finding.code != "participants-missing" {
                arguments.push(("value", reader.argument(column, finding.code)));
            }
            reader.quoting(column, finding.code, arguments)
        };
        for finding in &judgement.refusals {
            // The cell itself was refused already.
            let problem = located(self, finding);
            if !self.refusals.iter().any(|known| known.column == problem.column) {
                self.refusals.push(problem);
            }
        }
        for finding in &judgement.warnings {
            let column = finding.field.map_or(usize::MAX, &column_of);
            self.warn(column, finding.code);
        }
    }

    /// Gives a cell's text, cleaned; refuses a text that is too long or an Excel error.
    pub(super) fn text(&mut self, column: impl Into<usize>) -> Option<String> {
        let column = column.into();
        let slot = self.slot(column);
        if matches!(slot, DataRef::Error(_)) {
            self.refuse_value(column, "cell-unreadable");
            return None;
        }
        let text = cell::text(slot, self.context.is_1904);
        if text.is_empty() {
            return None;
        }
        let text = text.into_owned();
        if text.len() > self.context.limits.characters && text.chars().count() > self.context.limits.characters {
            self.refuse(column, "value-too-long");
            return None;
        }
        self.context.text_bytes += text.len() as u64;
        Some(text)
    }

    /// Gives personal data.
    pub(super) fn sealed(&mut self, column: impl Into<usize>) -> Option<Sealed<String>> {
        self.text(column).map(Sealed::new)
    }

    /// Reads a member of a closed set; refuses a word that is none.
    pub(super) fn coded<T>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Option<T>,
        unknown: &'static str,
    ) -> Option<T> {
        let column = column.into();
        let text = self.text(column)?;
        let found = parse(&text);
        if found.is_none() {
            self.refuse_value(column, unknown);
        }
        found
    }

    /// Reads a member of a closed set that the row needs.
    pub(super) fn required<T>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Option<T>,
        unknown: &'static str,
        missing: &'static str,
    ) -> Option<T> {
        let column = column.into();
        if self.is_blank(column) {
            self.refuse(column, missing);
            return None;
        }
        self.coded(column, parse, unknown)
    }

    /// Reads a member of a closed set that may be left open; warns of a word that is none.
    pub(super) fn optional<T>(
        &mut self,
        column: impl Into<usize>,
        parse: impl Fn(&str) -> Option<T>,
        unknown: &'static str,
    ) -> Option<T> {
        let column = column.into();
        let text = self.text(column)?;
        let found = parse(&text);
        if found.is_none() {
            self.warn(column, unknown);
        }
        found
    }

    /// Reads a day, which lies in the past.
    pub(super) fn date(&mut self, column: impl Into<usize>) -> Option<Date> {
        let column = column.into();
        if self.is_blank(column) {
            return None;
        }
        match cell::date(self.slot(column), self.context.is_1904) {
            Ok(date) if date > self.context.today => {
                let problem = self.quoting(column, "date-in-future", vec![("date", Argument::Date(date))]);
                self.refusals.push(problem);
                None
            }
            Ok(date) => Some(date),
            Err(problem) => {
                self.refuse_value(column, problem.code());
                None
            }
        }
    }

    /// Reads a day that the row needs.
    pub(super) fn required_date(&mut self, column: impl Into<usize>) -> Option<Date> {
        let column = column.into();
        if self.is_blank(column) {
            self.refuse(column, "date-missing");
        }
        self.date(column)
    }

    /// Reads a number of 0 or more, in thousandths.
    pub(super) fn thousandths(&mut self, column: impl Into<usize>, most: i64) -> Option<i64> {
        let column = column.into();
        if self.is_blank(column) {
            return None;
        }
        match cell::thousandths(self.slot(column), self.context.is_1904) {
            None => self.refuse_value(column, "number-unreadable"),
            Some(number) if number < 0 => self.refuse_value(column, "number-negative"),
            Some(number) if number / 1000 > most => self.refuse_value(column, "number-too-large"),
            Some(number) => return Some(number),
        }
        None
    }

    /// Reads a whole number of 0 or more.
    pub(super) fn whole(&mut self, column: impl Into<usize>, most: i64) -> Option<i64> {
        let column = column.into();
        let thousandths = self.thousandths(column, most)?;
        if thousandths % 1000 != 0 {
            self.refuse_value(column, "number-unreadable");
            return None;
        }
        Some(thousandths / 1000)
    }

    /// Reads a whole number without refusing anything.
    pub(super) fn maybe_whole(&self, column: impl Into<usize>) -> Option<i64> {
        cell::thousandths(self.slot(column.into()), self.context.is_1904).filter(|n| n % 1000 == 0).map(|n| n / 1000)
    }

    /// Gives a cell's text without refusing anything.
    pub(super) fn peek(&self, column: impl Into<usize>) -> String {
        cell::text(self.slot(column.into()), self.context.is_1904).into_owned()
    }
}
