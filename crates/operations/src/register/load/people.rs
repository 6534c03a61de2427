//! The sheet Survivors: survivors and their first enrolment; `leads.rs` takes in the others.

use ashshash_base::{Date, Purpose, Sealed, SurvivorId, name_key, phone};
use ashshash_storage::StorageError;
use ashshash_storage::write::{
    CertificateRow, EnrolmentRow, IdentityRow, SurvivorRow as SurvivorRecord, TrainingNeedsAssessmentRow,
};
use ashshash_survivors::history::{FileFacts, judge_file};
use chrono::Datelike;
use std::collections::HashMap;
use uuid::Uuid;

use super::super::SurvivorRow;
use super::fields::reason;
use super::item::{Item, Seen};
use super::plan::{Person, Planner};

/// The days of first held sessions that a workbook itself brings, by survivor's code.
pub(super) type FirstSessions = HashMap<String, Date>;

impl Planner<'_> {
    /// Takes in the rows of the sheet.
    pub(super) fn survivors(
        &mut self,
        items: Vec<Item<SurvivorRow>>,
        notes: &HashMap<(u16, u32), Vec<&'static str>>,
        sessions: &FirstSessions,
    ) -> Result<(), StorageError> {
        let refusals = self.who_is_refused(&items);
        for (item, refusal) in items.iter().zip(refusals) {
            let code = item.value.code.as_str();
            if let Some(refusal) = refusal {
                // What else the row's first occurrence brought is told apart from this one.
                if refusal.code != "code-twice" && refusal.code != "code-merged" {
                    self.refused_codes.insert(code.to_owned(), item.number);
                }
                self.refuse(item, (refusal.code, refusal.column), Some(refusal.value), refusal.arguments);
                continue;
            }
            let notes = notes.get(&(item.sheet, item.number)).map_or(&[][..], Vec::as_slice);
            self.survivor(item, code, notes, sessions)?;
        }
        Ok(())
    }

    fn survivor(
        &mut self,
        item: &Item<SurvivorRow>,
        code: &str,
        row_notes: &[&'static str],
        sessions: &FirstSessions,
    ) -> Result<(), StorageError> {
        let row = &item.value;
        let known = self.facts.survivors.get(code).map(|known| known.id);
        let Some(enrolled_on) = row.enrolled_on else {
            return self.lead(item, code, known);
        };
        let notes = self.judged(item, code, known, row_notes, sessions);
        if let Seen::Same = item.seen {
            self.plan.outcome.unchanged += 1;
            return Ok(());
        }
        let is_new = known.is_none();
        let id = known.unwrap_or_else(|| SurvivorId::from_uuid(self.ids.next()));
        if is_new && let Some(lead) = self.facts.leads.remove(code) {
            let counsellor = self.counsellor(row.counsellor.as_deref());
            let mut enrolled = self.lead_record(item, lead.as_uuid(), counsellor, None);
            (enrolled.state, enrolled.survivor_id) = ("enrolled", Some(id));
            self.plan.leads.changed.push(enrolled);
        }
        self.admit(item, id.as_uuid(), Some(id.as_uuid()), Some(id))?;
        let counsellor = self.counsellor(row.counsellor.as_deref());
        let person = Person {
            id,
            upazila_id: row.place.upazila.map(|u| u.0),
            union_id: row.place.union.map(|u| u.0),
            counsellor,
        };
        self.people.insert(code.to_owned(), person);
        self.plan.survivors.add(survivor_record(row, &person, enrolled_on, notes), is_new);
        let identity = self.identity(row, id)?;
        self.plan.identities.add(identity, is_new);
        self.parts(row, &person, enrolled_on);
        Ok(())
    }

    /// Judges the file as it stands after the load, warns, and gives the notes to be kept on it.
    fn judged(
        &mut self,
        item: &Item<SurvivorRow>,
        code: &str,
        known: Option<SurvivorId>,
        row_notes: &[&'static str],
        sessions: &FirstSessions,
    ) -> Vec<&'static str> {
        let row = &item.value;
        let of_file = known.and_then(|id| self.facts.first_session.get(&id.as_uuid())).copied();
        let first_session = [sessions.get(code).copied(), of_file].into_iter().flatten().min();
        let consented = |id: SurvivorId| self.facts.consents.contains(&(id.as_uuid(), "services".to_owned()));
        let facts = FileFacts {
            is_enrolled: true,
            has_verification_basis: false,
            has_consent_to_services: known.is_some_and(consented),
            has_certificate: row.certificate_on.is_some(),
            has_case_plan: false,
            has_needs_assessment: false,
            has_session_before_certificate: first_session.zip(row.certificate_on).is_some_and(|(s, c)| s <= c),
        };
        let mut notes = row_notes.to_vec();
        for finding in judge_file(&facts).warnings {
            self.warn(finding.code, &item.sheet_name, item.number);
            notes.push(finding.code);
        }
        notes
    }

    fn identity(&mut self, row: &SurvivorRow, id: SurvivorId) -> Result<IdentityRow, StorageError> {
        let organisation = self.author.organisation.as_uuid();
        let reveal = |text: &Option<Sealed<String>>| text.as_ref().map(|t| t.reveal(&Purpose::Store).clone());
        let (name, name_bn, phone_text) = (reveal(&row.name), reveal(&row.name_bn), reveal(&row.phone));
        let mut buckets: Vec<i32> = [&name, &name_bn]
            .into_iter()
            .flatten()
            .flat_map(|name| name_key::phonetic_keys(name))
            .map(|token| self.keys.name_bucket(organisation, &token))
            .collect();
        buckets.sort_unstable();
        buckets.dedup();
        let phone_hash =
            phone_text.as_deref().and_then(phone::fold).map(|folded| self.keys.phone_hash(organisation, &folded));
        let row_id = id.as_uuid();
        let address = reveal(&row.address);
        let source = row.source.map(|s| s.code());
        let key = self.data_key(row_id)?;
        Ok(IdentityRow {
            survivor_id: id,
            name: key.seal_text("survivor_identity.name", row_id, name.as_deref())?,
            name_bn: key.seal_text("survivor_identity.name_bn", row_id, name_bn.as_deref())?,
            phone: key.seal_text("survivor_identity.phone", row_id, phone_text.as_deref())?,
            address: key.seal_text("survivor_identity.address", row_id, address.as_deref())?,
            source: key.seal_text("survivor_identity.source", row_id, source)?,
            phone_hash,
            buckets,
        })
    }

    /// The first enrolment, the certificate and the training needs assessment of a survivor's row.
    fn parts(&mut self, row: &SurvivorRow, person: &Person, enrolled_on: Date) {
        let Person { id, upazila_id, union_id, counsellor } = *person;
        let known = self.opened.parts.get(&id).copied().unwrap_or_default();
        let mut id_of = |known: Option<Uuid>| known.unwrap_or_else(|| self.ids.next());
        let enrolment = EnrolmentRow {
            id: id_of(known.enrolment),
            survivor_id: id,
            counsellor_id: counsellor,
            upazila_id,
            union_id,
            started_on: enrolled_on,
            ended_on: row.end.map(|(on, _)| on),
            end_kind: row.end.map(|(_, end)| end.code()),
            drop_out_reason: row.end.and_then(|(_, end)| reason(end)),
        };
        self.plan.enrolments.add(enrolment, known.enrolment.is_none());
        match row.certificate_on {
            _ if known.has_own_certificate => {}
            Some(approved_on) => {
                let certificate = CertificateRow {
                    id: id_of(known.certificate),
                    survivor_id: id,
                    counsellor_id: counsellor,
                    upazila_id,
                    union_id,
                    number: row.certificate_number.clone(),
                    state: "approved",
                    approved_on: Some(approved_on),
                    revoked_on: None,
                };
                self.plan.certificates.add(certificate, known.certificate.is_none());
            }
            None => self.plan.voided_certificates.extend(known.certificate),
        }
        match row.training_needs_assessed_on {
            Some(assessed_on) => {
                let assessment = TrainingNeedsAssessmentRow {
                    id: id_of(known.assessment),
                    survivor_id: id,
                    counsellor_id: counsellor,
                    upazila_id,
                    union_id,
                    assessed_on,
                };
                self.plan.assessments.add(assessment, known.assessment.is_none());
                self.facts.assessed.insert(id.as_uuid());
            }
            None => {
                self.plan.voided_assessments.extend(known.assessment);
                self.facts.assessed.remove(&id.as_uuid());
            }
        }
    }
}

/// The year of birth that an age gives, counted from the day on which the register asked for it.
pub(super) fn birth_year(row: &SurvivorRow) -> Option<i32> {
    let asked = row.enrolled_on.or(row.verified_on).or(row.identified_on)?;
    Some(asked.year() - i32::from(row.age?))
}

fn survivor_record(row: &SurvivorRow, person: &Person, enrolled_on: Date, notes: Vec<&'static str>) -> SurvivorRecord {
    SurvivorRecord {
        id: person.id.as_uuid(),
        code: row.code.as_str().to_owned(),
        sex: row.sex.code(),
        birth_year: birth_year(row),
        upazila_id: person.upazila_id,
        union_id: person.union_id,
        status: row.end.map_or("active", |(_, end)| end.status().code()),
        counsellor_id: person.counsellor,
        identified_on: row.identified_on,
        verified_on: row.verified_on,
        enrolled_on: Some(enrolled_on),
        exploitation: row.exploitation.map(|e| e.code()),
        destination: row.destination.as_ref().map(|d| d.code().to_owned()),
        register_notes: notes.join(" "),
    }
}
