use super::*;
use proptest::prelude::*;

#[test]
fn every_upazila_is_found_by_both_names() {
    let places = Gazetteer::official();
    assert_eq!(places.upazilas().len(), 494);
    for upazila in places.upazilas() {
        for name in
            [&upazila.name, &upazila.name_bn, &upazila.name.to_uppercase(), &format!(" {} Upazila", upazila.name)]
        {
            let found = places.find_upazila(name, Some(upazila.district_id)).map(|found| found.id);
            assert_eq!(found, Some(upazila.id), "{name}");
        }
        assert_eq!(places.upazila(upazila.id), Some(upazila));
    }
}

#[test]
fn every_union_is_found_by_both_names() {
    let places = Gazetteer::official();
    assert_eq!(places.unions().len(), 4540);
    for union in places.unions() {
        for name in [
            &union.name,
            &union.name_bn,
            &union.name.to_lowercase().replace(' ', "-"),
            &format!("{} Union", union.name),
        ] {
            let found = places.find_union(name, union.upazila_id).unwrap_or_else(|| panic!("{name} is not found"));
            assert_eq!(found.upazila_id, union.upazila_id);
            // Four unions share their English name with a neighbour; the first of them is meant then.
            assert!(found.id == union.id || plain(&found.name) == plain(&union.name), "{name}");
        }
        assert_eq!(places.union(union.id), Some(union));
    }
}

#[test]
fn every_district_is_found_by_both_names() {
    let places = Gazetteer::official();
    assert_eq!(places.districts().len(), 64);
    for district in places.districts() {
        for name in [&district.name, &district.name_bn, &format!("{} জেলা", district.name_bn)] {
            assert_eq!(places.find_district(name), Some(district), "{name}");
        }
    }
}

#[test]
fn older_spellings_mean_the_official_place() {
    let places = Gazetteer::official();
    let aliases: AliasFile = serde_json::from_str(ALIASES).unwrap();
    let jashore = places.find_district("Jashore").unwrap();
    for (spelling, official) in &aliases.districts {
        assert_eq!(&places.find_district(spelling).unwrap().name, official);
    }
    for (spelling, official) in &aliases.upazilas {
        for district in [None, Some(jashore.id)] {
            assert_eq!(&places.find_upazila(spelling, district).unwrap().name, official);
        }
    }
    for (spelling, official) in &aliases.unions {
        let found = places.find_union_anywhere(spelling, None).unwrap();
        assert_eq!(&found.name, official);
        assert_eq!(places.find_union(spelling, found.upazila_id), Some(found));
    }
}

#[test]
fn a_bare_name_means_jashore_first() {
    let places = Gazetteer::official();
    let name = |text: &str| places.find_upazila(text, None).map(|upazila| upazila.name.as_str());
    assert_eq!(name("sadar"), Some("Jessore Sadar"));
    assert_eq!(name("Jashore"), Some("Jessore Sadar"));
    assert_eq!(name("Jessore"), Some("Jessore Sadar"));
    assert_eq!(name("যশোর সদর"), Some("Jessore Sadar"));
    assert_eq!(name("Jhikorgachha"), Some("Jhikargacha"));
    assert_eq!(name("monirampur upazila"), Some("Manirampur"));
    assert_eq!(name("Debidwar"), Some("Debidwar"));
    assert_eq!(name("Nowhere"), None);
    assert_eq!(name(""), None);
    let comilla = places.find_district("Comilla").unwrap().id;
    assert!(places.find_upazila("Manirampur", Some(comilla)).is_none());
    // Ramnagar: one in Jashore, three elsewhere.
    assert_eq!(places.find_union_anywhere("Ramnagar", None).map(|union| union.upazila_id), Some(UpazilaId(177)));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        let places = Gazetteer::official();
        let _ = (places.find_district(&text), places.find_upazila(&text, None), places.find_union_anywhere(&text, None));
    }
}
