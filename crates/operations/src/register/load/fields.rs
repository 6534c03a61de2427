//! What each kind of row says, field by field.

use ashshash_base::place::Gazetteer;
use ashshash_base::{Date, Purpose, Sealed};
use ashshash_survivors::{DropOutReason, EnrolmentEnd};

use super::super::{
    BudgetRow, CounsellingRow, EventRow, FamilyRow, Place, PlacementRow, ReferralRow, Sheet, SupportRow, SurvivorRow,
    TrainingRow,
};
use super::item::{Entry, Field};

/// Gathers fields; an empty one is left out, so that a new optional column changes no old row.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn said(mut self, heading: &str, value: Option<impl ToString>) -> Self {
        if let Some(value) = value {
            self.0.push(Field { heading: heading.to_owned(), value: Some(value.to_string()), personal: false });
        }
        self
    }

    fn personal(mut self, heading: &str, value: Option<&Sealed<String>>) -> Self {
        if let Some(value) = value {
            let value = value.reveal(&Purpose::Compare).clone();
            self.0.push(Field { heading: heading.to_owned(), value: Some(value), personal: true });
        }
        self
    }

    fn place(self, place: Place) -> Self {
        let places = Gazetteer::official();
        let union = place.union.and_then(|id| places.union(id)).map(|u| u.name.clone());
        let upazila = place.upazila.and_then(|id| places.upazila(id)).map(|u| u.name.clone());
        self.said("Union", union).said("Upazila", upazila)
    }
}

impl Entry for SurvivorRow {
    const SHEET: Sheet = Sheet::Survivors;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.code.as_str()))
            .personal("Name", self.name.as_ref())
            .personal("Name (Bangla)", self.name_bn.as_ref())
            .said("Sex", Some(self.sex.code()))
            .said("Age", self.age)
            .personal("Phone", self.phone.as_ref())
            .personal("Address", self.address.as_ref())
            .place(self.place)
            .personal("Identified by", self.source.map(|s| Sealed::new(s.code().to_owned())).as_ref())
            .said("Identified on", self.identified_on)
            .said("Verified on", self.verified_on)
            .said("Enrolled on", self.enrolled_on)
            .said("Exploitation", self.exploitation.map(|e| e.code()))
            .said("Destination", self.destination.as_ref().map(|d| d.code().to_owned()))
            .said("Counsellor", self.counsellor.as_ref())
            .said("Training needs assessed on", self.training_needs_assessed_on)
            .said("Ready to Go on", self.certificate_on)
            .said("Certificate no", self.certificate_number.as_ref())
            .said("Status", Some(self.end.map_or("active", |(_, end)| end.status().code())))
            .said("Dropped out on", self.end.map(|(on, _)| on))
            .said("Drop-out reason", self.end.and_then(|(_, end)| reason(end)))
            .0
    }

    fn about(&self) -> String {
        self.code.to_string()
    }
}

/// The code of the reason for which somebody dropped out.
pub(super) fn reason(end: EnrolmentEnd) -> Option<&'static str> {
    match end {
        EnrolmentEnd::DroppedOut { reason } => reason.map(DropOutReason::code),
        EnrolmentEnd::Completed | EnrolmentEnd::Transferred => None,
    }
}

fn of_day(code: &str, on: Date) -> String {
    format!("{code} · {on}")
}

impl Entry for CounsellingRow {
    const SHEET: Sheet = Sheet::Counselling;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Date", Some(self.held_on))
            .said("Counsellor", self.counsellor.as_ref())
            .said("Venue", self.venue.map(|v| v.code()))
            .personal("Venue in words", self.venue_detail.as_ref())
            .said("Attendance", Some(self.status.code()))
            .said("Satisfaction (1-5)", self.satisfaction)
            .said("Kind", self.kind.map(|k| k.code()))
            .0
    }

    fn about(&self) -> String {
        of_day(self.survivor.as_str(), self.held_on)
    }
}

