use ashshash_base::closed_set;
use serde::{Deserialize, Serialize};

use crate::SurvivorStatus;

closed_set! {
    /// Why a survivor dropped out (R9).
    DropOutReason {
        /// Left to work elsewhere.
        MigratedForWork = "migrated_for_work" ["migrated for work", "migration", "migrated", "went abroad", "remigrated", "re-migrated", "gone abroad", "কাজের জন্য অভিবাসন", "কাজের জন্য চলে গেছে", "কাজের জন্য চলে গেছেন", "কাজের জন্য বিদেশ", "বিদেশ গমন", "বিদেশ গেছে", "বিদেশ গেছেন", "বিদেশে গেছেন"],
        /// The family does not allow it.
        FamilyRestriction = "family_restriction" ["family restriction", "family restrictions", "family problem", "restricted by family", "পারিবারিক বাধা", "পরিবারের বাধা", "পারিবারিক নিষেধ", "পরিবারের নিষেধ", "পরিবারের আপত্তি", "পারিবারিক সমস্যা"],
        /// The guardian forbids it.
        GuardianForbids = "guardian_forbids" ["guardian forbids", "guardian forbade", "guardian does not allow", "husband forbids", "অভিভাবকের নিষেধ", "অভিভাবকের বাধা", "অভিভাবক নিষেধ করেছেন"],
        /// Can't spare a day's income.
        DailyIncomeNeeded = "daily_income_needed" ["daily income needed", "daily income", "needs daily income", "income needed", "দৈনিক আয়ের প্রয়োজন", "দৈনিক আয় প্রয়োজন", "দৈনিক উপার্জন প্রয়োজন", "প্রতিদিনের আয় দরকার", "দৈনিক আয় দরকার", "আয়ের প্রয়োজন"],
        /// Moved away.
        MovedAway = "moved_away" ["moved away", "moved", "shifted", "left the area", "অন্যত্র চলে গেছে", "অন্যত্র চলে গেছেন", "এলাকা ছেড়েছেন", "স্থান ত্যাগ", "বাসস্থান পরিবর্তন"],
        /// Not interested in the training.
        NotInterestedInTraining = "not_interested_in_training" ["not interested in training", "not interested", "no interest", "প্রশিক্ষণে আগ্রহ নেই", "প্রশিক্ষণে আগ্রহী নন", "প্রশিক্ষণে অনাগ্রহ", "প্রশিক্ষণে অনাগ্রহী", "আগ্রহ নেই", "অনাগ্রহী"],
        /// Ill.
        Illness = "illness" ["illness", "ill", "sick", "sickness", "disease", "অসুস্থতা", "অসুস্থ"],
        /// Travel money came late.
        ConveyanceLate = "conveyance_late" ["conveyance late", "conveyance not paid in time", "conveyance not paid", "late conveyance", "conveyance", "যাতায়াত ভাতা সময়মতো দেওয়া হয়নি", "যাতায়াত ভাতা দেরিতে", "যাতায়াত ভাতা সময়মতো না পাওয়া", "যাতায়াত ভাতা সময়মত না পাওয়া", "যাতায়াত ভাতা বিলম্বে", "যাতায়াত ভাতা"],
        /// Found work.
        FoundWork = "found_work" ["found work", "found a job", "got a job", "got job", "employed", "job", "কাজ পেয়েছেন", "কাজ পেয়েছে", "চাকরি পেয়েছেন", "চাকরি পেয়েছে", "কাজ পাওয়া"],
        /// Threatened or unsafe.
        ThreatOrSafety = "threat_or_safety" ["threat or safety", "threat", "threats", "safety", "security", "unsafe", "হুমকি", "নিরাপত্তা", "নিরাপত্তাহীনতা", "হুমকি বা নিরাপত্তা", "হুমকি বা নিরাপত্তাহীনতা"],
        /// Trafficked again.
        TraffickedAgain = "trafficked_again" ["trafficked again", "re-trafficked", "retrafficking", "আবার পাচার", "পুনরায় পাচার", "পুনরায় পাচারের শিকার", "আবার পাচার হয়েছেন"],
        /// Can't be reached.
        NoContact = "no_contact" ["no contact", "lost contact", "not reachable", "unreachable", "untraceable", "not found", "যোগাযোগ নেই", "যোগাযোগ বিচ্ছিন্ন", "খোঁজ নেই"],
        /// Died.
        Death = "death" ["death", "died", "dead", "deceased", "মৃত্যু", "মারা গেছেন", "মারা গেছে"],
    }
}

/// How an enrolment ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EnrolmentEnd {
    /// The survivor left.
    DroppedOut {
        /// Why, where a register says so in words that we know.
        reason: Option<DropOutReason>,
    },
    /// The support is complete.
    Completed,
    /// Another office took over.
    Transferred,
}

impl EnrolmentEnd {
    /// Gives the kind's code.
    pub const fn code(self) -> &'static str {
        self.status().code()
    }

    /// Gives the status that a survivor has after such an end.
    pub const fn status(self) -> SurvivorStatus {
        match self {
            Self::DroppedOut { .. } => SurvivorStatus::DroppedOut,
            Self::Completed => SurvivorStatus::Completed,
            Self::Transferred => SurvivorStatus::Transferred,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_2021_reports_reasons_are_known() {
        assert_eq!(DropOutReason::parse("Conveyance not paid in time"), Some(DropOutReason::ConveyanceLate));
        assert_eq!(DropOutReason::parse(" migrated FOR work"), Some(DropOutReason::MigratedForWork));
        assert_eq!(DropOutReason::parse("পারিবারিক বাধা"), Some(DropOutReason::FamilyRestriction));
        assert_eq!(DropOutReason::parse("because"), None);
    }

    #[test]
    fn an_end_is_kept_as_its_kind() {
        let end = EnrolmentEnd::DroppedOut { reason: Some(DropOutReason::Illness) };
        let json = serde_json::to_string(&end).unwrap();
        assert_eq!(json, r#"{"kind":"dropped_out","reason":"illness"}"#);
        assert_eq!(serde_json::from_str::<EnrolmentEnd>(&json).unwrap(), end);
        assert_eq!(end.code(), "dropped_out");
    }
}
