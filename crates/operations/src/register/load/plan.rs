//! What a load will write, gathered before its transaction begins.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ashshash_base::{
    Argument, CounsellorId, OrganisationId, Purpose, ServiceProviderId, SurvivorId, Timestamp, UserId,
};
use ashshash_storage::StorageError;
use ashshash_storage::register::{
    Change, Content, Facts, Identity, Outcome, Parts, Refused, RegisterChange, RegisterRow, RowKey, RowReference,
    Warning,
};
use ashshash_storage::seal::{DataKey, Keys};
use ashshash_storage::write::{
    AwarenessEventRow, BatchRow, BudgetAllocationRow, CertificateRow, CounsellingSessionRow, CounsellorRow, DataKeyRow,
    EnrolmentRow, FamilySessionRow, IdentityRow, LeadRow, PlacementRow, ReferralRow, ServiceProviderRow, SupportRow,
    SurvivorRow, TrainingEnrolmentRow, TrainingNeedsAssessmentRow,
};
use uuid::Uuid;

use super::super::Sheet;
use super::compare::differences;
use super::ids::Ids;
use super::item::{Entry, Field, Item, Seen};
use super::writes::Writes;

/// Everything that a load writes.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub counsellors: Vec<CounsellorRow>,
    pub providers: Vec<ServiceProviderRow>,
    pub data_keys: Vec<DataKeyRow>,
    pub survivors: Writes<SurvivorRow>,
    pub identities: Writes<IdentityRow>,
    pub leads: Writes<LeadRow>,
    pub enrolments: Writes<EnrolmentRow>,
    pub certificates: Writes<CertificateRow>,
    pub voided_certificates: Vec<Uuid>,
    pub assessments: Writes<TrainingNeedsAssessmentRow>,
    pub voided_assessments: Vec<Uuid>,
    pub sessions: Writes<CounsellingSessionRow>,
    pub family_sessions: Writes<FamilySessionRow>,
    pub referrals: Writes<ReferralRow>,
    pub support: Writes<SupportRow>,
    pub batches: Vec<BatchRow>,
    pub trainees: Writes<TrainingEnrolmentRow>,
    pub placements: Writes<PlacementRow>,
    pub events: Writes<AwarenessEventRow>,
    pub budgets: Writes<BudgetAllocationRow>,
    pub rows: Writes<RegisterRow>,
    pub changes: Vec<RegisterChange>,
    pub outcome: Outcome,
}

/// A survivor as the rows of the other sheets need to know one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub id: SurvivorId,
    pub upazila_id: Option<i32>,
    pub union_id: Option<i32>,
    pub counsellor: Option<CounsellorId>,
}

/// What was opened for rows that say something new.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub contents: HashMap<RowKey, Content>,
    pub identities: HashMap<SurvivorId, Identity>,
    pub parts: HashMap<SurvivorId, Parts>,
}

/// Who loads, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Author {
    pub organisation: OrganisationId,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

