use ashshash_base::{
    Argument, ConsentId, CounsellorId, Date, Deed, DeedId, EnrolmentId, Finding, LeadId, OrganisationId, PersonalText,
    SurvivorId, closed_set,
};
use serde::{Deserialize, Serialize};

use crate::consent::judge_witness;
use crate::identity::{LONGEST_LINE, in_future, too_long};
use crate::{ConsentPurpose, ConsentWay, LeadState, is_minor};

closed_set! {
    /// Who decides for a person under 18 (R2).
    GuardianKind {
        /// The guardian agrees.
        Guardian = "guardian" [],
        /// The guardian is implicated: a probation or child-welfare officer decided.
        Officer = "officer" [],
    }
}

/// The consent that a person under 18 needs besides the own one (R2).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GuardianDecision {
    /// Guardian, or officer in the guardian's place.
    pub kind: GuardianKind,
    /// Who it was.
    pub name: PersonalText,
    /// On which day.
    pub decided_on: Date,
}

/// What the person said to one purpose at the enrolment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EnrolConsent {
    /// The consent.
    pub id: ConsentId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom; all of the kind where nobody is named.
    pub recipient: Option<OrganisationId>,
    /// Given, or refused.
    pub given: bool,
}

/// Makes a survivor of a verified lead and opens the first enrolment (R2).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SurvivorEnrol {
    /// The deed.
    pub deed_id: DeedId,
    /// The enrolment.
    pub id: EnrolmentId,
    /// Who becomes a survivor.
    pub lead: LeadId,
    /// The lead's version that it was made on.
    pub version: i64,
    /// The survivor to be.
    pub survivor: SurvivorId,
    /// First day of the support.
    pub enrolled_on: Date,
    /// Who counsels; the lead's counsellor where nobody is named.
    pub counsellor: Option<CounsellorId>,
    /// How consent was given.
    pub way: ConsentWay,
    /// Who witnessed it.
    pub witness: Option<PersonalText>,
    /// What the person said, by purpose; services must be among what was given.
    pub consents: Vec<EnrolConsent>,
    /// The guardian's consent or the officer's decision, under 18.
    pub guardian: Option<GuardianDecision>,
}

