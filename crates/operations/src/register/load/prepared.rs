//! A workbook whose rows have their names, before they are judged against what is there.

use std::collections::{HashMap, HashSet};

use ashshash_base::{OrganisationId, SurvivorId};
use ashshash_storage::StorageError;
use ashshash_storage::register::{Facts, RowKey};
use ashshash_storage::seal::Keys;

use super::super::{
    BudgetRow, CounsellingRow, EventRow, FamilyRow, PlacementRow, ReferralRow, RegisterWorkbook, SupportRow,
    SurvivorRow, TrainingRow,
};
use super::item::{Item, Seen, items};
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
}

impl Prepared {
    pub(super) fn new(workbook: RegisterWorkbook, organisation: OrganisationId, keys: &Keys, facts: &Facts) -> Self {
        let first_sessions = first_sessions(&workbook);
        let sheets = &workbook.sheets;
        Self {
            survivors: items(workbook.survivors, sheets, organisation, keys, facts),
            counselling: items(workbook.counselling, sheets, organisation, keys, facts),
            family: items(workbook.family, sheets, organisation, keys, facts),
            referrals: items(workbook.referrals, sheets, organisation, keys, facts),
            support: items(workbook.support, sheets, organisation, keys, facts),
            training: items(workbook.training, sheets, organisation, keys, facts),
            placements: items(workbook.placements, sheets, organisation, keys, facts),
            events: items(workbook.events, sheets, organisation, keys, facts),
            budgets: items(workbook.budgets, sheets, organisation, keys, facts),
            first_sessions,
        }
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

    /// Rows that this workbook brought before and that are in it no more.
    pub(super) fn gone_keys(&self, facts: &Facts, register_key: [u8; 16]) -> Vec<RowKey> {
        let here: HashSet<RowKey> = self.keys().map(|(key, _)| key).collect();
        let of_this = facts.rows.iter().filter(|(_, known)| known.register_key == register_key);
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
