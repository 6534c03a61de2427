use ashshash_base::closed_set;

closed_set! {
    /// What kind of course it is.
    CourseKind {
        /// Entrepreneurship development training.
        Edt = "edt" ["EDT", "entrepreneurship", "entrepreneurship development", "entrepreneurship development training", "business training", "ইডিটি", "উদ্যোক্তা উন্নয়ন", "উদ্যোক্তা উন্নয়ন প্রশিক্ষণ", "উদ্যোক্তা"],
        /// Training in a trade.
        Skill = "skill" ["skill", "skills", "skill training", "skills training", "skill development", "vocational", "trade", "দক্ষতা", "দক্ষতা প্রশিক্ষণ", "দক্ষতা উন্নয়ন", "কারিগরি"],
    }
}

closed_set! {
    /// How a survivor stands in a batch.
    TrainingStatus {
        /// Still in training.
        Continuing = "continuing" ["continuing", "ongoing", "in progress", "running", "active", "চলমান", "চলছে"],
        /// Passed.
        Graduated = "graduated" ["graduated", "completed", "complete", "passed", "finished", "done", "সম্পন্ন", "উত্তীর্ণ", "সমাপ্ত", "শেষ", "স্নাতক"],
        /// Left before the end.
        DroppedOut = "dropped_out" ["dropped out", "drop out", "dropout", "drop-out", "dropped", "left", "ঝরে পড়া", "ঝরে পড়েছেন", "ঝরে পড়েছে", "ড্রপ আউট", "ড্রপআউট"],
    }
}
