//! A workbook whose rows have their names, before they are judged against what is there.

use std::collections::{HashMap, HashSet};

use ashshash_base::{OrganisationId, SurvivorId};
use ashshash_storage::StorageError;
use ashshash_storage::register::{Facts, RowKey};
use ashshash_storage::seal::Keys;

use super::super::{
    BudgetRow, CounsellingRow, EventRow, FamilyRow, PlacementRow, ReferralRow, RegisterWorkbook, Sheet, SupportRow,
    SurvivorRow, TrainingRow,
};
use super::item::{Item, Seen, items, position};
use super::naming::Naming;
use super::people::FirstSessions;
use super::plan::Planner;
use super::run::{first_sessions, survivor_of};

/// The rows of a workbook with their names.
pub(super) struct Prepared {
    survivors: Vec<Item<SurvivorRow>>,
    counselling: Vec<Item<CounsellingRow>>,
    family: Vec<Item<FamilyRow>>,
    referrals: Vec<Item<ReferralRow>>,
    support: Vec<Item<SupportRow>>,
    training: Vec<Item<TrainingRow>>,
    placements: Vec<Item<PlacementRow>>,
    events: Vec<Item<EventRow>>,
    budgets: Vec<Item<BudgetRow>>,
    first_sessions: FirstSessions,
    /// The names of rows that the reader refused, by the sheet's position and the row's number.
    refused_names: HashMap<(u16, u32), RowKey>,
    register_key: [u8; 16],
    /// Whether it is a workbook of refused rows, which is only a part of a register.
    is_part: bool,
}

impl Prepared {
    pub(super) fn new(
        mut workbook: RegisterWorkbook,
        organisation: OrganisationId,
        keys: &Keys,
        facts: &Facts,
        register_key: [u8; 16],
    ) -> Self {
        let first_sessions = first_sessions(&workbook);
        let is_part = workbook.has_ordinals;
        let refused = std::mem::take(&mut workbook.refused_names);
        let mut naming = Naming::new(organisation, keys, facts, register_key, refused);
        let sheets = &workbook.sheets;
        Self {
            survivors: items(workbook.survivors, sheets, &mut naming),
            counselling: items(workbook.counselling, sheets, &mut naming),
            family: items(workbook.family, sheets, &mut naming),
            referrals: items(workbook.referrals, sheets, &mut naming),
            support: items(workbook.support, sheets, &mut naming),
            training: items(workbook.training, sheets, &mut naming),
            placements: items(workbook.placements, sheets, &mut naming),
            events: items(workbook.events, sheets, &mut naming),
            budgets: items(workbook.budgets, sheets, &mut naming),
            first_sessions,
            refused_names: naming.refused_names,
            register_key,
            is_part,
        }
    }

    /// The ordinal of a refused row whose name can be read, by its sheet's position and its number.
    pub(super) fn refused_ordinal(&self, at: (u16, u32)) -> Option<u32> {
        let has_equals = |key: &&RowKey| key.sheet != position(Sheet::Survivors);
        self.refused_names.get(&at).filter(has_equals).and_then(|key| u32::try_from(key.ordinal).ok())
    }

    /// Every row's name, with whether it was there.
    fn keys(&self) -> impl Iterator<Item = (RowKey, Seen)> {
        fn of<T>(items: &[Item<T>]) -> impl Iterator<Item = (RowKey, Seen)> {
            items.iter().map(|item| (item.key, item.seen))
        }
        of(&self.survivors)
            .chain(of(&self.counselling))
            .chain(of(&self.family))
            .chain(of(&self.referrals))
            .chain(of(&self.support))
            .chain(of(&self.training))
            .chain(of(&self.placements))
            .chain(of(&self.events))
            .chain(of(&self.budgets))
    }

    /// Rows that were there and say something else now.
    pub(super) fn changed_keys(&self) -> Vec<RowKey> {
        self.keys().filter(|(_, seen)| matches!(seen, Seen::Changed(_))).map(|(key, _)| key).collect()
    }

    /// Rows that this workbook brought before and that are in it no more; a refused row is in it.
    pub(super) fn gone_keys(&self, facts: &Facts) -> Vec<RowKey> {
        if self.is_part {
            return Vec::new();
        }
        let here: HashSet<RowKey> =
            self.keys().map(|(key, _)| key).chain(self.refused_names.values().copied()).collect();
        let of_this = facts.rows.iter().filter(|(_, known)| known.register_key == self.register_key);
        of_this.map(|(key, _)| *key).filter(|key| !here.contains(key)).collect()
    }

    /// Survivors who have the code of a row that says something new.
    pub(super) fn known_survivors(&self, facts: &Facts) -> Vec<SurvivorId> {
        self.survivors.iter().filter_map(|item| survivor_of(facts, item.value.code.as_str(), &item.seen)).collect()
    }

    /// Judges all rows; survivors first, since the other sheets name them.
    pub(super) fn plan(
        self,
        planner: &mut Planner<'_>,
        notes: &HashMap<(u16, u32), Vec<&'static str>>,
    ) -> Result<(), StorageError> {
        planner.survivors(self.survivors, notes, &self.first_sessions)?;
        planner.counselling(self.counselling)?;
        planner.family(self.family)?;
        planner.referrals(self.referrals)?;
        planner.support(self.support)?;
        planner.training(self.training)?;
        planner.placements(self.placements)?;
        planner.events(self.events)?;
        planner.budgets(self.budgets)
    }
}
