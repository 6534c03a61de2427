use super::*;

fn keys() -> Keys {
    Keys::new(&[7; 32])
}

#[test]
fn what_was_sealed_opens_and_nothing_else_does() {
    let keys = keys();
    let (row, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (key, wrapped) = keys.new_data_key(row).unwrap();
    let blob = key.seal("survivor.name", row, "সোহেল".as_bytes()).unwrap();
    let again = keys.unwrap(row, &wrapped).unwrap();
    assert_eq!(again.open("survivor.name", row, &blob).unwrap(), "সোহেল".as_bytes());
    assert!(again.open("survivor.phone", row, &blob).is_err(), "another field");
    assert!(again.open("survivor.name", other, &blob).is_err(), "another row");
    assert!(keys.unwrap(other, &wrapped).is_err(), "another person's key");
    let mut damaged = blob.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert!(again.open("survivor.name", row, &damaged).is_err(), "damaged");
    assert!(Keys::new(&[8; 32]).unwrap(row, &wrapped).is_err(), "another key file");
}

#[test]
fn length_says_little() {
    let keys = keys();
    let row = Uuid::from_u128(1);
    let short = keys.office().seal("x", row, b"Lipi").unwrap();
    let long = keys.office().seal("x", row, b"Lipi Khatun of Rohita").unwrap();
    assert_eq!(short.len(), long.len());
}

#[test]
fn key_text_round_trips() {
    let text = Keys::new_text().unwrap();
    assert!(Keys::from_text(&text).is_ok());
    assert!(Keys::from_text("abc").is_err());
    assert!(Keys::from_text(&"g".repeat(64)).is_err());
}
