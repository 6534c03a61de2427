use ashshash_base::{Argument, Finding, PersonalText, UserId};

use super::command::LONGEST_WORDS;
use super::evidence::{Evidence, missing};
use super::state::CertificateState;

/// Decides whether a certificate can be requested.
///
/// `own` is the state of the certificate that is requested again, none for a new one; `others` are
/// the states of the survivor's other certificates.
///
/// # Errors
/// Says what stands in the way, and all that is still missing.
pub fn request(
    own: Option<CertificateState>,
    others: &[CertificateState],
    evidence: &Evidence,
    statement: &PersonalText,
) -> Result<CertificateState, Vec<Finding>> {
    let mut findings = Vec::new();
    if let Some(own) = own.filter(|own| *own != CertificateState::Returned) {
        findings.push(wrong_state(own));
    }
    if let Some(other) = others.iter().copied().find(|other| other.is_open_or_valid()) {
        findings.push(wrong_state(other));
    }
    findings.extend(missing(evidence));
    findings.extend(words(statement, "statement", "certificate-statement-missing"));
    if findings.is_empty() { Ok(CertificateState::Requested) } else { Err(findings) }
}

/// Decides whether a request can be approved: complete still, and by somebody else.
///
/// # Errors
/// Says what stands in the way.
pub fn approve(
    present: CertificateState,
    evidence: &Evidence,
    requested_by: Option<UserId>,
    by: UserId,
) -> Result<CertificateState, Vec<Finding>> {
    let mut findings = decidable(present, requested_by, by);
    findings.extend(missing(evidence));
    if findings.is_empty() { Ok(CertificateState::Approved) } else { Err(findings) }
}

/// Decides whether a request can be sent back.
///
/// # Errors
/// Says what stands in the way.
pub fn return_request(
    present: CertificateState,
    requested_by: Option<UserId>,
    by: UserId,
    comment: &PersonalText,
) -> Result<CertificateState, Vec<Finding>> {
    let mut findings = decidable(present, requested_by, by);
    findings.extend(words(comment, "comment", "certificate-comment-missing"));
    if findings.is_empty() { Ok(CertificateState::Returned) } else { Err(findings) }
}

/// Decides whether a certificate can be revoked.
///
/// # Errors
/// Says what stands in the way.
pub fn revoke(present: CertificateState, reason: &PersonalText) -> Result<CertificateState, Vec<Finding>> {
    let mut findings = Vec::new();
    if present != CertificateState::Approved {
        findings.push(wrong_state(present));
    }
    findings.extend(words(reason, "reason", "certificate-reason-missing"));
    if findings.is_empty() { Ok(CertificateState::Revoked) } else { Err(findings) }
}

/// Nobody decides about what they asked for themselves.
fn decidable(present: CertificateState, requested_by: Option<UserId>, by: UserId) -> Vec<Finding> {
    if present != CertificateState::Requested {
        return vec![wrong_state(present)];
    }
    if requested_by == Some(by) {
        return vec![Finding::of("certificate-own-request")];
    }
    Vec::new()
}

/// Says how a certificate stands that something else was expected of.
fn wrong_state(state: CertificateState) -> Finding {
    Finding::of(match state {
        CertificateState::Requested => "certificate-is-requested",
        CertificateState::Returned => "certificate-is-returned",
        CertificateState::Approved => "certificate-is-approved",
        CertificateState::Revoked => "certificate-is-revoked",
        CertificateState::Ended => "certificate-is-ended",
    })
}

fn words(text: &PersonalText, field: &'static str, missing: &'static str) -> Option<Finding> {
    if text.is_blank() {
        return Some(Finding::at(missing, field));
    }
    let maximum = Argument::Count(LONGEST_WORDS.try_into().unwrap_or(i64::MAX));
    (text.characters() > LONGEST_WORDS)
        .then(|| Finding::at("certificate-words-too-long", field).with("maximum", maximum))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::super::evidence::tests::complete;
    use super::*;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn said() -> PersonalText {
        PersonalText::new("Decides about her own money.")
    }

    fn codes<T: std::fmt::Debug>(outcome: Result<T, Vec<Finding>>) -> Vec<&'static str> {
        outcome.unwrap_err().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_complete_file_can_be_requested_once() {
        let (evidence, said) = (complete(), said());
        assert_eq!(request(None, &[], &evidence, &said), Ok(CertificateState::Requested));
        for (present, code) in [
            (CertificateState::Requested, "certificate-is-requested"),
            (CertificateState::Returned, "certificate-is-returned"),
            (CertificateState::Approved, "certificate-is-approved"),
        ] {
            assert_eq!(codes(request(None, &[present], &evidence, &said)), [code]);
        }
        // After a revocation, or when somebody came back, a new one can be asked for.
        let past = [CertificateState::Revoked, CertificateState::Ended];
        assert_eq!(request(None, &past, &evidence, &said), Ok(CertificateState::Requested));
    }

    #[test]
    fn only_a_returned_one_is_requested_again() {
        let evidence = complete();
        assert_eq!(request(Some(CertificateState::Returned), &[], &evidence, &said()), Ok(CertificateState::Requested));
        for own in [CertificateState::Requested, CertificateState::Revoked, CertificateState::Ended] {
            assert_eq!(codes(request(Some(own), &[], &evidence, &said())).len(), 1, "{own:?}");
        }
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let told = codes(request(None, &[], &Evidence::default(), &PersonalText::new(" ")));
        assert_eq!(told.len(), 5);
        assert_eq!(told.last(), Some(&"certificate-statement-missing"));
    }

    #[test]
    fn revocation_needs_a_reason_and_something_valid() {
        assert_eq!(revoke(CertificateState::Approved, &said()), Ok(CertificateState::Revoked));
        assert_eq!(codes(revoke(CertificateState::Approved, &PersonalText::new(""))), ["certificate-reason-missing"]);
        assert_eq!(codes(revoke(CertificateState::Revoked, &said())), ["certificate-is-revoked"]);
        let long = PersonalText::new(&"a".repeat(LONGEST_WORDS + 1));
        assert_eq!(codes(revoke(CertificateState::Approved, &long)), ["certificate-words-too-long"]);
    }

    fn any_state() -> impl Strategy<Value = CertificateState> {
        prop::sample::select(CertificateState::ALL)
    }

    proptest! {
        #[test]
        fn nobody_decides_about_their_own_request(state in any_state(), by in 0..3_u128, other in 0..3_u128) {
            let (by, other) = (user(by), user(other));
            let outcomes = [
                approve(state, &complete(), Some(other), by),
                return_request(state, Some(other), by, &said()),
            ];
            for outcome in outcomes {
                prop_assert_eq!(outcome.is_ok(), state == CertificateState::Requested && by != other);
            }
        }

        #[test]
        fn no_way_leads_back_from_a_revocation(by in 0..3_u128) {
            let revoked = CertificateState::Revoked;
            prop_assert!(approve(revoked, &complete(), None, user(by)).is_err());
            prop_assert!(return_request(revoked, None, user(by), &said()).is_err());
            prop_assert!(request(Some(revoked), &[], &complete(), &said()).is_err());
            prop_assert!(revoke(revoked, &said()).is_err());
        }

        #[test]
        fn approval_needs_complete_evidence(is_active: bool, sessions_held in 0..2_i64) {
            let evidence = Evidence { is_active, sessions_held, ..complete() };
            let outcome = approve(CertificateState::Requested, &evidence, Some(user(1)), user(2));
            prop_assert_eq!(outcome.is_ok(), is_active && sessions_held > 0);
        }
    }
}
