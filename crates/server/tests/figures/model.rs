//! Random registers: few people, few days, so that ties and boundary days are common.

use ashshash_base::Date;
use ashshash_indicators::Source;
use ashshash_testkit::day;
use uuid::Uuid;

/// A stream of numbers that is the same for the same seed.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 11) % limit
    }

    pub fn id(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(3) > 0).then(|| make(self))
    }

    /// A day around the ends of March 2021, or some day of three years.
    fn day(&mut self) -> Date {
        let edges = ["2021-02-27", "2021-02-28", "2021-03-01", "2021-03-15", "2021-03-30", "2021-03-31", "2021-04-01"];
        match self.below(4) {
            0 => day("2020-01-01") + chrono::Days::new(self.below(1_000)),
            _ => day(self.one(&edges)),
        }
    }
}

/// A person.
#[derive(Clone)]
pub struct Person {
    pub id: Uuid,
    pub sex: &'static str,
    pub is_gone: bool,
}

/// A row of any kind, with all that a figure may look at.
#[derive(Clone)]
pub struct Row {
    pub id: Uuid,
    pub source: Source,
    pub person: usize,
    pub is_voided: bool,
    pub counsellor: Option<Uuid>,
    pub upazila: Option<i32>,
    pub union: Option<i32>,
    /// The date of a thing, or its start.
    pub on: Date,
    /// Its end, or its revocation.
    pub ended: Option<Date>,
    /// Status of a session or a training; how an enrolment ended.
    pub status: Option<&'static str>,
    /// Kind of a training, a placement, an item; a service; an activity.
    pub kind: &'static str,
    pub people: [i32; 3],
    pub amount: i64,
}

/// All rows of an office.
pub struct Rows {
    pub people: Vec<Person>,
    pub rows: Vec<Row>,
    pub counsellors: Vec<Uuid>,
    pub batch: Uuid,
}

impl Rows {
    pub fn random(random: &mut Random) -> Self {
        let person = |random: &mut Random| Person {
            id: random.id(),
            sex: random.one(&["male", "female", "female", "other"]),
            is_gone: random.below(8) == 0,
        };
        let people: Vec<Person> = (0..12).map(|_| person(random)).collect();
        let counsellors: Vec<Uuid> = (0..3).map(|_| random.id()).collect();
        let mut rows = Vec::new();
        for source in Source::ALL {
            for _ in 0..30 + random.below(20) {
                rows.push(Row::random(random, source, people.len(), &counsellors));
            }
        }
        Self { people, rows, counsellors, batch: random.id() }
    }
}

impl Row {
    fn random(random: &mut Random, source: Source, people: usize, counsellors: &[Uuid]) -> Self {
        let on = random.day();
        let ended = random.maybe(|r| on + chrono::Days::new(r.one(&[0, 1, 14, 30, 400])));
        let (status, kind): (Option<&'static str>, &'static str) = match source {
            // Now and then an end without a date: an end all the same.
            Source::Enrolment => {
                let has_ended = ended.is_some() || random.below(6) == 0;
                (has_ended.then(|| random.one(&["dropped_out", "completed", "transferred"])), "")
            }
            Source::CounsellingSession => (Some(random.one(&["held", "held", "missed", "rescheduled"])), "regular"),
            Source::TrainingEnrolment => {
                let status = if ended.is_some() {
                    random.one(&["graduated", "dropped_out"])
                } else {
                    random.one(&["continuing", "dropped_out"])
                };
                (Some(status), random.one(&["edt", "skill"]))
            }
            Source::Placement => (None, random.one(&["wage", "self"])),
            Source::Referral => (Some("made"), random.one(&["legal", "health", "skills"])),
            Source::Support => (None, random.one(&["food", "livelihood", "cash", "in_kind", "hygiene"])),
            Source::AwarenessEvent => {
                (None, random.one(&["COMMUNITY_COUNSELLING", "TIE_TFD", "PROVIDER_COORDINATION", "DAY_OBSERVATION"]))
            }
            _ => (None, ""),
        };
        let union = random.maybe(|r| r.one(&[1, 2, 3]));
        let upazila = random.maybe(|r| r.one(&[171, 178]));
        // A union parishad that sets money aside lies in one upazila.
        let of_budget = union.unwrap_or(4);
        Self {
            id: random.id(),
            source,
            person: random.below(people as u64) as usize,
            is_voided: random.below(7) == 0,
            counsellor: random.maybe(|r| r.one(counsellors)),
            upazila: if source == Source::BudgetAllocation { Some(170 + of_budget) } else { upazila },
            union: if source == Source::BudgetAllocation { Some(of_budget) } else { union },
            on,
            ended,
            status,
            kind,
            people: [random.below(30) as i32, random.below(30) as i32, random.below(3) as i32],
            amount: random.one(&[0, 10_000, 25_000]),
        }
    }
}
