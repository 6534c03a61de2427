use serde::{Deserialize, Serialize};

use crate::{Date, TimeOfDay};

/// A value that a problem's sentence quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// Words as they stand, the same in every language.
    Text(String),
    /// How many of something: written with digit groups, decides singular or plural.
    Count(i64),
    /// A day, written out in the reader's language.
    Date(Date),
    /// A time of the day, written as the reader's language does.
    Time(TimeOfDay),
    /// A number that only names something (a row, a year): no digit groups.
    Number(i64),
}

/// Something the person who asked can mend.
///
/// The code, in kebab-case, is the key under which the words stand in every language.
pub trait Problem {
    /// Names the problem, for example `deed-id-reused`.
    fn code(&self) -> &'static str;

    /// Names the input field that is to blame, if one is.
    fn field(&self) -> Option<&'static str> {
        None
    }

    /// Gives the values that the problem's sentence quotes.
    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        Vec::new()
    }
}
