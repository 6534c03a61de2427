//! Reading the fields into a deed: every problem is found at once, each at its field.

use super::state::{Field, Form};
use crate::api::Problem;
use ashshash_base::{Argument, Date, Problem as Findable, TimeOfDay, date, number};
use ashshash_i18n::{Key, key, key_of};

/// The slot of the deed's own id.
pub(super) const DEED: &str = "deed";

/// Reads a form once. What can't be read gives a stand-in and a problem; a deed with problems is never sent.
pub struct Reading {
    form: Form,
    pub(super) problems: Vec<Problem>,
}

impl Reading {
    pub(super) fn new(form: Form) -> Self {
        Self { form, problems: Vec::new() }
    }

    /// The id of this very deed: the same until it was saved.
    pub fn deed_id(&self) -> String {
        self.new_id(DEED)
    }

    /// The id of a record that the deed makes, such as `followUp`: the same until it was saved.
    pub fn new_id(&self, kind: &'static str) -> String {
        format!("{kind}_{}", self.form.id(kind))
    }

    /// The id of one of several records that the deed makes; the slot tells them apart.
    pub fn new_id_at(&self, kind: &'static str, slot: &'static str) -> String {
        format!("{kind}_{}", self.form.id(slot))
    }

    /// The version that the fields were filled from.
    pub fn version(&self) -> i64 {
        self.form.version()
    }

    /// Text that must be there.
    pub fn text(&mut self, field: Field) -> String {
        self.needed(field, key::NEEDS_ANSWER)
    }

    /// Text, or nothing.
    pub fn text_or_none(&mut self, field: Field) -> Option<String> {
        Some(typed(field)).filter(|text| !text.is_empty())
    }

    /// Tells whether a field holds something else than what is saved.
    pub fn is_changed(&self, field: Field) -> bool {
        self.form.is_changed(field)
    }

    /// Text where it differs from what is saved, also an emptied one; nothing leaves what is saved as it is.
    pub fn text_if_changed(&mut self, field: Field) -> Option<String> {
        self.is_changed(field).then(|| typed(field))
    }

    /// A chosen code, as the schema spells closed sets (`DROPPED_OUT`).
    pub fn code(&mut self, field: Field) -> crate::api::Code {
        crate::api::Code::from_lower(&self.needed(field, key::NEEDS_CHOICE))
    }

    /// A chosen code, or nothing.
    pub fn code_or_none(&mut self, field: Field) -> Option<crate::api::Code> {
        self.text_or_none(field).map(|code| crate::api::Code::from_lower(&code))
    }

    /// A chosen id or word of an open set, as it stands.
    pub fn chosen(&mut self, field: Field) -> String {
        self.needed(field, key::NEEDS_CHOICE)
    }

    /// All chosen codes of a field of checks.
    pub fn codes(&mut self, field: Field) -> Vec<crate::api::Code> {
        let chosen = typed(field);
        chosen.split(',').filter(|code| !code.is_empty()).map(crate::api::Code::from_lower).collect()
    }

    /// Yes or no.
    pub fn yes_no(&mut self, field: Field) -> bool {
        self.needed(field, key::NEEDS_CHOICE) == "yes"
    }

    /// Yes, no, or nothing said.
    pub fn yes_no_or_none(&mut self, field: Field) -> Option<bool> {
        self.text_or_none(field).map(|answer| answer == "yes")
    }

    /// A day.
    pub fn day(&mut self, field: Field) -> Date {
        match self.day_or_none(field) {
            Some(day) => day,
            None => {
                self.wrong(field, key::NEEDS_DAY);
                Date::default()
            }
        }
    }

    /// A day, or nothing.
    pub fn day_or_none(&mut self, field: Field) -> Option<Date> {
        let text = self.text_or_none(field)?;
        let read = date::parse(&text).ok();
        if read.is_none() {
            self.wrong(field, key::NEEDS_DAY);
        }
        read
    }

    /// A time of day as the schema writes it (`14:00`), or nothing.
    pub fn time_or_none(&mut self, field: Field) -> Option<String> {
        let text = self.text_or_none(field)?;
        let read = TimeOfDay::parse(&text).ok();
        if read.is_none() {
            self.wrong(field, key::NEEDS_TIME);
        }
        read.map(|time| time.to_string())
    }

    /// A whole number, nought or more.
    pub fn number(&mut self, field: Field) -> i64 {
        match self.number_or_none(field) {
            Some(number) => number,
            None => {
                self.wrong(field, key::NEEDS_NUMBER);
                0
            }
        }
    }

    /// A whole number, or nothing.
    pub fn number_or_none(&mut self, field: Field) -> Option<i64> {
        let text = self.text_or_none(field)?;
        let read = number::parse_whole(&text).filter(|number| *number >= 0);
        if read.is_none() {
            self.wrong(field, key::NEEDS_NUMBER);
        }
        read
    }

    /// Says that something is wrong with a field; the first word on a field stands.
    pub fn wrong(&mut self, field: Field, what: Key) {
        self.add(Some(field.name.to_owned()), what, Vec::new());
    }

    /// Says what the domain finds, by the function that the server decides by: nobody waits for an answer to learn
    /// what is missing. What has words on the server alone is left to it.
    pub fn check<T, P: Findable>(&mut self, decision: Result<T, Vec<P>>) {
        for found in decision.err().into_iter().flatten() {
            if let Some(what) = key_of(found.code()) {
                self.add(found.field().map(camel_case), what, found.arguments());
            }
        }
    }

    fn add(&mut self, field: Option<String>, what: Key, arguments: Vec<(&'static str, Argument)>) {
        if field.is_none() || !self.problems.iter().any(|problem| problem.field == field) {
            let own = Some((what, arguments));
            self.problems.push(Problem { code: String::new(), field, message: String::new(), own });
        }
    }

    fn needed(&mut self, field: Field, what: Key) -> String {
        let text = typed(field);
        if text.is_empty() {
            self.wrong(field, what);
        }
        text
    }
}

/// The form's spelling of a field that the domain names in snake_case.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut spelt, word| {
        let mut letters = word.chars();
        spelt.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        spelt.push_str(letters.as_str());
        spelt
    })
}

fn typed(field: Field) -> String {
    use leptos::prelude::WithUntracked as _;
    field.value.with_untracked(|value| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn a_field_of_the_domain_is_found_by_the_form_s_name() {
        assert_eq!(camel_case("verified_on"), "verifiedOn");
        assert_eq!(camel_case("own_statement_of"), "ownStatementOf");
        assert_eq!(camel_case("acts"), "acts");
        assert_eq!(camel_case("next.starts_at"), "next.startsAt");
    }
}
