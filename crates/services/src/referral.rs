use ashshash_base::{Date, closed_set};

closed_set! {
    /// What a survivor is referred for.
    ReferralService {
        /// Psychosocial support.
        Psychosocial = "psychosocial" ["psychosocial", "psycho-social", "psychosocial counselling", "psychosocial support", "counselling", "counseling", "mental health", "মনোসামাজিক", "মনোসামাজিক সহায়তা", "মনঃসামাজিক", "কাউন্সেলিং"],
        /// Health care.
        Health = "health" ["health", "health care", "healthcare", "health service", "health support", "medical", "treatment", "স্বাস্থ্য", "স্বাস্থ্যসেবা", "স্বাস্থ্য সেবা", "চিকিৎসা"],
        /// Legal aid.
        Legal = "legal" ["legal", "legal aid", "legal support", "legal service", "law", "আইনি", "আইনি সহায়তা", "আইন সহায়তা", "আইনগত সহায়তা"],
        /// A safe place to stay.
        Shelter = "shelter" ["shelter", "safe home", "shelter home", "আশ্রয়", "আশ্রয়কেন্দ্র", "নিরাপদ আশ্রয়"],
        /// Training in a trade.
        Skills = "skills" ["skills", "skill", "skill training", "skills training", "training", "vocational training", "দক্ষতা", "দক্ষতা প্রশিক্ষণ", "প্রশিক্ষণ"],
        /// A job.
        Job = "job" ["job", "job placement", "employment", "work", "চাকরি", "কর্মসংস্থান", "কাজ"],
        /// Money: a loan, a grant.
        Financial = "financial" ["financial", "financial support", "finance", "loan", "credit", "আর্থিক", "আর্থিক সহায়তা", "ঋণ"],
        /// A livelihood.
        Livelihood = "livelihood" ["livelihood", "livelihood support", "livelihoods", "জীবিকা", "জীবিকায়ন", "জীবিকা সহায়তা"],
    }
}

closed_set! {
    /// How far a referral has come.
    ReferralStatus {
        /// Made, not answered.
        Made = "made" ["made", "referred", "pending", "sent", "open", "প্রেরিত", "পাঠানো হয়েছে", "রেফার করা হয়েছে", "অপেক্ষমাণ"],
        /// The provider takes it on.
        Accepted = "accepted" ["accepted", "ongoing", "in progress", "গৃহীত", "গ্রহণ করা হয়েছে", "চলমান"],
        /// The provider does not.
        Declined = "declined" ["declined", "rejected", "refused", "প্রত্যাখ্যাত", "গ্রহণ করা হয়নি"],
        /// The service was given.
        Completed = "completed" ["completed", "complete", "done", "received", "served", "সম্পন্ন", "সেবা পেয়েছেন", "সেবা প্রাপ্ত"],
        /// Ended without or after the service.
        Closed = "closed" ["closed", "cancelled", "canceled", "বন্ধ", "বাতিল"],
    }
}

/// For how many days an answer is news on a counsellor's home. A counsellor is there every week at
/// least; what is older stands in the survivor's file.
pub const NEWS_DAYS: u64 = 7;

/// Says on which day a referral was answered, when it goes from one status to another today.
///
/// The first step away from 'made' is the answer; later steps keep its day. A referral that is put back
/// to 'made' waits again: what was taken for an answer was none.
pub fn answered_on(was: (ReferralStatus, Option<Date>), is: ReferralStatus, today: Date) -> Option<Date> {
    match (was, is) {
        (_, ReferralStatus::Made) => None,
        ((ReferralStatus::Made, _), _) => Some(today),
        ((_, before), _) => before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<Date> {
        Date::from_ymd_opt(2022, 3, day)
    }

    fn goes(was: ReferralStatus, before: Option<Date>, is: ReferralStatus) -> Option<Date> {
        answered_on((was, before), is, day(9).unwrap_or_default())
    }

    #[test]
    fn leaving_made_is_the_answer_whatever_it_says() {
        for is in
            [ReferralStatus::Accepted, ReferralStatus::Declined, ReferralStatus::Completed, ReferralStatus::Closed]
        {
            assert_eq!(goes(ReferralStatus::Made, None, is), day(9), "{is:?}");
        }
        assert_eq!(goes(ReferralStatus::Made, None, ReferralStatus::Made), None);
    }

    #[test]
    fn later_steps_keep_the_day_of_the_answer() {
        assert_eq!(goes(ReferralStatus::Accepted, day(2), ReferralStatus::Completed), day(2));
        assert_eq!(goes(ReferralStatus::Declined, day(2), ReferralStatus::Accepted), day(2));
    }

    #[test]
    fn what_came_in_answered_gets_no_day_later() {
        assert_eq!(goes(ReferralStatus::Accepted, None, ReferralStatus::Completed), None);
    }

    #[test]
    fn a_referral_that_waits_again_has_no_answer() {
        assert_eq!(goes(ReferralStatus::Accepted, day(2), ReferralStatus::Made), None);
    }
}
