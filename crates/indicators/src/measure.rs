//! The parts of which a figure's rule is made.

/// Output of the logframe under which a figure is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Output {
    /// Men and women and their families are counselled psychosocially.
    Counselled,
    /// They graduate from technical and entrepreneurial training.
    Trained,
    /// They receive health support and legal compensation.
    HealthAndLaw,
    /// Communities are aware about trafficking and irregular migration.
    Aware,
    /// Institutions provide support.
    Institutions,
    /// The referral system gives comprehensive support.
    Referred,
}

impl Output {
    /// Its number in the logframe.
    pub fn code(self) -> &'static str {
        match self {
            Self::Counselled => "1.1",
            Self::Trained => "1.2",
            Self::HealthAndLaw => "1.3",
            Self::Aware => "2.1",
            Self::Institutions => "2.2",
            Self::Referred => "2.4",
        }
    }
}

/// The kind of record that a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// Episodes of support.
    Enrolment,
    /// Sessions with one survivor.
    CounsellingSession,
    /// Sessions with a survivor's family.
    FamilySession,
    /// Ready-to-Go certificates.
    Certificate,
    /// Training needs assessments.
    TrainingNeedsAssessment,
    /// Survivors in batches.
    TrainingEnrolment,
    /// Jobs and businesses.
    Placement,
    /// Referrals to services.
    Referral,
    /// Goods and money given.
    Support,
    /// Awareness events.
    AwarenessEvent,
    /// Budgets of union parishads.
    BudgetAllocation,
}

impl Source {
    /// All kinds of record.
    pub const ALL: [Self; 11] = [
        Self::Enrolment,
        Self::CounsellingSession,
        Self::FamilySession,
        Self::Certificate,
        Self::TrainingNeedsAssessment,
        Self::TrainingEnrolment,
        Self::Placement,
        Self::Referral,
        Self::Support,
        Self::AwarenessEvent,
        Self::BudgetAllocation,
    ];

    /// Its word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enrolment => "enrolment",
            Self::CounsellingSession => "counselling_session",
            Self::FamilySession => "family_session",
            Self::Certificate => "certificate",
            Self::TrainingNeedsAssessment => "training_needs_assessment",
            Self::TrainingEnrolment => "training_enrolment",
            Self::Placement => "placement",
            Self::Referral => "referral",
            Self::Support => "support",
            Self::AwarenessEvent => "awareness_event",
            Self::BudgetAllocation => "budget_allocation",
        }
    }

    /// Tells whether its records are about one survivor each.
    pub fn is_about_survivors(self) -> bool {
        !matches!(self, Self::AwarenessEvent | Self::BudgetAllocation)
    }
}

/// How the qualifying records become a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Each survivor once, by the survivor's sex.
    Survivors,
    /// Each survivor once, total only: a family.
    Families,
    /// Each record, total only.
    Records,
    /// The people whom the records count, by their sex.
    People,
    /// Each record as an event, and the people by their sex.
    Events,
    /// Each record as an event; people are not counted.
    EventsOnly,
    /// Each union once, of all unions with a record, with the sum of money.
    Unions,
}

/// When a record belongs to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Its date lies in the period, both ends included.
    In,
    /// It is open at the end of the period's last day: begun on or before it, and not ended.
    OpenAtEnd {
        /// The field with the date of the end.
        ended: &'static str,
        /// Field and code of a record that has no end yet: an end without a known date is an end.
        open: (&'static str, Option<&'static str>),
    },
}

/// What a record must be to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The field holds this code.
    Is(&'static str, &'static str),
    /// The field holds one of these codes.
    OneOf(&'static str, Vec<&'static str>),
    /// The number in the field is above zero.
    Positive(&'static str),
    /// The date in the field is absent or after the period.
    NotBy(&'static str),
    /// No record of the same survivor has an earlier date in the field.
    First(&'static str),
}

/// What a figure can be broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The person's sex.
    Sex,
    /// Upazila written on the counted record.
    Upazila,
    /// Union written on the counted record.
    Union,
    /// Month of the record's date.
    Month,
    /// Quarter of the record's date.
    Quarter,
    /// Counsellor written on the counted record.
    Counsellor,
}

/// A figure's rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The figure's name for scripts, lower case.
    pub code: String,
    /// Where it is reported.
    pub output: Output,
    /// What it counts.
    pub source: Source,
    /// How it counts.
    pub aggregate: Aggregate,
    /// The field with the date that puts a record into a period.
    pub counted_on: &'static str,
    /// When a record belongs to a period.
    pub when: When,
    /// What a record must be to count.
    pub conditions: Vec<Condition>,
}

impl Measure {
    /// What the figure can be broken down by; a stock has no time.
    pub fn dimensions(&self) -> Vec<Dimension> {
        let survivors = self.source.is_about_survivors();
        let mut dimensions = Vec::with_capacity(6);
        if !matches!(self.aggregate, Aggregate::Unions | Aggregate::EventsOnly) {
            dimensions.push(Dimension::Sex);
        }
        dimensions.extend([Dimension::Upazila, Dimension::Union]);
        if self.when == When::In && self.aggregate != Aggregate::Unions {
            dimensions.extend([Dimension::Month, Dimension::Quarter]);
        }
        if survivors {
            dimensions.push(Dimension::Counsellor);
        }
        dimensions
    }

    /// Tells whether the figure is given by sex.
    pub fn is_by_sex(&self) -> bool {
        matches!(self.aggregate, Aggregate::Survivors | Aggregate::People | Aggregate::Events)
    }

    /// Tells whether several records of one subject count once.
    pub fn is_distinct(&self) -> bool {
        matches!(self.aggregate, Aggregate::Survivors | Aggregate::Families | Aggregate::Unions)
    }
}
