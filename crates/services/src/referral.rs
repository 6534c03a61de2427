use ashshash_base::closed_set;

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
