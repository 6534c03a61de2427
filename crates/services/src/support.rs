use ashshash_base::closed_set;

closed_set! {
    /// What kind of goods or money was given; figures of output 2.4 count by it.
    SupportKind {
        /// Food.
        Food = "food" ["food", "food support", "food pack", "food package", "food item", "খাদ্য", "খাদ্য সহায়তা", "খাদ্যসামগ্রী", "খাবার"],
        /// Things to keep clean and well.
        Hygiene = "hygiene" ["hygiene", "hygiene kit", "স্বাস্থ্যবিধি", "স্বাস্থ্যবিধি সামগ্রী", "হাইজিন কিট", "পরিচ্ছন্নতা সামগ্রী"],
        /// A livelihood.
        Livelihood = "livelihood" ["livelihood", "livelihood support", "livelihoods support", "জীবিকা", "জীবিকা সহায়তা", "জীবিকায়ন সহায়তা"],
        /// Money.
        Cash = "cash" ["cash", "grant", "cash grant", "cash support", "money", "নগদ", "নগদ টাকা", "নগদ সহায়তা", "অনুদান", "টাকা"],
        /// Tools, animals.
        InKind = "in_kind" ["in kind", "in-kind support", "উপকরণ", "উপকরণ সহায়তা", "বস্তুগত"],
        /// Something else.
        Other = "other" ["other", "others", "অন্যান্য", "অন্য"],
    }
}

/// Words by which an item's kind is known, wherever they stand in its name.
const ITEMS: &[(SupportKind, &[&str])] = &[
    (
        SupportKind::Food,
        &[
            "rice",
            "potato",
            "potatoes",
            "wheat",
            "flour",
            "salt",
            "oil",
            "soyabean",
            "soybean",
            "lentil",
            "lentils",
            "pulse",
            "dal",
            "sugar",
            "onion",
            "egg",
            "eggs",
            "milk",
            "food",
            "চাল",
            "আলু",
            "গম",
            "আটা",
            "ময়দা",
            "লবণ",
            "লবন",
            "তেল",
            "সয়াবিন",
            "ডাল",
            "মসুর",
            "চিনি",
            "পেঁয়াজ",
            "ডিম",
            "দুধ",
            "খাদ্য",
            "খাবার",
        ],
    ),
    (
        SupportKind::Hygiene,
        &[
            "soap",
            "mask",
            "masks",
            "sanitizer",
            "sanitiser",
            "handsanitizer",
            "hygiene",
            "detergent",
            "napkin",
            "pad",
            "সাবান",
            "মাস্ক",
            "স্যানিটাইজার",
            "ডিটারজেন্ট",
            "ন্যাপকিন",
        ],
    ),
    (SupportKind::Livelihood, &["livelihood", "livelihoods", "জীবিকা", "জীবিকায়ন"]),
    (SupportKind::Cash, &["cash", "grant", "grants", "money", "নগদ", "অনুদান", "টাকা"]),
    (
        SupportKind::InKind,
        &[
            "sewing",
            "machine",
            "goat",
            "goats",
            "cow",
            "calf",
            "hen",
            "hens",
            "chicken",
            "duck",
            "ducks",
            "van",
            "rickshaw",
            "সেলাই",
            "মেশিন",
            "ছাগল",
            "গরু",
            "বাছুর",
            "মুরগি",
            "হাঁস",
            "ভ্যান",
            "রিকশা",
        ],
    ),
];

impl SupportKind {
    /// Tells the kind of an item by its name, as registers write it; nothing where no word is known.
    pub fn of_item(item: &str) -> Option<Self> {
        static WORDS: std::sync::LazyLock<ashshash_base::Spellings<SupportKind>> =
            std::sync::LazyLock::new(|| ashshash_base::Spellings::new(ITEMS.iter().copied()));
        Self::parse(item).or_else(|| {
            item.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '(' | ')' | ',' | '&' | '+'))
                .find_map(|word| WORDS.find(word))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_the_kind_that_figures_count_by() {
        for (item, kind) in [
            ("Rice", SupportKind::Food),
            ("Potato", SupportKind::Food),
            ("Wheat", SupportKind::Food),
            ("Salt", SupportKind::Food),
            ("Soyabean oil", SupportKind::Food),
            ("চাল", SupportKind::Food),
            ("সয়াবিন তেল", SupportKind::Food),
            ("Soap", SupportKind::Hygiene),
            ("Mask", SupportKind::Hygiene),
            ("Hand sanitizer", SupportKind::Hygiene),
            ("Livelihood support", SupportKind::Livelihood),
            ("Grant", SupportKind::Cash),
            ("CASH", SupportKind::Cash),
            ("নগদ টাকা", SupportKind::Cash),
            ("Sewing machine", SupportKind::InKind),
            ("Goat", SupportKind::InKind),
            ("সেলাই মেশিন", SupportKind::InKind),
            ("Rice (10 kg)", SupportKind::Food),
        ] {
            assert_eq!(SupportKind::of_item(item), Some(kind), "{item}");
        }
        assert_eq!(SupportKind::of_item("Umbrella"), None);
        assert_eq!(SupportKind::of_item(""), None);
    }
}
