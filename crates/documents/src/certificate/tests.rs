use super::*;

fn example() -> Certificate {
    Certificate {
        organisation: "ডেমো অফিস · Demo Office".to_owned(),
        number: "RTG-2021-156".to_owned(),
        approved_on: Date::from_ymd_opt(2021, 12, 14).unwrap(),
        verify_address: format!("https://office.example/verify/v1.RJ.RTG-2021-156.2021-12-14.{}", "A".repeat(86)),
        is_demo: true,
    }
}

#[test]
fn one_page_a4_and_the_same_bytes_again() {
    let made = certificate(&example()).unwrap();
    assert!(made.starts_with(b"%PDF-"));
    assert_eq!(made, certificate(&example()).unwrap());
    if let Some(folder) = std::env::var_os("CERTIFICATE_SHOWN") {
        std::fs::write(std::path::Path::new(&folder).join("certificate.pdf"), made).unwrap();
    }
}
