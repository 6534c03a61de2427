use super::*;

#[test]
fn every_standard_type_is_read_by_code_and_title() {
    assert_eq!(STANDARD.len(), 15);
    for info in STANDARD {
        for text in
            [info.code, &info.code.to_lowercase().replace('_', " ")].into_iter().chain(info.titles.iter().copied())
        {
            assert_eq!(ActivityType::parse(text).map(|found| found.0).as_deref(), Some(info.code), "{text}");
        }
        let found = ActivityType::from_code(info.code).unwrap();
        assert_eq!(found.info(), Some(info));
        assert_eq!(serde_json::from_str::<ActivityType>(&serde_json::to_string(&found).unwrap()).unwrap(), found);
    }
    assert_eq!(ActivityType::parse("NO_SUCH_ACTIVITY"), None);
    assert_eq!(ActivityType::from_code("no such"), None);
}

#[test]
fn one_type_alone_counts_no_people() {
    let silent: Vec<_> = STANDARD.iter().filter(|info| !info.counts_people).map(|info| info.code).collect();
    assert_eq!(silent, ["PROVIDER_COORDINATION"]);
}