impl Deed for SurvivorEnrol {
    const NAME: &'static str = "survivor-enrol";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// What enrolment depends on.
#[derive(Clone, Copy, Debug)]
pub struct EnrolFacts {
    /// Where the lead stands.
    pub state: LeadState,
    /// When the person was pointed out.
    pub identified_on: Option<Date>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Somebody will counsel.
    pub has_counsellor: bool,
}

impl SurvivorEnrol {
    /// Opens the enrolment: verified, consented, in order, and with a guardian under 18 (R2).
    ///
    /// # Errors
    /// Lists what is missing.
    pub fn decide(&self, facts: &EnrolFacts, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        let LeadState::Verified { on: verified_on } = facts.state else {
            return Err(vec![Finding::of("lead-not-verified")]);
        };
        if self.enrolled_on > today {
            findings.push(in_future(self.enrolled_on, "enrolled_on"));
        }
        if self.enrolled_on < verified_on {
            let finding = Finding::at("enrolled-before-verified", "enrolled_on");
            findings.push(finding.with("date", Argument::Date(verified_on)));
        }
        if facts.identified_on.is_some_and(|identified| verified_on < identified) {
            findings.push(Finding::at("verified-before-identified", "enrolled_on"));
        }
        if !self.consents.iter().any(|consent| consent.purpose == ConsentPurpose::Services && consent.given) {
            findings.push(Finding::at("consent-to-services-missing", "consents"));
        }
        judge_witness(&mut findings, self.way, self.witness.as_ref());
        self.judge_guardian(&mut findings, facts.birth_year, today);
        if !facts.has_counsellor {
            findings.push(Finding::at("counsellor-needed", "counsellor"));
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    fn judge_guardian(&self, findings: &mut Vec<Finding>, birth_year: Option<i32>, today: Date) {
        match (is_minor(birth_year, self.enrolled_on), &self.guardian) {
            (None, _) => findings.push(Finding::at("birth-year-missing", "birth_year")),
            (Some(true), None) => findings.push(Finding::at("guardian-missing", "guardian")),
            (_, Some(decision)) => {
                if decision.name.is_blank() {
                    findings.push(Finding::at("guardian-name-missing", "guardian_name"));
                }
                too_long(findings, Some(&decision.name), LONGEST_LINE, "guardian_name");
                if decision.decided_on > today {
                    findings.push(in_future(decision.decided_on, "guardian_on"));
                }
            }
            (Some(false), None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn id<T: From<uuid::Uuid>>(number: u128) -> T {
        uuid::Uuid::from_u128(number).into()
    }

    fn services(given: bool) -> EnrolConsent {
        EnrolConsent { id: id(5), purpose: ConsentPurpose::Services, recipient: None, given }
    }

    fn enrol(on: Date) -> SurvivorEnrol {
        SurvivorEnrol {
            deed_id: id(1),
            id: id(2),
            lead: id(3),
            version: 1,
            survivor: id(4),
            enrolled_on: on,
            counsellor: None,
            way: ConsentWay::Signed,
            witness: None,
            consents: vec![services(true)],
            guardian: None,
        }
    }

    fn facts(verified: &str, birth_year: i32) -> EnrolFacts {
        EnrolFacts {
            state: LeadState::Verified { on: day(verified) },
            identified_on: Some(day("2021-01-01")),
            birth_year: Some(birth_year),
            has_counsellor: true,
        }
    }

    fn codes(result: Result<(), Vec<Finding>>) -> Vec<&'static str> {
        result.err().unwrap_or_default().into_iter().map(|finding| finding.code).collect()
    }

    const TODAY: &str = "2021-03-01";

    #[test]
    fn only_a_verified_lead_is_enrolled() {
        let open = EnrolFacts { state: LeadState::Open, ..facts("2021-01-02", 1998) };
        assert_eq!(codes(enrol(day("2021-02-01")).decide(&open, day(TODAY))), ["lead-not-verified"]);
        assert!(enrol(day("2021-02-01")).decide(&facts("2021-01-02", 1998), day(TODAY)).is_ok());
    }

    #[test]
    fn services_are_agreed_to_and_nothing_else_is_needed() {
        let mut deed = enrol(day("2021-02-01"));
        deed.consents = vec![services(false)];
        assert_eq!(codes(deed.decide(&facts("2021-01-02", 1998), day(TODAY))), ["consent-to-services-missing"]);
        let refused = EnrolConsent { purpose: ConsentPurpose::SuccessStory, given: false, ..services(true) };
        deed.consents = vec![services(true), refused];
        assert!(deed.decide(&facts("2021-01-02", 1998), day(TODAY)).is_ok());
    }

    #[test]
    fn under_eighteen_somebody_decides_too_and_an_officer_where_the_guardian_is_implicated() {
        let mut deed = enrol(day("2021-02-01"));
        let child = facts("2021-01-02", 2005);
        assert_eq!(codes(deed.decide(&child, day(TODAY))), ["guardian-missing"]);
        for kind in GuardianKind::ALL {
            let name = PersonalText::new("Demo Guardian");
            deed.guardian = Some(GuardianDecision { kind: *kind, name, decided_on: day("2021-02-01") });
            assert!(deed.decide(&child, day(TODAY)).is_ok());
        }
        let unknown = EnrolFacts { birth_year: None, ..child };
        assert_eq!(codes(deed.decide(&unknown, day(TODAY))), ["birth-year-missing"]);
    }

    proptest! {
        #[test]
        fn identified_verified_enrolled_and_today_follow_each_other(
            identified in 0_u64..60, verified in 0_u64..60, enrolled in 0_u64..60, today in 0_u64..60,
        ) {
            let at = |days: u64| day("2021-01-01") + chrono::Days::new(days);
            let facts = EnrolFacts {
                state: LeadState::Verified { on: at(verified) },
                identified_on: Some(at(identified)),
                birth_year: Some(1990),
                has_counsellor: true,
            };
            let allowed = enrol(at(enrolled)).decide(&facts, at(today)).is_ok();
            prop_assert_eq!(allowed, identified <= verified && verified <= enrolled && enrolled <= today);
        }
    }
}
