//! Who looked, gathered: the looks of one person on one day are one row, with the last time and how many there were.
//! The journal keeps each of them; only what is shown is gathered.

use crate::words::dhaka_day;

/// An entry of a file's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: String,
    pub by: Option<String>,
    pub deed: String,
    pub fields: Vec<String>,
    /// Of a file that went into this one: its code.
    pub code: Option<String>,
    /// What was struck out, in words: its kind, its day, why.
    pub voided: Option<Voided>,
    /// How many entries stand here.
    pub times: i64,
}

/// A record that was struck out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voided {
    pub kind: String,
    pub on: Option<String>,
    pub reason: Option<String>,
}

/// Reads an entry of an answer: each question has a type of its own for the same fields.
macro_rules! entry_of {
    ($node:expr) => {
        $crate::features::survivors::looked::Entry {
            at: $node.at.clone(),
            by: $node.by.clone(),
            deed: $node.deed.clone(),
            fields: $node.fields.clone(),
            code: $node.survivor_code.clone(),
            voided: None,
            times: 1,
        }
    };
}
pub(super) use entry_of;

impl Entry {
    /// Tells whether somebody only looked.
    pub fn is_look(&self) -> bool {
        self.deed.starts_with("look-")
    }

    /// Tells whether both are looks of the same kind, of the same person at the same file on the same day.
    fn goes_with(&self, other: &Self) -> bool {
        let of = |entry: &Self| (entry.by.clone(), entry.deed.clone(), entry.code.clone(), dhaka_day(&entry.at));
        self.is_look() && of(self) == of(other)
    }
}

/// Gathers looks; the newest entry comes first and names the time.
pub fn gathered(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut rows: Vec<Entry> = Vec::new();
    for entry in entries {
        match rows.iter_mut().find(|row| row.goes_with(&entry)) {
            Some(row) => {
                row.times += entry.times;
                let new = entry.fields.into_iter().filter(|field| !row.fields.contains(field)).collect::<Vec<_>>();
                row.fields.extend(new);
            }
            None => rows.push(entry),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: &str, by: &str, deed: &str, fields: &[&str]) -> Entry {
        Entry {
            at: at.to_owned(),
            by: Some(by.to_owned()),
            deed: deed.to_owned(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            code: None,
            voided: None,
            times: 1,
        }
    }

    #[test]
    fn looks_of_one_person_on_one_day_in_dhaka_are_one_row() {
        let rows = gathered(
            [
                entry("2021-05-02T17:59:00Z", "Ada", "look-file", &["file"]),
                entry("2021-05-02T12:00:00Z", "Ada", "plan-agree", &["goals"]),
                entry("2021-05-02T11:00:00Z", "Bo", "look-file", &["file"]),
                entry("2021-05-01T18:00:00Z", "Ada", "look-file", &["file", "phone"]),
                entry("2021-05-01T17:59:00Z", "Ada", "look-file", &["file"]),
                entry("2021-05-01T12:00:00Z", "Ada", "plan-agree", &["goals"]),
            ]
            .into_iter(),
        );
        let told: Vec<(&str, &str, i64)> =
            rows.iter().map(|row| (row.at.as_str(), row.deed.as_str(), row.times)).collect();
        assert_eq!(
            told,
            [
                ("2021-05-02T17:59:00Z", "look-file", 2),
                ("2021-05-02T12:00:00Z", "plan-agree", 1),
                ("2021-05-02T11:00:00Z", "look-file", 1),
                ("2021-05-01T17:59:00Z", "look-file", 1),
                ("2021-05-01T12:00:00Z", "plan-agree", 1),
            ]
        );
        assert_eq!(rows[0].fields, ["file", "phone"], "nothing that was seen is left out");
    }
}
