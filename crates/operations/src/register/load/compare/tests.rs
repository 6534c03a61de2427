use super::*;

fn identity(name: &str, phone: &str) -> Identity {
    let some = |text: &str| (!text.is_empty()).then(|| Sealed::new(text.to_owned()));
    Identity { name: some(name), name_bn: None, phone: some(phone) }
}

#[test]
fn another_name_and_another_phone_are_another_person() {
    let known = identity("Demo Person", "01711000001");
    let same = |name, phone| is_same_person(&identity(name, phone), &known);
    assert!(same("Demo Person", "01711000001"));
    assert!(same("demo  person", "+880 1711-000001"), "spelling");
    assert!(same("Demo Person", "01711000002"), "a new phone");
    assert!(same("Demo Persson", "01711000001"), "a corrected name");
    assert!(same("", ""), "nothing said");
    assert!(!same("Other Person", "01711000002"));
    assert!(!same("Other Person", ""), "a name alone contradicts");
    assert!(!same("", "01711000002"), "a phone alone contradicts");
}

#[test]
fn differences_name_what_changed() {
    let field =
        |heading: &str, value: &str, personal| Field { heading: heading.into(), value: Some(value.into()), personal };
    let was = [field("Sex", "male", false), field("Name", "A", true), field("Age", "20", false)];
    let is = [field("Sex", "female", false), field("Name", "A", true), field("Union", "Rohita", false)];
    let found = differences(&was, &is);
    let headings: Vec<_> = found.iter().map(|d| d.0.as_str()).collect();
    assert_eq!(headings, ["Sex", "Age", "Union"]);
}
