use ashshash_base::{
    Argument, Date, Deed, DeedId, Finding, PersonalText, Purpose, SurvivorId, closed_set, name_key, phone,
};
use serde::{Deserialize, Serialize};

use crate::LeadSource;

/// The longest name, phone or address.
pub const LONGEST_LINE: usize = 200;
/// The longest free text about a person.
pub const LONGEST_NOTE: usize = 1000;

/// Who may be called, when, and what must not be said. Travels with every phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContact {
    /// Whether the person may be called at all.
    pub calls_allowed: bool,
    /// Who may answer.
    #[serde(default)]
    pub who: Option<PersonalText>,
    /// When to call.
    #[serde(default)]
    pub hours: Option<PersonalText>,
    /// What must not be said.
    #[serde(default)]
    pub not_to_say: Option<PersonalText>,
    /// What a former version of this entry said in one sentence.
    #[serde(default)]
    pub note: Option<PersonalText>,
}

/// Who a person is, as it is given: names, phone with its safe contact, address below the union.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonGiven {
    /// Name in Latin script.
    #[serde(default)]
    pub name: Option<PersonalText>,
    /// Name in Bangla script.
    #[serde(default)]
    pub name_bn: Option<PersonalText>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<PersonalText>,
    /// Address below the union.
    #[serde(default)]
    pub address: Option<PersonalText>,
    /// How to call safely.
    #[serde(default)]
    pub safe_contact: Option<SafeContact>,
}

/// A lead's identity, sealed as one value: nothing of it is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadIdentity {
    /// Who it is.
    #[serde(flatten)]
    pub person: PersonGiven,
    /// Who pointed the person out: it may be the broker.
    #[serde(default)]
    pub source: Option<LeadSource>,
    /// More about the source, in words.
    #[serde(default)]
    pub source_note: Option<PersonalText>,
    /// What the coordinator asks back.
    #[serde(default)]
    pub asked: Option<PersonalText>,
    /// What was asked back before, the first question first.
    #[serde(default)]
    pub answered: Vec<AnsweredQuestion>,
}

/// What the coordinator asked back about a lead, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// The question.
    pub question: PersonalText,
    /// The answer; none where the lead was corrected, or asked about anew, without a word.
    pub answer: Option<PersonalText>,
}

impl LeadIdentity {
    /// Puts what is asked back in place of what was; the old question is kept.
    pub fn ask(&mut self, question: PersonalText) {
        self.answer(None);
        self.asked = Some(question);
    }

    /// Keeps the open question with its answer; where none is open nothing changes.
    pub fn answer(&mut self, answer: Option<PersonalText>) {
        if let Some(question) = self.asked.take() {
            let answer = answer.filter(|text| !text.is_blank());
            self.answered.push(AnsweredQuestion { question, answer });
        }
    }
}

closed_set! {
    /// A part of an identity that is changed by itself.
    PersonField {
        /// Name in Latin script.
        Name = "name" [],
        /// Name in Bangla script.
        NameBn = "name_bn" [],
        /// Phone.
        Phone = "phone" [],
        /// Address below the union.
        Address = "address" [],
        /// How to call safely.
        SafeContact = "safe_contact" [],
    }
}

/// Names, phone, address and safe contact of a survivor as they are from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct IdentityChange {
    /// The deed.
    pub deed_id: DeedId,
    /// Whose.
    pub survivor: SurvivorId,
    /// The version that it was made on.
    pub version: i64,
    /// What was changed; the rest stays as it is by now.
    pub touched: Vec<PersonField>,
    /// What the changed parts are from now on.
    pub person: PersonGiven,
}

impl IdentityChange {
    /// Takes the change in.
    ///
    /// # Errors
    /// Says what can't be taken as given, and where nothing was changed.
    pub fn decide(&self, present: PersonGiven) -> Result<PersonGiven, Vec<Finding>> {
        if self.touched.is_empty() {
            return Err(vec![Finding::of("nothing-changed")]);
        }
        let person = present.with(&self.person, &self.touched);
        let findings = person.judge();
        if findings.is_empty() { Ok(person) } else { Err(findings) }
    }
}

impl Deed for IdentityChange {
    const NAME: &'static str = "identity-change";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.survivor.to_string()
    }
}

impl PersonGiven {
    /// Takes over the parts that were changed.
    #[must_use]
    pub fn with(mut self, sent: &Self, touched: &[PersonField]) -> Self {
        for field in touched {
            match field {
                PersonField::Name => self.name.clone_from(&sent.name),
                PersonField::NameBn => self.name_bn.clone_from(&sent.name_bn),
                PersonField::Phone => self.phone.clone_from(&sent.phone),
                PersonField::Address => self.address.clone_from(&sent.address),
                PersonField::SafeContact => self.safe_contact.clone_from(&sent.safe_contact),
            }
        }
        self
    }

