//! Rows of the sheet Survivors without a day of enrolment: leads.

use ashshash_base::{CounsellorId, LeadId, PersonalText, Purpose, Sealed, SurvivorId};
use ashshash_storage::StorageError;
use ashshash_storage::lead;
use ashshash_storage::write::LeadRow;
use ashshash_survivors::{LeadIdentity, PersonGiven};
use uuid::Uuid;

use super::super::SurvivorRow;
use super::item::{Item, Seen};
use super::people::birth_year;
use super::plan::Planner;

impl Planner<'_> {
    /// A row without a day of enrolment is a lead (R2, History).
    pub(super) fn lead(
        &mut self,
        item: &Item<SurvivorRow>,
        code: &str,
        known: Option<SurvivorId>,
    ) -> Result<(), StorageError> {
        if known.is_some() {
            // Who is enrolled does not become a lead again: the day was deleted by mistake.
            self.refused_codes.insert(code.to_owned(), item.number);
            self.refuse(item, ("date-missing", "Enrolled on"), None, Vec::new());
            return Ok(());
        }
        if let Seen::Same = item.seen {
            self.plan.outcome.unchanged += 1;
            return Ok(());
        }
        let there = self.facts.leads.get(code).copied();
        if there.is_some_and(|lead| self.facts.closed_leads.contains(&lead)) {
            self.plan.outcome.unchanged += 1;
            return Ok(());
        }
        let id = there.map_or_else(|| self.ids.next(), |lead| lead.as_uuid());
        self.admit(item, id, Some(id), None)?;
        let sealed = lead::identity::seal(self.data_key(id)?, id, &lead_identity(&item.value))?;
        let counsellor = self.counsellor(item.value.counsellor.as_deref());
        let lead = self.lead_record(item, id, counsellor, Some(sealed));
        self.plan.leads.add(lead, there.is_none());
        self.facts.leads.insert(code.to_owned(), LeadId::from_uuid(id));
        Ok(())
    }

    pub(super) fn lead_record(
        &self,
        item: &Item<SurvivorRow>,
        id: Uuid,
        counsellor: Option<CounsellorId>,
        identity: Option<Vec<u8>>,
    ) -> LeadRow {
        let row = &item.value;
        LeadRow {
            id,
            code: Some(row.code.as_str().to_owned()),
            sex: Some(row.sex.code()),
            birth_year: birth_year(row),
            upazila_id: row.place.upazila.map(|u| u.0),
            union_id: row.place.union.map(|u| u.0),
            identified_on: row.identified_on,
            verified_on: row.verified_on,
            state: "open",
            created_by: self.author.by,
            counsellor_id: counsellor,
            identity,
            survivor_id: None,
        }
    }
}

/// Who a row without a day of enrolment is about, as it is sealed with the lead.
fn lead_identity(row: &SurvivorRow) -> LeadIdentity {
    let given = |text: &Option<Sealed<String>>| text.as_ref().map(|t| PersonalText::new(t.reveal(&Purpose::Store)));
    let person = PersonGiven {
        name: given(&row.name),
        name_bn: given(&row.name_bn),
        phone: given(&row.phone),
        address: given(&row.address),
        safe_contact: None,
    };
    LeadIdentity { person, source: row.source, ..LeadIdentity::default() }
}
