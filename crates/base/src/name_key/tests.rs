use super::*;
use proptest::prelude::*;

/// The registers' names, word by word, with spellings that other offices use.
const ALIKE: &[&[&str]] = &[
    &["Abdul", "আব্দুল", "আবদুল", "Abdool"],
    &["Akter", "আক্তার", "Akhter", "Aktar", "আখতার"],
    &["Alam", "আলম"],
    &["Alamgir", "আলমগীর", "Alomgir"],
    &["Amin", "আমিন", "Ameen"],
    &["Anjuara", "আঞ্জুয়ারা", "Anjuyara"],
    &["Anwar", "আনোয়ার", "Anowar"],
    &["Ara", "আরা"],
    &["Asma", "আসমা"],
    &["Babul", "বাবুল"],
    &["Banu", "বানু"],
    &["Begum", "বেগম", "Begam"],
    &["Bilkis", "বিলকিস", "Bilkish"],
    &["Biplob", "বিপ্লব", "Biplab"],
    &["Biswas", "বিশ্বাস"],
    &["Champa", "চম্পা"],
    &["Chowdhury", "চৌধুরী", "Chaudhuri"],
    &["Das", "দাস", "Dash"],
    &["Fatema", "ফাতেমা", "Fatima"],
    &["Gopal", "গোপাল"],
    &["Hasina", "হাসিনা"],
    &["Hossain", "হোসেন", "Hosen", "Hossen", "Husain", "হোসাইন", "হোছাইন"],
    &["Imran", "ইমরান", "Emran"],
    &["Islam", "ইসলাম", "Eslam"],
    &["Jahangir", "জাহাঙ্গীর", "Zahangir"],
    &["Jesmin", "জেসমিন", "Jasmin"],
    &["Kabir", "কবির", "Kobir"],
    &["Kajol", "কাজল"],
    &["Kamal", "কামাল"],
    &["Karim", "করিম", "Korim"],
    &["Khatun", "খাতুন", "Khatoon", "Katun"],
    &["Krishna", "কৃষ্ণ"],
    &["Lakshmi", "লক্ষ্মী", "Laxmi"],
    &["Lipi", "লিপি"],
    &["Masud", "মাসুদ", "Mashud"],
    &["Mia", "মিয়া", "Miah", "মিঞা", "Miya"],
    &["Mizanur", "মিজানুর"],
    &["Mondal", "মন্ডল", "মণ্ডল", "Mandal"],
    &["Monirul", "মনিরুল", "Manirul"],
    &["Moriom", "মরিয়ম", "Mariam", "Maryam"],
    &["Momota", "মমতা"],
    &["Nasrin", "নাসরিন"],
    &["Nur", "নূর", "নুর", "Noor"],
    &["Parvin", "পারভীন", "Parveen"],
    &["Rafiqul", "রফিকুল", "Rafikul"],
    &["Rahima", "রহিমা", "Rohima"],
    &["Rahman", "রহমান", "Rohman", "Rahaman"],
    &["Rana", "রানা"],
    &["Rani", "রানী", "Ranee"],
    &["Rekha", "রেখা"],
    &["Rina", "রিনা"],
    &["Ripon", "রিপন", "Ripan"],
    &["Rokeya", "রোকেয়া", "Rokea"],
    &["Ruhul", "রুহুল"],
    &["Sabina", "সাবিনা"],
    &["Saiful", "সাইফুল"],
    &["Salma", "সালমা"],
    &["Sarkar", "সরকার", "Sarker"],
    &["Shahin", "শাহীন", "Sahin"],
    &["Shankar", "শংকর", "শঙ্কর", "Sangkar"],
    &["Shefali", "শেফালী", "Sefaly"],
    &["Shirina", "শিরিনা"],
    &["Sohel", "সোহেল"],
    &["Tahmina", "তাহমিনা"],
    &["Tarikul", "তরিকুল", "Tariqul"],
    &["Uddin", "উদ্দিন", "Uddeen"],
    &["Yasmin", "ইয়াসমিন", "Yeasmin"],
];

#[test]
fn names_that_sound_alike_share_their_key() {
    for group in ALIKE {
        let keys: Vec<_> = group.iter().map(|name| phonetic_keys(name)).collect();
        for (name, key) in group.iter().zip(&keys) {
            assert_eq!(key, &keys[0], "{name} and {}", group[0]);
            assert_eq!(key.len(), 1, "{name}");
        }
    }
}

#[test]
fn names_that_sound_different_keep_apart() {
    let mut keys: Vec<_> = ALIKE.iter().map(|group| phonetic_keys(group[0])).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    // Rana and Rina, Sahin and Sohel's kin may meet; most must not.
    assert!(keys.len() + 6 >= all, "{} of {all} keys are left", keys.len());
    assert_ne!(phonetic_keys("Rana"), phonetic_keys("Rani"));
    assert_ne!(phonetic_keys("Karim"), phonetic_keys("Karima"));
}

#[test]
fn titles_and_dots_make_no_difference() {
    assert_eq!(fold("  Md.  Rahim   Uddin "), "rahim uddin");
    assert_eq!(fold("MOHAMMAD Rahim Uddin"), "rahim uddin");
    assert_eq!(fold("মোঃ রহিম উদ্দিন"), "রহিম উদ্দিন");
    assert_eq!(fold("মোঃরহিম উদ্দিন"), "রহিম উদ্দিন");
    assert_eq!(fold("মো: রহিম\u{200c} উদ্দিন"), "রহিম উদ্দিন");
    assert_eq!(fold("আনোয়ার"), fold("আনোয়ার"));
    assert_eq!(fold("Md."), "md");
    assert_eq!(phonetic_keys("Mst Hasina"), phonetic_keys("মোসাঃ হাসিনা"));
    assert_eq!(phonetic_keys("Nur-Islam"), phonetic_keys("নূর ইসলাম"));
}

#[test]
fn closed_words_are_compared_by_letters_alone() {
    assert_eq!(plain(" Survivor\u{a0}ID "), "survivorid");
    assert_eq!(plain("Relative’s home"), plain("relatives HOME"));
    assert_eq!(plain("জানুয়ারী"), plain("জানুয়ারি"));
    assert_eq!(plain("সন্তুষ্টি (১-৫)"), plain("সন্তুষ্টি(1-5)"));
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(name in "[A-Za-zঅ-হ়-ৌ্ .:ঃ-]{0,30}") {
        let once = fold(&name);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn no_name_panics(name in "\\PC{0,40}") {
        let _ = (fold(&name), phonetic_keys(&name), plain(&name));
    }

    #[test]
    fn order_of_words_and_case_do_not_change_the_keys(a in "[A-Za-z]{1,10}", b in "[A-Za-z]{1,10}") {
        let mut one = phonetic_keys(&format!("{a} {b}"));
        let mut other = phonetic_keys(&format!("{} {}", b.to_uppercase(), a.to_lowercase()));
        one.sort();
        other.sort();
        prop_assert_eq!(one, other);
    }
}

proptest! {
    /// What `plain` does by hand is what Unicode's tables would do.
    #[test]
    fn plain_composes_bangla_as_unicode_does(text in "[\u{980}-\u{9e5}০-৯A-Za-z0-9 ./-]{0,20}") {
        let by_tables: String = text.nfc().collect();
        prop_assert_eq!(plain(&text), plain(&by_tables));
    }
}
