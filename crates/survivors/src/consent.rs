use ashshash_base::{
    Argument, ConsentId, Date, Deed, DeedId, Finding, OrganisationId, PersonalText, SurvivorId, closed_set,
};
use serde::{Deserialize, Serialize};

use crate::identity::{LONGEST_LINE, in_future, too_long};

closed_set! {
    /// What a consent is for. Help never depends on any but the first (R2).
    ConsentPurpose {
        /// The office's services.
        Services = "services" [],
        /// Sharing with a training provider.
        ShareTsp = "share_tsp" [],
        /// Sharing with a legal provider.
        ShareLsp = "share_lsp" [],
        /// Sharing with a hospital or health complex.
        ShareHealth = "share_health" [],
        /// Sharing with a named partner.
        SharePartner = "share_partner" [],
        /// Telling the story.
        SuccessStory = "success_story" [],
        /// Taking and using a photo.
        Photo = "photo" [],
    }
}

closed_set! {
    /// How a consent was given.
    ConsentWay {
        /// Signed.
        Signed = "signed" [],
        /// With a thumb print.
        ThumbPrint = "thumb_print" [],
        /// Spoken before a witness.
        Spoken = "spoken" [],
    }
}

closed_set! {
    /// Where a consent stands.
    ConsentState {
        /// Given; in force until its end.
        Given = "given" [],
        /// The person does not want it.
        Refused = "refused" [],
        /// Taken back.
        Withdrawn = "withdrawn" [],
        /// A newer one stands in its place.
        Replaced = "replaced" [],
    }
}

impl ConsentPurpose {
    /// The kind of organisation that such a consent can name; none where it names nobody.
    pub const fn recipient_kind(self) -> Option<&'static str> {
        match self {
            Self::ShareTsp => Some("tsp"),
            Self::ShareLsp => Some("lsp"),
            Self::SharePartner => Some("partner"),
            Self::Services | Self::ShareHealth | Self::SuccessStory | Self::Photo => None,
        }
    }

    /// The kinds of referral that end when such a consent is withdrawn (R8).
    pub const fn ends_referrals(self) -> &'static [&'static str] {
        match self {
            Self::ShareTsp => &["skills", "job"],
            Self::ShareLsp => &["legal"],
            Self::ShareHealth => &["health"],
            Self::Services | Self::SharePartner | Self::SuccessStory | Self::Photo => &[],
        }
    }
}

/// The organisation that a consent names, as far as the rules look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient<'a> {
    /// `tsp`, `lsp`, `partner` …
    pub kind: &'a str,
}

/// Gives consent to one purpose.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsentGive {
    /// The deed.
    pub deed_id: DeedId,
    /// The consent.
    pub id: ConsentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom; all of the kind where nobody is named.
    pub recipient: Option<OrganisationId>,
    /// How it was given.
    pub way: ConsentWay,
    /// Who witnessed it.
    pub witness: Option<PersonalText>,
    /// On which day.
    pub given_on: Date,
    /// The last day on which it counts.
    pub until: Option<Date>,
}

/// Records that the person does not agree.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsentRefuse {
    /// The deed.
    pub deed_id: DeedId,
    /// The entry.
    pub id: ConsentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom.
    pub recipient: Option<OrganisationId>,
    /// On which day.
    pub refused_on: Date,
}

/// Takes a consent back; access ends in the same transaction (R8).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsentWithdraw {
    /// The deed.
    pub deed_id: DeedId,
    /// The consent.
    pub id: ConsentId,
    /// The version that it was made on.
    pub version: i64,
    /// On which day.
    pub withdrawn_on: Date,
}

/// One consent on paper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaperConsent {
    /// The consent.
    pub id: ConsentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// What for.
    pub purpose: ConsentPurpose,
    /// With whom; all of the kind where nobody is named.
    pub recipient: Option<OrganisationId>,
}

/// Records for many at once that the paper was seen: after a load of registers nothing is recorded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsentsRecordPaper {
    /// The deed.
    pub deed_id: DeedId,
    /// On which day the papers were seen.
    pub seen_on: Date,
    /// Who saw them.
    pub seen_by: PersonalText,
    /// Signed, or with a thumb print.
    pub way: ConsentWay,
    /// Which ones, at most [`ConsentsRecordPaper::MOST`].
    pub consents: Vec<PaperConsent>,
}

macro_rules! deeds {
    ($($name:ident = $journal:literal, $record:ident;)*) => {$(
        impl Deed for $name {
            const NAME: &'static str = $journal;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.$record.to_string()
            }
        }
    )*};
}

deeds! {
    ConsentGive = "consent-give", id;
    ConsentRefuse = "consent-refuse", id;
    ConsentWithdraw = "consent-withdraw", id;
    ConsentsRecordPaper = "consents-record-paper", deed_id;
}

