//! A person pointed out by somebody: where the lead stands, what may be done with it (R1).

/// Says of deeds how the journal calls them; each names its record by `id`.
macro_rules! deeds {
    ($($name:ident = $journal:literal;)*) => {$(
        impl Deed for $name {
            const NAME: &'static str = $journal;

            fn deed_id(&self) -> DeedId {
                self.deed_id
            }

            fn record(&self) -> String {
                self.id.to_string()
            }
        }
    )*};
}

mod codes;
mod command;
mod decision;
mod state;

use ashshash_base::closed_set;

pub use codes::{ContactAnswer, DocumentSeen, RefusalReason, RejectionReason, UrgentNeed};
pub use command::{LeadChange, LeadCreate, LeadFacts, LeadField, judge_said};
pub use decision::{LeadAskBack, LeadContactRecord, LeadReferralMake, LeadRefuse, LeadReject, LeadVerify};
pub use state::{DAYS_WITHOUT_ANSWER, Lead, LeadState, last_day};

closed_set! {
    /// Who pointed a person out; sealed beside the identity, because it may be the broker.
    LeadSource {
        /// A counter-trafficking activist, a volunteer.
        CtipActivist = "ctip_activist" [
            "CTIP activist", "CTIP activists", "activist", "CTIP volunteer", "volunteer", "সিটিআইপি অ্যাক্টিভিস্ট", "সিটিআইপি এক্টিভিস্ট",
            "অ্যাক্টিভিস্ট", "এক্টিভিস্ট", "সিটিআইপি কর্মী", "স্বেচ্ছাসেবী", "স্বেচ্ছাসেবক",
        ],
        /// A peer leader.
        PeerLeader = "peer_leader" ["peer leader", "peer", "পিয়ার লিডার", "পিয়ার লিডার", "সহকর্মী নেতা", "দলনেতা"],
        /// A member of a counter-trafficking committee.
        CtcMember = "ctc_member" [
            "CTC member", "CTC", "member of CTC", "counter trafficking committee", "সিটিসি সদস্য", "সিটিসি", "সিটিসি মেম্বার",
        ],
        /// A person of local influence.
        LocalInfluential = "local_influential" [
            "local influential", "local influential person", "influential", "local leader", "UP member", "UP chairman",
            "স্থানীয় প্রভাবশালী", "প্রভাবশালী", "প্রভাবশালী ব্যক্তি", "স্থানীয় প্রভাবশালী ব্যক্তি", "গণ্যমান্য ব্যক্তি", "স্থানীয় নেতা",
        ],
        /// The person's family.
        Family = "family" ["family", "family member", "relative", "relatives", "পরিবার", "পরিবারের সদস্য", "আত্মীয়", "আত্মীয়-স্বজন"],
        /// The person came without being pointed out.
        SelfReferred = "self" ["self", "self referred", "self-referral", "own", "herself", "himself", "নিজে", "নিজেই", "স্বয়ং", "নিজ"],
        /// Another survivor.
        OtherSurvivor = "other_survivor" [
            "other survivor", "another survivor", "survivor", "survivors", "other survivors", "অন্য সারভাইভার", "সারভাইভার", "অন্যান্য সারভাইভার",
        ],
    }
}