impl Entry for FamilyRow {
    const SHEET: Sheet = Sheet::FamilyCounselling;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Date", Some(self.held_on))
            .said("Counsellor", self.counsellor.as_ref())
            .said("Male members", Some(self.male))
            .said("Female members", Some(self.female))
            .said("Other members", Some(self.other).filter(|n| *n > 0))
            .0
    }

    fn about(&self) -> String {
        of_day(self.survivor.as_str(), self.held_on)
    }
}

impl Entry for ReferralRow {
    const SHEET: Sheet = Sheet::Referrals;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Date", Some(self.made_on))
            .said("Service", Some(self.service.code()))
            .said("Provider", self.provider.as_ref())
            .said("Status", Some(self.status.code()))
            .0
    }

    fn about(&self) -> String {
        of_day(self.survivor.as_str(), self.made_on)
    }
}

impl Entry for SupportRow {
    const SHEET: Sheet = Sheet::Support;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Date", Some(self.given_on))
            .said("Provider", self.provider.as_ref())
            .personal("Item", Some(&Sealed::new(self.item.clone())))
            .said("Quantity", self.quantity_milli.map(thousandths))
            .said("Unit", self.unit.as_ref())
            .said("Value (BDT)", self.value.map(|v| v.0))
            .0
    }

    fn about(&self) -> String {
        of_day(self.survivor.as_str(), self.given_on)
    }
}

/// Writes thousandths as a decimal number: 1500 as `1.5`.
fn thousandths(milli: i64) -> String {
    let text = format!("{}.{:03}", milli / 1000, (milli % 1000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Entry for TrainingRow {
    const SHEET: Sheet = Sheet::Training;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Batch", Some(&self.batch))
            .said("TSP", self.provider.as_ref())
            .said("Kind", Some(self.kind.code()))
            .said("Trade", self.trade.as_ref())
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Started on", Some(self.started_on))
            .said("Ended on", self.ended_on)
            .said("Status", Some(self.status.code()))
            .said("Conveyance paid in time", self.conveyance_in_time.map(|paid| if paid { "yes" } else { "no" }))
            .0
    }

    fn about(&self) -> String {
        format!("{} · {}", self.survivor, self.batch)
    }
}

impl Entry for PlacementRow {
    const SHEET: Sheet = Sheet::Placements;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Survivor ID", Some(self.survivor.as_str()))
            .said("Date", Some(self.placed_on))
            .said("Kind", Some(self.kind.code()))
            .personal("Employer or business", self.employer.as_ref())
            .said("Monthly income (BDT)", self.income.map(|v| v.0))
            .0
    }

    fn about(&self) -> String {
        of_day(self.survivor.as_str(), self.placed_on)
    }
}

impl Entry for EventRow {
    const SHEET: Sheet = Sheet::Events;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .said("Activity", Some(self.activity.code()))
            .said("Date", Some(self.held_on))
            .place(self.place)
            .said("Male", Some(self.male))
            .said("Female", Some(self.female))
            .said("Other", Some(self.other).filter(|n| *n > 0))
            .said("Boys", self.boys)
            .said("Girls", self.girls)
            .0
    }

    fn about(&self) -> String {
        of_day(self.activity.code(), self.held_on)
    }
}

impl Entry for BudgetRow {
    const SHEET: Sheet = Sheet::UpBudgets;

    fn fields(&self) -> Vec<Field> {
        Fields::default()
            .place(Place { upazila: Some(self.upazila), union: Some(self.union) })
            .said("Year", Some(format!("{} – {}", self.year.period().from, self.year.period().to)))
            .said("Budget (BDT)", Some(self.amount.0))
            .0
    }

    fn about(&self) -> String {
        let union = Gazetteer::official().union(self.union).map(|u| u.name.clone()).unwrap_or_default();
        of_day(&union, self.year.period().from)
    }
}
