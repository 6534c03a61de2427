//! Rows that a workbook brought before and that are in it no more: listed for a decision.

use ashshash_base::{
    AwarenessEventId, BudgetAllocationId, CounsellingSessionId, FamilySessionId, PlacementId, Purpose, ReferralId,
    SupportId, SurvivorId, TrainingEnrolmentId,
};
use ashshash_storage::register::{Content, Gone, RowKey};
use uuid::Uuid;

use super::super::Sheet;
use super::item::Field;

/// Words that tell which row it was; none of them is personal.
const TELLING: usize = 3;

/// Describes a row that is gone, without exposing anybody.
pub(super) fn gone(key: RowKey, record: Uuid, content: Option<&Content>) -> Option<Gone> {
    let sheet = *Sheet::ALL.get(usize::from(key.sheet))?;
    let fields: Vec<Field> = content
        .and_then(|content| serde_json::from_slice(content.plain.reveal(&Purpose::Compare)).ok())
        .unwrap_or_default();
    let telling: Vec<String> =
        fields.into_iter().filter(|f| !f.personal).filter_map(|f| f.value).take(TELLING).collect();
    Some(Gone {
        sheet: sheet.title().to_owned(),
        description: telling.join(" · "),
        record_id: record_id(sheet, record),
    })
}

fn record_id(sheet: Sheet, id: Uuid) -> String {
    match sheet {
        Sheet::Survivors => SurvivorId::from_uuid(id).to_string(),
        Sheet::Counselling => CounsellingSessionId::from_uuid(id).to_string(),
        Sheet::FamilyCounselling => FamilySessionId::from_uuid(id).to_string(),
        Sheet::Referrals => ReferralId::from_uuid(id).to_string(),
        Sheet::Support => SupportId::from_uuid(id).to_string(),
        Sheet::Training => TrainingEnrolmentId::from_uuid(id).to_string(),
        Sheet::Placements => PlacementId::from_uuid(id).to_string(),
        Sheet::Events => AwarenessEventId::from_uuid(id).to_string(),
        Sheet::UpBudgets => BudgetAllocationId::from_uuid(id).to_string(),
    }
}
