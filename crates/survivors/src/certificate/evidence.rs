use ashshash_base::{Date, Finding};
use serde::{Deserialize, Serialize};

/// The facts that a certificate rests on (R4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The survivor's support is open.
    pub is_active: bool,
    /// How many counselling sessions were held.
    pub sessions_held: i64,
    /// When the last one was held.
    pub last_held_on: Option<Date>,
    /// When needs were last assessed.
    pub needs_assessed_on: Option<Date>,
    /// How many goals the case plan has; none where there is no plan.
    pub plan_goals: Option<i64>,
    /// When the plan was last reviewed, or else agreed.
    pub plan_reviewed_on: Option<Date>,
}

/// Says what is still missing for a certificate, in the order in which it is usually done.
///
/// The server decides by this function and the browser calls it to say so beforehand.
pub fn missing(evidence: &Evidence) -> Vec<Finding> {
    let mut missing = Vec::new();
    let mut unless = |is_there: bool, code: &'static str, field: &'static str| {
        if !is_there {
            missing.push(Finding::at(code, field));
        }
    };
    unless(evidence.is_active, "certificate-not-active", "status");
    unless(evidence.sessions_held > 0, "certificate-no-session", "sessions_held");
    unless(evidence.needs_assessed_on.is_some(), "certificate-no-needs-assessment", "needs_assessed_on");
    unless(evidence.plan_goals.is_some(), "certificate-no-case-plan", "plan_goals");
    unless(evidence.plan_goals != Some(0), "certificate-no-goal", "plan_goals");
    missing
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(in super::super) fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    pub(in super::super) fn complete() -> Evidence {
        Evidence {
            is_active: true,
            sessions_held: 4,
            last_held_on: Some(day("2021-12-02")),
            needs_assessed_on: Some(day("2021-09-14")),
            plan_goals: Some(3),
            plan_reviewed_on: Some(day("2021-12-01")),
        }
    }

    fn codes(evidence: &Evidence) -> Vec<&'static str> {
        missing(evidence).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn each_missing_thing_is_named() {
        assert!(codes(&complete()).is_empty());
        assert_eq!(codes(&Evidence { is_active: false, ..complete() }), ["certificate-not-active"]);
        assert_eq!(codes(&Evidence { sessions_held: 0, ..complete() }), ["certificate-no-session"]);
        assert_eq!(codes(&Evidence { needs_assessed_on: None, ..complete() }), ["certificate-no-needs-assessment"]);
        assert_eq!(codes(&Evidence { plan_goals: None, ..complete() }), ["certificate-no-case-plan"]);
        assert_eq!(codes(&Evidence { plan_goals: Some(0), ..complete() }), ["certificate-no-goal"]);
        assert_eq!(codes(&Evidence::default()).len(), 4, "no plan is said once");
    }

    proptest! {
        #[test]
        fn nothing_is_missing_only_where_all_is_there(
            is_active: bool, sessions_held in 0..3_i64, has_needs: bool, goals in prop::option::of(0..3_i64),
        ) {
            let evidence = Evidence {
                is_active,
                sessions_held,
                needs_assessed_on: has_needs.then(|| day("2021-09-14")),
                plan_goals: goals,
                ..Evidence::default()
            };
            let is_complete = is_active && sessions_held > 0 && has_needs && goals.is_some_and(|goals| goals > 0);
            prop_assert_eq!(missing(&evidence).is_empty(), is_complete);
        }
    }
}
