use ashshash_base::{closed_set, name_key::plain};

closed_set! {
    /// The sheets of a register workbook.
    Sheet {
        /// People.
        Survivors = "survivors" ["survivor", "survivor list", "survivors list", "list of survivors", "survivor register", "enrolment", "enrollment", "সারভাইভার", "সারভাইভার তালিকা", "সারভাইভারদের তালিকা", "সার্ভাইভার", "সারভাইভারগণ"],
        /// Counselling sessions.
        Counselling = "counselling" ["counseling", "counselling sessions", "counseling sessions", "counselling register", "individual counselling", "psychosocial counselling", "কাউন্সেলিং", "কাউন্সেলিং সেশন", "কাউন্সিলিং", "ব্যক্তিগত কাউন্সেলিং"],
        /// Family counselling sessions.
        FamilyCounselling = "family_counselling" ["family counseling", "family counselling sessions", "family sessions", "family session", "family", "পারিবারিক কাউন্সেলিং", "পারিবারিক কাউন্সিলিং", "পরিবার কাউন্সেলিং", "পারিবারিক সেশন"],
        /// Referrals.
        Referrals = "referrals" ["referral", "referral register", "রেফারেল", "রেফারাল", "রেফার", "রেফারেলসমূহ"],
        /// Goods and money given.
        Support = "support" ["supports", "support given", "material support", "food support", "relief", "সহায়তা", "সাহায্য", "সহায়তা প্রদান", "সহযোগিতা"],
        /// Survivors in batches.
        Training = "training" ["trainings", "training register", "trainees", "প্রশিক্ষণ", "প্রশিক্ষণার্থী", "প্রশিক্ষণসমূহ"],
        /// Jobs and businesses.
        Placements = "placements" ["placement", "job placement", "job placements", "employment", "কর্মসংস্থান", "চাকরি", "নিয়োগ"],
        /// Awareness events.
        Events = "events" ["event", "awareness", "awareness events", "activities", "awareness activities", "ইভেন্ট", "কার্যক্রম", "সচেতনতা", "সচেতনতামূলক কার্যক্রম", "অনুষ্ঠান"],
        /// Budgets of union parishads.
        UpBudgets = "up_budgets" ["UP budget", "budgets", "budget", "union parishad budgets", "union parishad budget", "UP budget allocation", "বাজেট", "ইউপি বাজেট", "ইউনিয়ন পরিষদ বাজেট", "ইউনিয়ন পরিষদের বাজেট", "বাজেট বরাদ্দ"],
    }
}

impl Sheet {
    /// Gives the name that the guide uses.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Survivors => "Survivors",
            Self::Counselling => "Counselling",
            Self::FamilyCounselling => "Family counselling",
            Self::Referrals => "Referrals",
            Self::Support => "Support",
            Self::Training => "Training",
            Self::Placements => "Placements",
            Self::Events => "Events",
            Self::UpBudgets => "UP budgets",
        }
    }

    /// Guesses by a name that holds more than the word: `Counselling 2021`, `1. Survivors`.
    pub(super) fn guess(name: &str) -> Option<Self> {
        let letters: String = name.chars().filter(|c| !c.is_numeric()).collect();
        Self::parse(&letters).or_else(|| {
            let name = plain(&letters);
            let holds = |word: &str| name.contains(&plain(word));
            // 'Family counselling' also holds 'counselling': the narrower one first.
            [Self::FamilyCounselling, Self::UpBudgets].into_iter().chain(Self::ALL.iter().copied()).find(|sheet| {
                holds(sheet.title()) || holds(sheet.title().trim_end_matches('s')) || holds(sheet.bangla())
            })
        })
    }

    const fn bangla(self) -> &'static str {
        match self {
            Self::Survivors => "সারভাইভার",
            Self::Counselling => "কাউন্সেলিং",
            Self::FamilyCounselling => "পারিবারিক কাউন্সেলিং",
            Self::Referrals => "রেফারেল",
            Self::Support => "সহায়তা",
            Self::Training => "প্রশিক্ষণ",
            Self::Placements => "কর্মসংস্থান",
            Self::Events => "কার্যক্রম",
            Self::UpBudgets => "বাজেট",
        }
    }
}
