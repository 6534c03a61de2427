use ashshash_base::{Date, Finding, closed_set};
use chrono::Datelike as _;
use serde::{Deserialize, Serialize};

use crate::Exploitation;

closed_set! {
    /// What was done to a person: the acts of the Palermo Protocol's third article.
    TraffickingAct {
        /// Recruited.
        Recruitment = "recruitment" [],
        /// Transported.
        Transportation = "transportation" [],
        /// Transferred to somebody.
        Transfer = "transfer" [],
        /// Harboured.
        Harbouring = "harbouring" [],
        /// Received.
        Receipt = "receipt" [],
    }
}

impl TraffickingAct {
    /// Gives the code of IOM's case data standard (HTCDS 2.0, `per_RoleInProcess`).
    pub const fn htcds(self) -> &'static str {
        match self {
            Self::Recruitment => "RecruiterOrIntermediary",
            Self::Transportation => "Transporter",
            Self::Transfer => "TransferredIndividual",
            Self::Harbouring => "HarbouredIndividual",
            Self::Receipt => "ReceivedIndividual",
        }
    }
}

closed_set! {
    /// By which means: HTCDS 2.0, `vic_MethodsOfControl`.
    TraffickingMeans {
        /// Physical threats.
        PhysicalThreats = "physical_threats" [],
        /// Threats of law enforcement.
        ThreatsLawEnforcement = "threats_law_enforcement" [],
        /// Threats against children or family.
        ThreatensChildrenFamily = "threatens_children_family" [],
        /// Debt bondage.
        DebtBondage = "debt_bondage" [],
        /// False promises.
        FalsePromises = "false_promises" [],
        /// Physical abuse.
        PhysicalAbuse = "physical_abuse" [],
        /// Sexual abuse.
        SexualAbuse = "sexual_abuse" [],
        /// Earnings taken away.
        TakesEarnings = "takes_earnings" [],
        /// No access to money.
        RestrictsFinancialAccess = "restricts_financial_access" [],
        /// No medical care.
        RestrictsMedicalCare = "restricts_medical_care" [],
        /// Necessities withheld.
        WithholdsNecessities = "withholds_necessities" [],
        /// Psychological abuse.
        PsychologicalAbuse = "psychological_abuse" [],
        /// Drugs or drink.
        PsychoactiveSubstance = "psychoactive_substance" [],
        /// Excessive working hours.
        ExcessiveWorkingHours = "excessive_working_hours" [],
        /// Documents withheld.
        WithholdsDocuments = "withholds_documents" [],
        /// Something else.
        Other = "other" [],
    }
}

impl TraffickingMeans {
    /// Gives the code of IOM's case data standard.
    pub fn htcds(self) -> String {
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        };
        self.code().split('_').map(capital).collect()
    }
}

/// What a verification rests on (R1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// What was done.
    pub acts: Vec<TraffickingAct>,
    /// By which means; not needed under 18.
    pub means: Vec<TraffickingMeans>,
    /// What for.
    pub purposes: Vec<Exploitation>,
    /// It rests on the person's own statement, which suffices: nobody is asked again to fill a code.
    pub own_statement: bool,
}

impl Verification {
    /// Says what is missing, for a person who was under 18, was not, or of unknown age.
    pub fn judge(&self, is_minor: Option<bool>) -> Vec<Finding> {
        if self.own_statement {
            return Vec::new();
        }
        let missing = [
            (self.acts.is_empty(), "verification-act-missing", "acts"),
            (self.means.is_empty() && is_minor != Some(true), "verification-means-missing", "means"),
            (self.purposes.is_empty(), "verification-purpose-missing", "purposes"),
        ];
        missing.into_iter().filter(|(is, ..)| *is).map(|(_, code, field)| Finding::at(code, field)).collect()
    }
}

/// Tells whether a person is under 18 on a day; the year of birth is all that is recorded.
pub fn is_minor(birth_year: Option<i32>, on: Date) -> Option<bool> {
    birth_year.map(|year| on.year() - year < 18)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(verification: &Verification, is_minor: Option<bool>) -> Vec<&'static str> {
        verification.judge(is_minor).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn act_means_and_purpose_are_needed_and_means_not_under_eighteen() {
        let nothing = Verification::default();
        let all = ["verification-act-missing", "verification-means-missing", "verification-purpose-missing"];
        assert_eq!(codes(&nothing, Some(false)), all);
        assert_eq!(codes(&nothing, None), all);
        assert_eq!(codes(&nothing, Some(true)), [all[0], all[2]]);
        let child = Verification {
            acts: vec![TraffickingAct::Recruitment],
            purposes: vec![Exploitation::ChildLabour],
            ..Verification::default()
        };
        assert!(codes(&child, Some(true)).is_empty());
        assert_eq!(codes(&child, Some(false)), [all[1]]);
    }

    #[test]
    fn the_persons_own_statement_suffices() {
        let told = Verification { own_statement: true, ..Verification::default() };
        assert!(codes(&told, Some(false)).is_empty());
    }

    #[test]
    fn the_standards_codes_are_in_its_lists() {
        let list = include_str!("../../../data/htcds/htcds_2.0_codelists.csv");
        let has = |field: &str, code: &str| {
            list.lines().any(|line| line.starts_with(&format!("{field},")) && line.contains(&format!(",{code},")))
        };
        for act in TraffickingAct::ALL {
            assert!(has("per_RoleInProcess", act.htcds()), "{act:?}");
        }
        for means in TraffickingMeans::ALL {
            assert!(has("vic_MethodsOfControl", &means.htcds()), "{means:?}");
        }
        let of_standard = list.lines().filter(|line| line.starts_with("vic_MethodsOfControl,")).count();
        assert_eq!(TraffickingMeans::ALL.len(), of_standard);
    }

    #[test]
    fn the_year_in_which_one_turns_eighteen_is_the_first_of_an_adult() {
        let on: Date = "2021-06-01".parse().unwrap();
        assert_eq!(is_minor(Some(2004), on), Some(true));
        assert_eq!(is_minor(Some(2003), on), Some(false));
        assert_eq!(is_minor(None, on), None);
    }
}