/// Turns rows into a [`Plan`].
pub(super) struct Planner<'a> {
    pub author: Author,
    pub keys: &'a Keys,
    pub facts: Facts,
    pub opened: Opened,
    pub ids: Ids<'a>,
    pub plan: Plan,
    /// Survivors whom other sheets may name: those who were there and those who come in.
    pub people: HashMap<String, Person>,
    /// Codes whose row in this workbook was refused.
    pub refused_codes: HashMap<String, u32>,
    /// Rows that were refused here: the sheet's position and the row's number.
    pub refused_rows: BTreeSet<(u16, u32)>,
    open_keys: HashMap<Uuid, DataKey>,
    warnings: BTreeMap<String, Vec<RowReference>>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(author: Author, keys: &'a Keys, facts: Facts, opened: Opened, ids: Ids<'a>) -> Self {
        let people = facts
            .survivors
            .iter()
            .map(|(code, known)| {
                let person = Person {
                    id: known.id,
                    upazila_id: known.upazila_id,
                    union_id: known.union_id,
                    counsellor: known.counsellor,
                };
                (code.clone(), person)
            })
            .collect();
        Self {
            author,
            keys,
            facts,
            opened,
            ids,
            plan: Plan::default(),
            people,
            refused_codes: HashMap::new(),
            refused_rows: BTreeSet::new(),
            open_keys: HashMap::new(),
            warnings: BTreeMap::new(),
        }
    }

    /// Ends planning: groups the warnings.
    pub(super) fn finish(mut self) -> Plan {
        self.plan.outcome.warnings = self.warnings.into_iter().map(|(code, rows)| Warning { code, rows }).collect();
        self.plan
    }

    pub(super) fn warn(&mut self, code: &str, sheet: &str, row: u32) {
        let reference = RowReference { sheet: sheet.to_owned(), row };
        match self.warnings.get_mut(code) {
            Some(rows) => rows.push(reference),
            None => {
                self.warnings.insert(code.to_owned(), vec![reference]);
            }
        }
    }

    pub(super) fn refuse<T: Entry>(
        &mut self,
        item: &Item<T>,
        (code, column): (&str, &str),
        value: Option<String>,
        mut arguments: Vec<(String, Argument)>,
    ) {
        if let Some(value) = &value {
            arguments.push(("value".to_owned(), Argument::Text(value.clone())));
        }
        self.plan.outcome.refused.push(Refused {
            sheet: item.sheet_name.clone(),
            row: item.number,
            column: Some(column.to_owned()),
            code: code.to_owned(),
            arguments,
            value,
            personal: false,
            // Where the row may be about somebody else, its name is what is to be mended.
            ordinal: if T::SHEET == Sheet::Survivors || matches!(code, "survivor-unknown" | "survivor-not-enrolled") {
                None
            } else {
                u32::try_from(item.key.ordinal).ok()
            },
        });
        self.refused_rows.insert((item.sheet, item.number));
    }

    /// Finds the survivor whom a row names, or refuses the row.
    pub(super) fn person<T: Entry>(&mut self, item: &Item<T>, code: &str) -> Option<Person> {
        let problem = if self.refused_codes.contains_key(code) {
            "survivor-row-refused"
        } else if let Some(person) = self.people.get(code) {
            return Some(*person);
        } else if self.facts.leads.contains_key(code) {
            "survivor-not-enrolled"
        } else {
            "survivor-unknown"
        };
        self.refuse(item, (problem, "Survivor ID"), Some(code.to_owned()), Vec::new());
        None
    }

    /// The key that seals what belongs to a survivor or a lead who was there or is new.
    pub(super) fn data_key(&mut self, subject: Uuid) -> Result<&DataKey, StorageError> {
        if !self.open_keys.contains_key(&subject) {
            let key = match self.facts.data_keys.get(&subject) {
                Some(wrapped) => self.keys.unwrap(subject, wrapped)?,
                None => {
                    let (key, wrapped) = self.keys.new_data_key(subject)?;
                    self.plan.data_keys.push(DataKeyRow { subject, wrapped });
                    key
                }
            };
            self.open_keys.insert(subject, key);
        }
        self.open_keys.get(&subject).ok_or(StorageError::Unreadable { table: "data_key", column: "wrapped" })
    }

    /// Finds or makes the entry of a counsellor whom the register names.
    pub(super) fn counsellor(&mut self, name: Option<&str>) -> Option<CounsellorId> {
        let name = clean(name?)?;
        if let Some(id) = self.facts.counsellors.get(&name) {
            return Some(*id);
        }
        let id = CounsellorId::from_uuid(self.ids.next());
        let sex = match name.to_ascii_lowercase() {
            n if n.ends_with("(f)") => Some("female"),
            n if n.ends_with("(m)") => Some("male"),
            _ => None,
        };
        self.plan.counsellors.push(CounsellorRow { id: id.as_uuid(), name: name.clone(), sex });
        self.facts.counsellors.insert(name, id);
        Some(id)
    }

    /// Finds or makes the entry of a provider whom the register names.
    pub(super) fn provider(&mut self, name: Option<&str>) -> Option<(ServiceProviderId, Option<OrganisationId>)> {
        let name = clean(name?)?;
        if let Some(provider) = self.facts.providers.get(&name) {
            return Some(*provider);
        }
        let id = ServiceProviderId::from_uuid(self.ids.next());
        self.plan.providers.push(ServiceProviderRow { id: id.as_uuid(), name: name.clone(), kind: None });
        self.facts.providers.insert(name, (id, None));
        Some((id, None))
    }

    /// Takes a row in: counts it, seals what it says, and tells what it changed.
    ///
    /// Gives the id of its record and whether the record is new; none where it was there and says
    /// the same.
    pub(super) fn admit<T: Entry>(
        &mut self,
        item: &Item<T>,
        record: Uuid,
        subject: Option<Uuid>,
        survivor: Option<SurvivorId>,
    ) -> Result<bool, StorageError> {
        let seal = |key: &DataKey| key.seal("register_row.content", record, &item.content);
        let content = match subject {
            Some(subject) => seal(self.data_key(subject)?)?,
            None => seal(self.keys.office())?,
        };
        let row = RegisterRow {
            key: item.key,
            record,
            survivor: survivor.map(SurvivorId::as_uuid),
            row_hash: item.hash,
            content,
        };
        let is_new = matches!(item.seen, Seen::New);
        self.plan.rows.add(row, is_new);
        if is_new {
            self.plan.outcome.created += 1;
            return Ok(true);
        }
        self.plan.outcome.updated += 1;
        self.tell_changes(item, record);
        Ok(false)
    }

    fn tell_changes<T: Entry>(&mut self, item: &Item<T>, record: Uuid) {
        let Some(before) = self.opened.contents.get(&item.key) else { return };
        let was: Vec<Field> = serde_json::from_slice(before.plain.reveal(&Purpose::Compare)).unwrap_or_default();
        let is = item.value.fields();
        let mut fields = Vec::new();
        for (heading, was, is, personal) in differences(&was, &is) {
            fields.push(heading.clone());
            self.plan.outcome.changes.push(Change {
                row: RowReference { sheet: item.sheet_name.clone(), row: item.number },
                about: item.value.about(),
                field: heading,
                was: was.filter(|_| !personal),
                is: is.filter(|_| !personal),
                personal,
            });
        }
        self.plan.changes.push(RegisterChange {
            record,
            sheet: item.key.sheet,
            row: item.number,
            fields,
            before: before.sealed.clone(),
        });
    }
}

/// A name as the register has it, without needless spaces; none where nothing is left.
fn clean(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}
