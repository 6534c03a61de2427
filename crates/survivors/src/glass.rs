//! Breaking the glass: opening a file outside the own scope for a day, with a reason that others read.

use ashshash_base::{Deed, DeedId, Finding, GlassAccessId, PersonalText, Timestamp};
use serde::{Deserialize, Serialize};

use crate::needs::text;

/// How long an opened file stays open.
const HOURS: i64 = 24;
/// A reason shorter than this tells nobody why.
const SHORTEST_REASON: usize = 10;

/// Opens a file for a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GlassBreak {
    /// The caller's id of the deed.
    pub deed_id: DeedId,
    /// The access's id.
    pub id: GlassAccessId,
    /// The survivor's code, as typed.
    pub code: String,
    /// Why the file has to be opened.
    pub reason: PersonalText,
}

impl Deed for GlassBreak {
    const NAME: &'static str = "glass-break";

    fn deed_id(&self) -> DeedId {
        self.deed_id
    }

    fn record(&self) -> String {
        self.id.to_string()
    }
}

/// Decides until when a file stays open.
///
/// # Errors
/// Says that the reason tells nobody why.
pub fn decide(deed: &GlassBreak, now: Timestamp) -> Result<Timestamp, Vec<Finding>> {
    if deed.reason.is_blank() || deed.reason.characters() < SHORTEST_REASON {
        return Err(vec![Finding::at("glass-reason-missing", "reason")]);
    }
    match text("reason", Some(&deed.reason)) {
        Some(found) => Err(vec![found]),
        None => Ok(Timestamp(now.0 + HOURS * 3_600_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn glass(reason: &str) -> GlassBreak {
        let id = Uuid::from_u128(1);
        GlassBreak { deed_id: id.into(), id: id.into(), code: "RJ-0001".to_owned(), reason: PersonalText::new(reason) }
    }

    #[test]
    fn a_reason_tells_somebody_why() {
        for empty in ["", "   ", "               ", "urgent"] {
            assert_eq!(decide(&glass(empty), Timestamp(0)).unwrap_err()[0].code, "glass-reason-missing", "{empty}");
        }
        assert_eq!(decide(&glass(&"a".repeat(2_001)), Timestamp(0)).unwrap_err()[0].code, "text-too-long");
    }

    proptest! {
        #[test]
        fn a_file_stays_open_for_a_day(now in 0_i64..4_000_000_000_000) {
            let until = decide(&glass("The counsellor is ill today"), Timestamp(now)).unwrap();
            prop_assert_eq!(until.0 - now, 86_400_000);
        }
    }
}