fn judge_recipient(findings: &mut Vec<Finding>, purpose: ConsentPurpose, named: bool, found: Option<Recipient<'_>>) {
    let fits = match (named, purpose.recipient_kind()) {
        (false, _) => purpose != ConsentPurpose::SharePartner,
        (true, Some(kind)) => found.is_some_and(|recipient| recipient.kind == kind),
        (true, None) => false,
    };
    if !fits {
        findings.push(Finding::at(if named { "recipient-wrong" } else { "recipient-missing" }, "recipient"));
    }
}

fn judge_day(findings: &mut Vec<Finding>, day: Date, today: Date, field: &'static str) {
    if day > today {
        findings.push(in_future(day, field));
    }
}

fn decided(findings: Vec<Finding>) -> Result<(), Vec<Finding>> {
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

impl ConsentGive {
    /// Says what is missing: a consent without a signature needs a witness.
    ///
    /// # Errors
    /// Lists what can't be taken as given.
    pub fn decide(&self, recipient: Option<Recipient<'_>>, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        judge_recipient(&mut findings, self.purpose, self.recipient.is_some(), recipient);
        judge_day(&mut findings, self.given_on, today, "given_on");
        judge_witness(&mut findings, self.way, self.witness.as_ref());
        if let Some(until) = self.until.filter(|until| *until < self.given_on) {
            findings.push(Finding::at("consent-ends-before", "until").with("date", Argument::Date(until)));
        }
        decided(findings)
    }
}

/// A witness stands in for a signature.
pub(crate) fn judge_witness(findings: &mut Vec<Finding>, way: ConsentWay, witness: Option<&PersonalText>) {
    if way != ConsentWay::Signed && witness.is_none_or(PersonalText::is_blank) {
        findings.push(Finding::at("witness-missing", "witness"));
    }
    too_long(findings, witness, LONGEST_LINE, "witness");
}

impl ConsentRefuse {
    /// Records a refusal; `is_in_force` tells whether such a consent counts now.
    ///
    /// # Errors
    /// Refuses where it would have to be withdrawn instead, so that access ends by that deed.
    pub fn decide(&self, recipient: Option<Recipient<'_>>, is_in_force: bool, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        judge_recipient(&mut findings, self.purpose, self.recipient.is_some(), recipient);
        judge_day(&mut findings, self.refused_on, today, "refused_on");
        if is_in_force {
            findings.push(Finding::of("consent-in-force"));
        }
        decided(findings)
    }
}

impl ConsentWithdraw {
    /// Takes it back.
    ///
    /// # Errors
    /// Refuses what was never given, or ended already, and a day out of order.
    pub fn decide(&self, state: ConsentState, given_on: Option<Date>, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        if state != ConsentState::Given {
            findings.push(Finding::of("consent-not-in-force"));
        }
        judge_day(&mut findings, self.withdrawn_on, today, "withdrawn_on");
        if let Some(given) = given_on.filter(|given| self.withdrawn_on < *given) {
            findings.push(Finding::at("withdrawn-before-given", "withdrawn_on").with("date", Argument::Date(given)));
        }
        decided(findings)
    }
}

impl ConsentsRecordPaper {
    /// So many in one deed.
    pub const MOST: usize = 500;

    /// Says what is missing of the whole; each consent is judged by [`PaperConsent::decide`].
    ///
    /// # Errors
    /// Lists what can't be taken as given.
    pub fn decide(&self, today: Date) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        judge_day(&mut findings, self.seen_on, today, "seen_on");
        if self.seen_by.is_blank() {
            findings.push(Finding::at("witness-missing", "seen_by"));
        }
        too_long(&mut findings, Some(&self.seen_by), LONGEST_LINE, "seen_by");
        if self.way == ConsentWay::Spoken {
            findings.push(Finding::at("paper-not-spoken", "way"));
        }
        if self.consents.is_empty() {
            findings.push(Finding::at("nobody-chosen", "consents"));
        }
        if self.consents.len() > Self::MOST {
            let most = i64::try_from(Self::MOST).unwrap_or(i64::MAX);
            findings.push(Finding::at("too-many-at-once", "consents").with("maximum", Argument::Count(most)));
        }
        decided(findings)
    }
}

impl PaperConsent {
    /// Says what is wrong with one of many.
    ///
    /// # Errors
    /// Refuses a recipient that does not fit the purpose.
    pub fn decide(&self, recipient: Option<Recipient<'_>>) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        judge_recipient(&mut findings, self.purpose, self.recipient.is_some(), recipient);
        decided(findings)
    }
}

/// Tells whether a consent counts on a day.
pub fn is_in_force(state: ConsentState, until: Option<Date>, on: Date) -> bool {
    state == ConsentState::Given && until.is_none_or(|until| on <= until)
}

#[cfg(test)]
mod tests;
