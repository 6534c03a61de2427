use ashshash_base::closed_set;

closed_set! {
    /// What became of an appointment (R3): only a held one counts.
    SessionStatus {
        /// Agreed, not yet due.
        Planned = "planned" ["planned", "scheduled", "পরিকল্পিত", "নির্ধারিত"],
        /// It took place.
        Held = "held" ["held", "present", "attended", "done", "completed", "yes", "অনুষ্ঠিত", "উপস্থিত", "হয়েছে", "সম্পন্ন", "হ্যাঁ"],
        /// The survivor did not come.
        Missed = "missed" ["missed", "absent", "not attended", "no", "no show", "অনুপস্থিত", "বাদ গেছে", "হয়নি", "না"],
        /// Moved to another day.
        Rescheduled = "rescheduled" ["rescheduled", "re-scheduled", "reschedule", "postponed", "পুনর্নির্ধারিত", "পুনঃনির্ধারিত", "পুনরায় নির্ধারিত", "তারিখ বদল", "তারিখ পরিবর্তন", "স্থগিত"],
        /// Called off.
        Cancelled = "cancelled" ["cancelled", "canceled", "বাতিল", "বাতিল করা হয়েছে"],
    }
}

closed_set! {
    /// Which session of a series it is.
    SessionKind {
        /// The first one with this survivor.
        First = "first" ["first", "initial", "1st", "প্রথম"],
        /// One in between.
        Regular = "regular" ["regular", "follow up", "follow-up", "নিয়মিত", "ফলো-আপ"],
        /// The last one.
        Closing = "closing" ["closing", "final", "last", "সমাপনী", "শেষ"],
    }
}

closed_set! {
    /// Where a session took place.
    Venue {
        /// At the organisation's office.
        Office = "office" ["office", "Rights Jessore office", "Rights Jashore office", "project office", "organisation office", "অফিস", "কার্যালয়", "রাইটস যশোর অফিস", "রাইটস যশোর কার্যালয়", "প্রকল্প অফিস"],
        /// At the survivor's home.
        SurvivorsHome = "survivors_home" ["survivor's home", "survivors home", "survivor home", "survivor's house", "home", "house", "সারভাইভারের বাড়ি", "সারভাইভারের বাড়িতে", "বাড়ি", "নিজ বাড়ি", "বাড়িতে", "সার্ভাইভারের বাড়ি"],
        /// At the union parishad.
        UnionParishad = "union_parishad" ["union parishad", "UP", "UP office", "union parishad office", "ইউনিয়ন পরিষদ", "ইউপি", "ইউনিয়ন পরিষদ কার্যালয়"],
        /// At a relative's home.
        RelativesHome = "relatives_home" ["relative's home", "relatives home", "relative home", "relative's house", "আত্মীয়ের বাড়ি", "আত্মীয়ের বাড়িতে", "আত্মীয় বাড়ি"],
        /// By video or chat.
        Online = "online" ["online", "video call", "zoom", "whatsapp", "অনলাইন", "অনলাইনে", "ভিডিও কল"],
        /// By telephone.
        Phone = "phone" ["phone", "telephone", "over phone", "mobile", "phone call", "by phone", "ফোন", "ফোনে", "মোবাইল", "মোবাইলে", "টেলিফোন"],
        /// Somewhere else.
        Other = "other" ["other", "others", "অন্যান্য", "অন্য"],
    }
}

closed_set! {
    /// How people meet in a session.
    SessionMode {
        /// In one room.
        FaceToFace = "face_to_face" ["face to face", "in person", "মুখোমুখি", "সরাসরি"],
        /// By telephone.
        Phone = "phone" ["telephone", "ফোনে"],
        /// By video or chat.
        Online = "online" ["video call", "অনলাইনে"],
    }
}

impl Venue {
    /// Tells how people meet there.
    pub const fn mode(self) -> SessionMode {
        match self {
            Self::Phone => SessionMode::Phone,
            Self::Online => SessionMode::Online,
            Self::Office | Self::SurvivorsHome | Self::UnionParishad | Self::RelativesHome | Self::Other => {
                SessionMode::FaceToFace
            }
        }
    }
}

closed_set! {
    /// Why a session was called off, or why a missed one is left as it is.
    SessionReason {
        /// The survivor wants no other session now.
        SurvivorsWish = "survivors_wish" ["survivor's wish", "does not want", "সারভাইভারের ইচ্ছা"],
        /// The survivor is ill.
        Illness = "illness" ["ill", "sick", "অসুস্থ"],
        /// The survivor must work that day.
        MustWork = "must_work" ["working", "কাজ ছিল"],
        /// The family objects.
        FamilyObjects = "family_objects" ["family", "পরিবারের আপত্তি"],
        /// Meeting or calling is not safe now.
        NotSafe = "not_safe" ["unsafe", "নিরাপদ নয়"],
        /// The survivor could not be reached.
        NotReached = "not_reached" ["no contact", "যোগাযোগ হয়নি"],
        /// The counsellor could not come.
        CounsellorAway = "counsellor_away" ["counsellor absent", "কাউন্সেলর অনুপস্থিত"],
        /// The plan makes it unnecessary.
        NotNeeded = "not_needed" ["no longer needed", "প্রয়োজন নেই"],
        /// Something else.
        Other = "other" ["অন্যান্য"],
    }
}
