use super::*;

fn admitted(query: &str) -> bool {
    admit(query, &Variables::default()).is_ok()
}

fn with(query: &str, variables: serde_json::Value) -> bool {
    admit(query, &Variables::from_json(variables)).is_ok()
}

#[test]
fn what_screens_ask_is_let_in() {
    assert!(admitted("{ viewer { role } }"));
    assert!(admitted(
        "{ survivors(first: 100) { totalCount nodes { code sex status upazila { name nameBn } identity { name phone } } } }"
    ));
    assert!(admitted(
        "query Q($p: PeriodInput!) { indicators(period: $p) { code total male female other by(dimension: MONTH) { key total male female other } } }"
    ));
    assert!(with("query Q($n: Int!) { survivors(first: $n) { nodes { code } } }", serde_json::json!({ "n": 100 })));
}

#[test]
fn nested_lists_multiply() {
    assert!(!admitted("{ survivors(first: 100) { nodes { code timeline(first: 100) { nodes { id on kind } } } } }"));
    assert!(admitted("{ survivors(first: 10) { nodes { code timeline(first: 100) { nodes { id on kind } } } } }"));
    let by_variable =
        "query Q($n: Int = 100) { survivors(first: $n) { nodes { timeline(first: $n) { nodes { id on kind } } } } }";
    assert!(!admitted(by_variable));
    assert!(with(by_variable, serde_json::json!({ "n": 10 })));
    // What is not a number can't hide what it multiplies.
    assert!(!with(by_variable, serde_json::json!({ "n": -1 })));
    assert!(!with(by_variable, serde_json::json!({ "n": "1" })));
}

#[test]
fn depth_tokens_and_aliases_are_limited() {
    let deep = |levels: usize| format!("{}a{}", "{ a ".repeat(levels), " }".repeat(levels));
    assert!(admitted(&deep(12)));
    assert!(!admitted(&deep(13)));
    assert!(!admitted(&format!("{{ {} }}", "a ".repeat(2_000))));
    let aliases =
        |count: usize| format!("{{ {} }}", (0..count).map(|i| format!("a{i}: viewer {{ id }} ")).collect::<String>());
    assert!(admitted(&aliases(50)));
    assert!(!admitted(&aliases(51)));
    assert!(!admitted(&"{".repeat(100_000)));
}

#[test]
fn fragments_can_neither_grow_nor_cycle_used_or_not() {
    let doubling: String = (0..40)
        .map(|i| format!("fragment F{i} on Query {{ ...F{} ...F{} }} ", i + 1, i + 1))
        .chain(["fragment F40 on Query { viewer { id } } ".to_owned()])
        .collect();
    assert!(!admitted(&format!("{{ ...F0 }} {doubling}")));
    assert!(!admitted(&format!("{{ viewer {{ id }} }} {doubling}")), "unused");
    assert!(!admitted("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"));
    assert!(!admitted("{ viewer { id } } fragment A on Query { ...A }"), "unused cycle");
    assert!(admitted("{ ...A ...A } fragment A on Query { viewer { id } }"));
}

#[test]
fn one_operation_and_one_deed_a_request() {
    let code = |query: &str| match admit(query, &Variables::default()) {
        Err(Refusal::Coded(code)) => code,
        _ => "admitted",
    };
    assert_eq!(code("query A { viewer { id } } query B { viewer { id } }"), "one-operation-a-request");
    assert_eq!(code("query A { viewer { id } }"), "admitted");
    assert_eq!(code("mutation { signOut { repeated } }"), "admitted");
    assert_eq!(code("mutation { a: signOut { repeated } b: signOut { repeated } }"), "one-operation-a-request");
    assert_eq!(
        code("mutation { ...A ...A } fragment A on Mutation { signOut { repeated } }"),
        "one-operation-a-request"
    );
    assert_eq!(
        code("mutation { ... { signOut { repeated } } ... { signOutEverywhere { repeated } } }"),
        "one-operation-a-request"
    );
}

#[test]
fn the_usual_question_about_the_schema_is_let_in_and_a_growing_one_is_not() {
    let wrappers = "kind name ".to_owned() + &"ofType { kind name ".repeat(9) + &"} ".repeat(9);
    let usual = format!(
        "query IntrospectionQuery {{ __schema {{ queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }}
         types {{ ...FullType }} directives {{ name description isRepeatable locations args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{ kind name description specifiedByURL
           fields(includeDeprecated: true) {{ name description args(includeDeprecated: true) {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated deprecationReason }}
           inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }}
           enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }} possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason }}
         fragment TypeRef on __Type {{ {wrappers} }}"
    );
    assert!(admitted(&usual));
    assert!(!admitted("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"));
}