    /// Says what can't be taken as given.
    pub fn judge(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let blank = |text: &Option<PersonalText>| text.as_ref().is_none_or(PersonalText::is_blank);
        if blank(&self.name) && blank(&self.name_bn) {
            findings.push(Finding::at("name-missing", "name"));
        }
        if self.phone.as_ref().is_some_and(|text| !text.is_blank() && fold_phone(text).is_none()) {
            findings.push(Finding::at("phone-unreadable", "phone"));
        }
        if !blank(&self.phone) && self.safe_contact.is_none() {
            findings.push(Finding::at("safe-contact-missing", "calls_allowed"));
        }
        let lines =
            [(&self.name, "name"), (&self.name_bn, "name_bn"), (&self.phone, "phone"), (&self.address, "address")];
        for (text, field) in lines {
            too_long(&mut findings, text.as_ref(), LONGEST_LINE, field);
        }
        if let Some(contact) = &self.safe_contact {
            for (text, field) in [
                (&contact.who, "who"),
                (&contact.hours, "hours"),
                (&contact.not_to_say, "not_to_say"),
                (&contact.note, "note"),
            ] {
                too_long(&mut findings, text.as_ref(), LONGEST_NOTE, field);
            }
        }
        findings
    }

    /// The names, in either script.
    pub fn names(&self) -> impl Iterator<Item = &PersonalText> {
        [&self.name, &self.name_bn].into_iter().flatten().filter(|name| !name.is_blank())
    }

    /// The sounds of the names, for search and comparison.
    pub fn sounds(&self, purpose: &Purpose) -> Vec<String> {
        let mut sounds: Vec<String> =
            self.names().flat_map(|name| name_key::phonetic_keys(name.reveal(purpose))).collect();
        sounds.sort_unstable();
        sounds.dedup();
        sounds
    }

    /// The phone in one spelling.
    pub fn folded_phone(&self) -> Option<String> {
        self.phone.as_ref().and_then(fold_phone)
    }
}

fn fold_phone(text: &PersonalText) -> Option<String> {
    phone::fold(text.reveal(&Purpose::Store))
}

/// Finds a day that has not come yet.
pub(crate) fn in_future(day: Date, field: &'static str) -> Finding {
    Finding::at("date-in-future", field).with("date", Argument::Date(day))
}

/// Finds a text that is too long.
pub(crate) fn too_long(findings: &mut Vec<Finding>, text: Option<&PersonalText>, most: usize, field: &'static str) {
    if text.is_some_and(|text| text.characters() > most) {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        findings.push(Finding::at("text-too-long", field).with("maximum", Argument::Count(most)));
    }
}

/// Says what can't be a year of birth.
pub(crate) fn judge_birth_year(findings: &mut Vec<Finding>, birth_year: Option<i32>, today: Date) {
    use chrono::Datelike as _;
    if birth_year.is_some_and(|year| !(today.year() - 110..=today.year()).contains(&year)) {
        findings.push(Finding::at("birth-year-impossible", "birth_year"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<PersonalText> {
        Some(PersonalText::new(text))
    }

    #[test]
    fn a_person_has_a_name_and_a_phone_comes_with_its_safe_contact() {
        let codes = |person: &PersonGiven| person.judge().into_iter().map(|f| f.code).collect::<Vec<_>>();
        assert_eq!(codes(&PersonGiven::default()), ["name-missing"]);
        let mut person =
            PersonGiven {
                name_bn: text("ডেমো ব্যক্তি"), phone: text("০১৭১১০০০০০১"), ..PersonGiven::default()
            };
        assert_eq!(codes(&person), ["safe-contact-missing"]);
        person.safe_contact =
            Some(SafeContact { calls_allowed: false, who: None, hours: None, not_to_say: None, note: None });
        assert!(codes(&person).is_empty());
        person.phone = text("call the shop");
        assert_eq!(codes(&person), ["phone-unreadable"]);
        person.phone = None;
        person.address = text(&"x".repeat(LONGEST_LINE + 1));
        assert_eq!(codes(&person), ["text-too-long"]);
    }

    #[test]
    fn what_registers_kept_of_leads_is_read() {
        let kept = r#"{"name":"Demo Person","name_bn":null,"phone":"01711000001","address":null,"source":"family"}"#;
        let identity: LeadIdentity = serde_json::from_str(kept).unwrap();
        assert_eq!(identity.source, Some(LeadSource::Family));
        assert_eq!(identity.person.folded_phone().as_deref(), Some("01711000001"));
        let contact: SafeContact = serde_json::from_str(r#"{"calls_allowed":true,"note":"after four"}"#).unwrap();
        assert!(contact.calls_allowed && contact.note.is_some());
    }

    #[test]
    fn what_two_people_changed_is_kept_of_both() {
        let present = PersonGiven { name: text("Demo Person"), address: text("Demo Para"), ..PersonGiven::default() };
        let sent = PersonGiven { name: text("Demo Persona"), ..PersonGiven::default() };
        let merged = present.clone().with(&sent, &[PersonField::Name]);
        assert_eq!((merged.name, merged.address), (sent.name, present.address));
    }

    #[test]
    fn both_scripts_sound_alike() {
        let latin = PersonGiven { name: text("Sohel Rana"), ..PersonGiven::default() };
        let bangla = PersonGiven { name_bn: text("সোহেল রানা"), ..PersonGiven::default() };
        assert_eq!(latin.sounds(&Purpose::Compare), bangla.sounds(&Purpose::Compare));
    }
}
