//! The sheets about no survivor: awareness events and budgets of union parishads.

use ashshash_storage::StorageError;
use ashshash_storage::write::{AwarenessEventRow, BudgetAllocationRow};
use uuid::Uuid;

use super::super::{BudgetRow, EventRow};
use super::item::{Entry, Item, Seen};
use super::plan::Planner;

impl Planner<'_> {
    fn take_public<T: Entry>(&mut self, item: &Item<T>) -> Result<Option<(Uuid, bool)>, StorageError> {
        let record = match item.seen {
            Seen::Same => {
                self.plan.outcome.unchanged += 1;
                return Ok(None);
            }
            Seen::Changed(known) => known.record,
            Seen::New => self.ids.next(),
        };
        let is_new = self.admit(item, record, None, None)?;
        Ok(Some((record, is_new)))
    }

    /// Takes in awareness events.
    pub(super) fn events(&mut self, items: Vec<Item<EventRow>>) -> Result<(), StorageError> {
        for item in items {
            let Some((id, is_new)) = self.take_public(&item)? else { continue };
            let row = &item.value;
            let event = AwarenessEventRow {
                id,
                activity_type: row.activity.code().to_owned(),
                event_on: row.held_on,
                upazila_id: row.place.upazila.map(|u| u.0),
                union_id: row.place.union.map(|u| u.0),
                male: row.male,
                female: row.female,
                other: row.other,
                recorded_by: None,
            };
            self.plan.events.add(event, is_new);
        }
        Ok(())
    }

    /// Takes in allocations of union parishads.
    pub(super) fn budgets(&mut self, items: Vec<Item<BudgetRow>>) -> Result<(), StorageError> {
        for item in items {
            let Some((id, is_new)) = self.take_public(&item)? else { continue };
            let row = &item.value;
            let year = row.year.period();
            let budget = BudgetAllocationRow {
                id,
                upazila_id: Some(row.upazila.0),
                union_id: row.union.0,
                starts_on: year.from,
                ends_on: year.to,
                amount_bdt: row.amount.0,
            };
            self.plan.budgets.add(budget, is_new);
        }
        Ok(())
    }
}
