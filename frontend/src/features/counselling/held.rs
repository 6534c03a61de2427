//! What is said of a session that took place, planned or not: five taps when nothing is special.

use super::deeds::NextSessionInput;
use super::next::Next;
use crate::api::Code;
use crate::session::Session;
use crate::ui::form::{Field, Form, Label, Reading, area, codes, day, scale, select, yes_no};
use crate::words;
use ashshash_base::{Date, PersonalText};
use ashshash_i18n::key;
use ashshash_services::Venue;
use ashshash_services::counselling::{HeldRecord, check_held};
use leptos::prelude::*;

/// All places where sessions take place.
pub const VENUES: &[&str] =
    &["office", "survivors_home", "union_parishad", "relatives_home", "phone", "online", "other"];

/// The fields.
#[derive(Clone, Copy)]
pub struct Held {
    on: Field,
    venue: Field,
    suitable: Field,
    satisfaction: Field,
    note: Field,
    next: Next,
}

/// What they say.
pub struct Told {
    pub on: Date,
    pub venue: Option<Code>,
    pub suitable: Option<bool>,
    pub satisfaction: Option<i64>,
    pub note: Option<String>,
    pub next: Option<NextSessionInput>,
}

impl Held {
    /// Takes the fields of a form; a session of a day to come was held today, if at all.
    pub fn of(form: Form, next: Next, planned_on: Option<&str>, session: Session) -> Self {
        let today = words::today();
        let on = planned_on.and_then(words::day).map_or(today, |planned| planned.min(today));
        Self {
            on: form.field("on").starts_as(session.words_untracked().day(on)),
            venue: form.field("venue"),
            suitable: form.field("suitable"),
            satisfaction: form.field("satisfaction"),
            note: form.field("note"),
            next,
        }
    }

    /// The place.
    pub fn venue(self) -> Field {
        self.venue
    }

    /// Reads all of it, decided as the server does (R3).
    pub fn read(self, read: &mut Reading) -> Told {
        let on = read.day(self.on);
        let (venue, suitable) = (read.text_or_none(self.venue), read.yes_no_or_none(self.suitable));
        let (satisfaction, note) = (read.number_or_none(self.satisfaction), read.text_or_none(self.note));
        let personal = note.as_deref().map(PersonalText::new);
        let told = HeldRecord {
            on,
            venue: venue.as_deref().and_then(Venue::from_code),
            suitable,
            satisfaction: satisfaction.map(|grade| u8::try_from(grade).unwrap_or(u8::MAX)),
            note: personal.as_ref(),
        };
        read.check(check_held(&told, self.next.diary().today()));
        let next = self.next.read_or_none(read);
        Told { on, venue: venue.as_deref().map(Code::from_lower), suitable, satisfaction, note, next }
    }

    /// Shows the fields; `kind` stands after the place.
    pub fn show(self, kind: Option<AnyView>) -> AnyView {
        view! {
            {day(self.on, Label::new(key::DATE))}
            {select(self.venue, Label::new(key::WHERE_HELD), codes("venue", VENUES))}
            {yes_no(self.suitable, Label::new(key::WAS_SUITABLE).hint(key::SUITABLE_HINT))}
            {scale(self.satisfaction, Label::new(key::HOW_SATISFIED).optional().hint(key::SATISFIED_HINT), 1..=5, (key::SATISFIED_NOT, key::SATISFIED_VERY))}
            {kind}
            {area(self.note, Label::new(key::PRIVATE_NOTE).optional().private().hint(key::PRIVATE_NOTE_HINT))}
            {self.next.show(key::NEXT_SESSION, true)}
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ashshash_base::{Problem, TimeOfDay};
    use ashshash_services::counselling::SessionProblem;

    #[test]
    fn what_a_form_may_find_wrong_has_words_on_this_side() {
        let overlap =
            SessionProblem::Overlaps { on: Date::default(), starts_at: TimeOfDay::from_minutes(600).unwrap() };
        let problems = [
            SessionProblem::SurvivorNotActive,
            SessionProblem::NoCounsellor,
            SessionProblem::NotYet,
            SessionProblem::Past.of_next(),
            SessionProblem::TooFarAhead,
            SessionProblem::PastMidnight,
            overlap.of_next(),
            SessionProblem::VenueMissing,
            SessionProblem::SuitableMissing,
            SessionProblem::NoteTooLong,
        ];
        for problem in problems {
            assert!(ashshash_i18n::key_of(problem.code()).is_some(), "{}", problem.code());
        }
    }
}
