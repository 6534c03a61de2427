//! Writes random registers into a database.

use ashshash_base::{BatchId, CounsellorId, OrganisationId, SurvivorId};
use ashshash_indicators::Source;
use ashshash_storage::organisation::{self, Organisation};
use ashshash_storage::write::{
    AwarenessEventRow, BatchRow, BudgetAllocationRow, CertificateRow, CounsellingSessionRow, CounsellorRow,
    EnrolmentRow, FamilySessionRow, PlacementRow, ReferralRow, SupportRow, SurvivorRow, TrainingEnrolmentRow,
    TrainingNeedsAssessmentRow, insert_all,
};
use ashshash_testkit::World;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::model::{Row, Rows};

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
                answered_on: None,
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
