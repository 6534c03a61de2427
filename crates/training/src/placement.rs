use ashshash_base::closed_set;

closed_set! {
    /// How a survivor earns.
    PlacementKind {
        /// A job with a wage.
        Wage = "wage" ["wage", "wage employment", "wage employed", "job", "employed", "employment", "মজুরি", "মজুরিভিত্তিক", "বেতন", "বেতনভুক্ত", "চাকরি", "চাকুরি"],
        /// An own business.
        SelfEmployment = "self" ["self", "self employment", "self-employed", "self employed", "own business", "business", "আত্মকর্মসংস্থান", "স্বকর্মসংস্থান", "নিজস্ব ব্যবসা", "ব্যবসা", "স্বনিয়োজিত"],
    }
}
