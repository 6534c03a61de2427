//! Random registers: few people, few days, so that ties and boundary days are common.

use ashshash_base::{BatchId, CounsellorId, Date, OrganisationId, SurvivorId};
use ashshash_indicators::Source;
use ashshash_storage::organisation::{self, Organisation};
use ashshash_storage::write::{
    AwarenessEventRow, BatchRow, BudgetAllocationRow, CertificateRow, CounsellingSessionRow, CounsellorRow,
    EnrolmentRow, FamilySessionRow, PlacementRow, ReferralRow, SupportRow, SurvivorRow, TrainingEnrolmentRow,
    TrainingNeedsAssessmentRow, insert_all,
};
use ashshash_testkit::{World, day};
use sea_orm::{ConnectionTrait, Statement};
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
    counsellors: Vec<Uuid>,
    batch: Uuid,
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

macro_rules! about {
    ($row:ident, $rows:ident, $type:ident { $($field:ident: $value:expr),* $(,)? }) => {
        $type {
            id: $row.id,
            survivor_id: SurvivorId::from_uuid($rows.people[$row.person].id),
            counsellor_id: $row.counsellor.map(CounsellorId::from_uuid),
            upazila_id: $row.upazila,
            union_id: $row.union,
            $($field: $value),*
        }
    };
}

impl Rows {
    fn of(&self, source: Source) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.source == source)
    }

    pub async fn save(&self, world: &World, office: OrganisationId) {
        let (db, now) = (world.database.writer(), world.clock.now());
        let code = office.as_uuid().simple().to_string();
        let named = Organisation { id: office, code: code.clone(), name: code, kind: "office".to_owned() };
        organisation::insert(db, &named, now).await.unwrap();
        macro_rules! insert {
            ($rows:expr) => {
                insert_all(db, office, now, $rows.collect()).await.unwrap()
            };
        }
        insert!(self.counsellors.iter().map(|id| CounsellorRow { id: *id, name: id.to_string(), sex: None }));
        insert!(self.people.iter().enumerate().map(|(number, person)| SurvivorRow {
            id: person.id,
            code: format!("R-{number}"),
            sex: person.sex,
            birth_year: None,
            upazila_id: None,
            union_id: None,
            status: "active",
            counsellor_id: None,
            identified_on: None,
            verified_on: None,
            enrolled_on: None,
            exploitation: None,
            destination: None,
            register_notes: String::new(),
        }));
        insert!([self.batch].into_iter().map(|id| BatchRow {
            id,
            code: "B".to_owned(),
            provider_id: None,
            provider_organisation_id: None,
            kind: "skill",
            trade: None,
        }));
        insert!(self.of(Source::Enrolment).map(|r| about!(
            r,
            self,
            EnrolmentRow { started_on: r.on, ended_on: r.ended, end_kind: r.status, drop_out_reason: None }
        )));
        insert!(self.of(Source::CounsellingSession).map(|r| about!(
            r,
            self,
            CounsellingSessionRow {
                session_on: r.on,
                status: r.status.unwrap(),
                kind: r.kind,
                venue: None,
                detail: None,
                satisfaction: None,
            }
        )));
        insert!(self.of(Source::FamilySession).map(|r| about!(
            r,
            self,
            FamilySessionRow { session_on: r.on, male: r.people[0], female: r.people[1], other: r.people[2] }
        )));
        insert!(self.of(Source::Certificate).map(|r| about!(
            r,
            self,
            CertificateRow {
                number: Some(r.id.to_string()),
                state: "approved",
                approved_on: Some(r.on),
                revoked_on: r.ended,
            }
        )));
        insert!(self.of(Source::TrainingNeedsAssessment).map(|r| about!(
            r,
            self,
            TrainingNeedsAssessmentRow { assessed_on: r.on }
        )));
        insert!(self.of(Source::TrainingEnrolment).map(|r| about!(
            r,
            self,
            TrainingEnrolmentRow {
                batch_id: BatchId::from_uuid(self.batch),
                provider_organisation_id: None,
                kind: r.kind,
                started_on: r.on,
                ended_on: r.ended,
                status: r.status.unwrap(),
                conveyance_in_time: None,
            }
        )));
        insert!(self.of(Source::Placement).map(|r| about!(
            r,
            self,
            PlacementRow { kind: r.kind, placed_on: r.on, employer: None, income_bdt: None }
        )));
        insert!(self.of(Source::Referral).map(|r| about!(
            r,
            self,
            ReferralRow {
                provider_id: None,
                provider_organisation_id: None,
                service: r.kind,
                status: r.status.unwrap(),
                made_on: r.on,
            }
        )));
        insert!(self.of(Source::Support).map(|r| about!(
            r,
            self,
            SupportRow {
                provider_id: None,
                item: "other".to_owned(),
                item_kind: r.kind,
                detail: None,
                quantity_milli: None,
                unit: None,
                value_bdt: None,
                given_on: r.on,
            }
        )));
        insert!(self.of(Source::AwarenessEvent).map(|r| AwarenessEventRow {
            id: r.id,
            activity_type: r.kind.to_owned(),
            event_on: r.on,
            upazila_id: r.upazila,
            union_id: r.union,
            male: r.people[0],
            female: r.people[1],
            other: r.people[2],
            recorded_by: None,
        }));
        insert!(self.of(Source::BudgetAllocation).map(|r| BudgetAllocationRow {
            id: r.id,
            upazila_id: r.upazila,
            union_id: r.union.unwrap(),
            starts_on: r.on,
            ends_on: r.on,
            amount_bdt: r.amount,
        }));
        for row in self.rows.iter().filter(|row| row.is_voided) {
            set(db, &format!("UPDATE {} SET voided_at = 1 WHERE id = $1", row.source.name()), row.id).await;
        }
        // A person who turned out to be another one, or not to be one.
        for (number, person) in self.people.iter().enumerate().filter(|(_, person)| person.is_gone) {
            let change = if number % 2 == 0 { "voided_at = 1" } else { "merged_into = id" };
            set(db, &format!("UPDATE survivor SET {change} WHERE id = $1"), person.id).await;
        }
    }
}

async fn set(db: &sea_orm::DatabaseConnection, sql: &str, id: Uuid) {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    assert_eq!(db.execute_raw(statement).await.unwrap().rows_affected(), 1);
}
