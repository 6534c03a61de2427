use ashshash_base::closed_set;

closed_set! {
    /// Where a survivor stands, told by the latest enrolment.
    SurvivorStatus {
        /// The enrolment is open.
        Active = "active" ["active", "ongoing", "continuing", "enrolled", "open", "সক্রিয়", "চলমান", "চলছে", "তালিকাভুক্ত"],
        /// Left before the support was complete.
        DroppedOut = "dropped_out" ["dropped out", "drop out", "dropout", "drop-out", "dropped", "left", "ঝরে পড়া", "ঝরে পড়েছেন", "ঝরে গেছে", "ঝরে পড়েছে", "ড্রপ আউট", "ড্রপআউট", "বাদ পড়া"],
        /// The support is complete.
        Completed = "completed" ["completed", "complete", "closed", "finished", "graduated", "সম্পন্ন", "সমাপ্ত", "শেষ"],
        /// Another office took over.
        Transferred = "transferred" ["transferred", "transfer", "handed over", "স্থানান্তরিত", "স্থানান্তর", "হস্তান্তরিত", "বদলি"],
    }
}
