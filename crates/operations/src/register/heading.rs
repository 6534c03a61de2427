use std::collections::HashMap;
use std::sync::LazyLock;

use ashshash_base::name_key::plain;
use calamine::DataRef;

use super::{Sheet, cell, rows};

/// A column of a register.
pub(super) struct Column {
    /// The heading that the guide uses.
    pub heading: &'static str,
    /// Rows can't do without it.
    pub is_required: bool,
    /// Other words for it, in English and Bangla.
    pub words: &'static [&'static str],
}

/// Declares a sheet's columns: an enum of positions and the list of them.
macro_rules! columns {
    ($($name:ident = $heading:literal $($required:ident)? [$($word:literal),* $(,)?],)+) => {
        /// Positions in the list of columns.
        #[derive(Clone, Copy)]
        enum C { $($name),+ }

        impl From<C> for usize {
            fn from(column: C) -> usize {
                column as usize
            }
        }

        /// The sheet's columns.
        pub(in super::super) const COLUMNS: &[super::super::heading::Column] = &[
            $(super::super::heading::Column {
                heading: $heading,
                is_required: columns!(@required $($required)?),
                words: &[$($word),*],
            }),+
        ];
    };
    (@required required) => { true };
    (@required) => { false };
}
pub(super) use columns;

/// What stands in a column of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A column of ours, by its position in the sheet's list.
    Known(usize),
    /// The ordinal of a refused row.
    Ordinal,
    /// Nothing to us, or said already by a column further left.
    Nothing,
}

/// Where a sheet's columns stand.
#[derive(Debug)]
pub(super) struct Headings {
    pub kind: Sheet,
    /// By the column's number from 0.
    pub meanings: Vec<Meaning>,
    /// The headings as typed, by the column's number from 0.
    pub texts: Vec<String>,
    /// Headings that mean nothing to us.
    pub ignored: Vec<String>,
    /// How many columns of ours are there.
    pub known: usize,
}

impl Headings {
    pub(super) fn columns(&self) -> &'static [Column] {
        rows::columns(self.kind)
    }

    pub(super) fn absent(&self) -> impl Iterator<Item = &'static Column> {
        let is_there = |position| self.meanings.contains(&Meaning::Known(position));
        self.columns().iter().enumerate().filter(move |(position, _)| !is_there(*position)).map(|(_, column)| column)
    }

    pub(super) fn is_complete(&self) -> bool {
        self.absent().all(|column| !column.is_required)
    }

    /// Tells whether another row repeats the headings, as printed registers do on each page.
    pub(super) fn is_repeated_by(&self, row: &[(u32, DataRef<'_>)]) -> bool {
        row.len() >= 2
            && row.iter().all(|(number, value)| {
                let typed = usize::try_from(*number).ok().and_then(|number| self.texts.get(number));
                matches!(value, DataRef::String(_) | DataRef::SharedString(_))
                    && typed.is_some_and(|typed| plain(typed) == plain(&cell::text(value, false)))
            })
    }

    /// Tells whether the sheet is one of a workbook of refused rows, which says their ordinals.
    pub(super) fn has_ordinals(&self) -> bool {
        self.meanings.contains(&Meaning::Ordinal)
    }

    pub(super) fn meaning(&self, number: u32) -> Meaning {
        usize::try_from(number).ok().and_then(|n| self.meanings.get(n)).copied().unwrap_or(Meaning::Nothing)
    }
}

/// Reads a row as the headings of a sheet of that kind.
pub(super) fn read(kind: Sheet, row: &[(u32, DataRef<'_>)]) -> Headings {
    let mut headings = Headings { kind, meanings: Vec::new(), texts: Vec::new(), ignored: Vec::new(), known: 0 };
    for (number, value) in row {
        let heading = cell::text(value, false);
        let mut meaning = match value {
            DataRef::String(_) | DataRef::SharedString(_) => meaning_of(kind, &heading),
            _ => Meaning::Nothing,
        };
        if matches!(meaning, Meaning::Known(_)) {
            if headings.meanings.contains(&meaning) {
                meaning = Meaning::Nothing;
            } else {
                headings.known += 1;
            }
        }
        if meaning == Meaning::Nothing && !heading.is_empty() && !is_ours(&heading) {
            headings.ignored.push(heading.chars().take(200).collect());
        }
        if let Ok(number) = usize::try_from(*number) {
            if headings.meanings.len() <= number {
                headings.meanings.resize(number + 1, Meaning::Nothing);
                headings.texts.resize(number + 1, String::new());
            }
            if let Some(slot) = headings.texts.get_mut(number) {
                *slot = heading.chars().take(200).collect();
            }
            if let Some(slot) = headings.meanings.get_mut(number) {
                *slot = meaning;
            }
        }
    }
    headings
}

/// The column of a workbook of refused rows that says what to correct.
fn is_ours(heading: &str) -> bool {
    ["What to correct", "কী ঠিক করতে হবে"].iter().any(|ours| plain(ours) == plain(heading))
}

fn meaning_of(kind: Sheet, heading: &str) -> Meaning {
    static WORDS: LazyLock<HashMap<(Sheet, String), usize>> = LazyLock::new(|| {
        let mut words = HashMap::new();
        for kind in Sheet::ALL {
            let columns = rows::columns(*kind);
            // Headings first, so that a synonym never takes a heading away from another column.
            for (position, column) in columns.iter().enumerate() {
                words.insert((*kind, plain(column.heading)), position);
            }
            for (position, column) in columns.iter().enumerate() {
                for word in column.words {
                    words.entry((*kind, plain(word))).or_insert(position);
                }
            }
        }
        words
    });
    let find = |text: &str| WORDS.get(&(kind, plain(text))).map(|position| Meaning::Known(*position));
    if let Some(found) = find(heading) {
        return found;
    }
    // In this one spelling: a register's own serial numbers, such as under ক্রম, tell no equal rows apart.
    if plain(heading) == "ordinal" {
        return Meaning::Ordinal;
    }
    // 'Date (dd/mm/yyyy)'
    heading.split_once('(').and_then(|(before, _)| find(before)).unwrap_or(Meaning::Nothing)
}
