//! The sheets about what was done with a survivor: sessions, referrals, support, training, work.

use std::collections::HashMap;

use ashshash_base::{BatchId, Date, Purpose, Sealed, name_key};
use ashshash_services::history::{ReferralFacts, judge_referral};
use ashshash_services::{ReferralService, SessionKind, SupportKind};
use ashshash_storage::StorageError;
use ashshash_storage::write::{
    BatchRow, CounsellingSessionRow, FamilySessionRow, PlacementRow as PlacementRecord, ReferralRow as ReferralRecord,
    SupportRow as SupportRecord, TrainingEnrolmentRow,
};
use ashshash_training::history::{RecordFacts, judge_record};
use uuid::Uuid;

use super::super::{CounsellingRow, FamilyRow, PlacementRow, ReferralRow, SupportRow, TrainingRow};
use super::item::{Entry, Item, Seen};
use super::plan::{Person, Planner};

impl Planner<'_> {
    /// Finds whom a row is about and what its record is called; none where there is nothing to do.
    fn take<T: Entry>(&mut self, item: &Item<T>, code: &str) -> Result<Option<(Person, Uuid, bool)>, StorageError> {
        let record = match item.seen {
            Seen::Same => {
                self.plan.outcome.unchanged += 1;
                return Ok(None);
            }
            Seen::Changed(known) => Some(known.record),
            Seen::New => None,
        };
        let Some(person) = self.person(item, code) else { return Ok(None) };
        let record = record.unwrap_or_else(|| self.ids.next());
        let is_new = self.admit(item, record, Some(person.id.as_uuid()), Some(person.id))?;
        Ok(Some((person, record, is_new)))
    }

    fn seal(
        &mut self,
        person: &Person,
        label: &'static str,
        row: Uuid,
        text: Option<&Sealed<String>>,
    ) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(text) = text else { return Ok(None) };
        let text = text.reveal(&Purpose::Store);
        Ok(self.data_key(person.id.as_uuid())?.seal_text(label, row, Some(text))?)
    }

    /// Takes in counselling sessions.
    pub(super) fn counselling(&mut self, items: Vec<Item<CounsellingRow>>) -> Result<(), StorageError> {
        for item in items {
            let row = &item.value;
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            let detail = self.seal(&person, "counselling_session.detail", id, row.venue_detail.as_ref())?;
            let session = CounsellingSessionRow {
                id,
                survivor_id: person.id,
                counsellor_id: self.counsellor(row.counsellor.as_deref()),
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                session_on: row.held_on,
                status: row.status.code(),
                kind: row.kind.unwrap_or(SessionKind::Regular).code(),
                venue: row.venue.map(|v| v.code()),
                detail,
                satisfaction: row.satisfaction.map(i32::from),
            };
            self.plan.sessions.add(session, is_new);
        }
        Ok(())
    }

    /// Takes in family sessions.
    pub(super) fn family(&mut self, items: Vec<Item<FamilyRow>>) -> Result<(), StorageError> {
        for item in items {
            let row = &item.value;
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            let session = FamilySessionRow {
                id,
                survivor_id: person.id,
                counsellor_id: self.counsellor(row.counsellor.as_deref()).or(person.counsellor),
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                session_on: row.held_on,
                male: row.male,
                female: row.female,
                other: row.other,
            };
            self.plan.family_sessions.add(session, is_new);
        }
        Ok(())
    }

    /// Takes in referrals.
    pub(super) fn referrals(&mut self, items: Vec<Item<ReferralRow>>) -> Result<(), StorageError> {
        for item in items {
            let row = &item.value;
            self.judge_referral_row(&item);
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            let provider = self.provider(row.provider.as_deref());
            let referral = ReferralRecord {
                id,
                survivor_id: person.id,
                counsellor_id: person.counsellor,
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                provider_id: provider.map(|(id, _)| id),
                provider_organisation_id: provider.and_then(|(_, organisation)| organisation),
                service: row.service.code(),
                status: row.status.code(),
                made_on: row.made_on,
                // Known only in the transaction; of a new one it is history.
                answered_on: None,
            };
            self.plan.referrals.add(referral, is_new);
        }
        Ok(())
    }

    /// Warns of what today's rules would ask of a referral (R8).
    fn judge_referral_row(&mut self, item: &Item<ReferralRow>) {
        let row = &item.value;
        let Some(person) = self.people.get(row.survivor.as_str()) else { return };
        let purpose = match row.service {
            ReferralService::Health => "share_health",
            ReferralService::Legal => "share_lsp",
            ReferralService::Skills | ReferralService::Job => "share_tsp",
            _ => "share_partner",
        };
        let needs_mou =
            matches!(row.service, ReferralService::Shelter | ReferralService::Health | ReferralService::Legal);
        let facts = ReferralFacts {
            has_consent: self.facts.consents.contains(&(person.id.as_uuid(), purpose.to_owned())),
            has_mou_or_needs_none: !needs_mou || row.provider.as_deref().is_some_and(is_public_body),
        };
        for finding in judge_referral(&facts).warnings {
            self.warn(finding.code, &item.sheet_name, item.number);
        }
    }

    /// Takes in goods and money given.
    pub(super) fn support(&mut self, items: Vec<Item<SupportRow>>) -> Result<(), StorageError> {
        for item in items {
            let row = &item.value;
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            // An item that we don't know may be a story: it is sealed.
            let is_known = row.kind != SupportKind::Other;
            let detail = if is_known {
                None
            } else {
                self.seal(&person, "support.detail", id, Some(&Sealed::new(row.item.clone())))?
            };
            let support = SupportRecord {
                id,
                survivor_id: person.id,
                counsellor_id: person.counsellor,
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                provider_id: self.provider(row.provider.as_deref()).map(|(id, _)| id),
                item: if is_known { row.item.clone() } else { "other".to_owned() },
                item_kind: row.kind.code(),
                detail,
                quantity_milli: row.quantity_milli,
                unit: row.unit.clone(),
                value_bdt: row.value.map(|v| v.0),
                given_on: row.given_on,
            };
            self.plan.support.add(support, is_new);
        }
        Ok(())
    }

    /// Takes in trainees and the batches that they name.
    pub(super) fn training(&mut self, items: Vec<Item<TrainingRow>>) -> Result<(), StorageError> {
        let mut first_days: HashMap<String, Date> = HashMap::new();
        for item in &items {
            let first = first_days.entry(item.value.batch.clone()).or_insert(item.value.started_on);
            *first = (*first).min(item.value.started_on);
        }
        for item in items {
            let row = &item.value;
            self.judge_trainee_row(&item, first_days.get(&row.batch).copied());
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            let provider = self.provider(row.provider.as_deref());
            let trainee = TrainingEnrolmentRow {
                id,
                survivor_id: person.id,
                counsellor_id: person.counsellor,
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                batch_id: self.batch(row),
                provider_organisation_id: provider.and_then(|(_, organisation)| organisation),
                kind: row.kind.code(),
                started_on: row.started_on,
                ended_on: row.ended_on,
                status: row.status.code(),
                conveyance_in_time: row.conveyance_in_time,
            };
            self.plan.trainees.add(trainee, is_new);
        }
        Ok(())
    }

    /// Finds or makes the batch that a row names.
    fn batch(&mut self, row: &TrainingRow) -> BatchId {
        let code = row.batch.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(id) = self.facts.batches.get(&code) {
            return *id;
        }
        let id = BatchId::from_uuid(self.ids.next());
        let provider = self.provider(row.provider.as_deref());
        self.plan.batches.push(BatchRow {
            id: id.as_uuid(),
            code: code.clone(),
            provider_id: provider.map(|(id, _)| id),
            provider_organisation_id: provider.and_then(|(_, organisation)| organisation),
            kind: row.kind.code(),
            trade: row.trade.clone(),
        });
        self.facts.batches.insert(code, id);
        id
    }

    /// Warns of what today's rules would ask of a trainee (R5, R6).
    fn judge_trainee_row(&mut self, item: &Item<TrainingRow>, first_day: Option<Date>) {
        let row = &item.value;
        let Some(person) = self.people.get(row.survivor.as_str()) else { return };
        let facts = RecordFacts {
            kind: row.kind,
            status: row.status,
            started_on: row.started_on,
            batch_starts_on: first_day,
            has_needs_assessment: self.facts.assessed.contains(&person.id.as_uuid()),
            has_attendance: false,
        };
        for finding in judge_record(&facts).warnings {
            self.warn(finding.code, &item.sheet_name, item.number);
        }
    }

    /// Takes in placements.
    pub(super) fn placements(&mut self, items: Vec<Item<PlacementRow>>) -> Result<(), StorageError> {
        for item in items {
            let row = &item.value;
            let Some((person, id, is_new)) = self.take(&item, row.survivor.as_str())? else { continue };
            let employer = self.seal(&person, "placement.employer", id, row.employer.as_ref())?;
            let placement = PlacementRecord {
                id,
                survivor_id: person.id,
                counsellor_id: person.counsellor,
                upazila_id: person.upazila_id,
                union_id: person.union_id,
                kind: row.kind.code(),
                placed_on: row.placed_on,
                employer,
                income_bdt: row.income.map(|v| v.0),
            };
            self.plan.placements.add(placement, is_new);
        }
        Ok(())
    }
}

/// Tells whether a provider's name is that of a public body, which needs no MoU (R8): upazila
/// health complex, government hospital, police, district legal aid office.
fn is_public_body(name: &str) -> bool {
    let name = name_key::fold(name);
    [
        "upazila health complex",
        "uhc",
        "government",
        "govt",
        "sadar hospital",
        "police",
        "thana",
        "legal aid office",
        "উপজেলা স্বাস্থ্য",
        "সরকারি",
        "পুলিশ",
        "থানা",
        "লিগ্যাল এইড অফিস",
    ]
    .iter()
    .any(|word| name.contains(&name_key::fold(word)))
}
