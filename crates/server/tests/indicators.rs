//! Figures over HTTP: values, parts, records, and what can't be asked.

use ashshash_access::Role;
use ashshash_testkit::{World, both, cast, new_id, survivor};
use serde_json::{Value, json};

const YEAR: &str = "period: { from: \"2021-01-01\", to: \"2021-12-31\" }";

async fn plant(world: &World) {
    survivor("RJ-0001").enrolled("2021-01-01").of_the_counsellor().with_session("2021-03-01").save(world).await;
    survivor("RJ-0002")
        .man()
        .enrolled("2021-12-31")
        .in_upazila("Manirampur")
        .with_session("2021-02-01")
        .save(world)
        .await;
    survivor("RJ-0003").other().enrolled("2020-12-31").dropped_out("2021-06-30").save(world).await;
    survivor("RJ-0001").held_by(cast::OTHER_OFFICE).enrolled("2021-05-05").save(world).await;
}

fn error_code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

both! {
    async fn a_figure_opens_to_its_parts_and_records(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let question = format!("{{ indicator(code: \"survivors_enrolled\", {YEAR}) {{ code output total male female other events rule dimensions
            by(dimension: MONTH) {{ key total male female other }} places: by(dimension: UPAZILA) {{ key place {{ name }} total }}
            counsellors: by(dimension: COUNSELLOR) {{ key counsellor {{ name }} total }}
            records(first: 1) {{ totalCount nodes {{ source countedOn sex survivor {{ code }} upazila {{ name }} counsellor {{ name }} }} pageInfo {{ hasNextPage endCursor }} }}
            women: records(sex: FEMALE) {{ totalCount }} }} }}");
        let figure = &coordinator.ask(&question).await["indicator"];
        assert_eq!([&figure["total"], &figure["male"], &figure["female"], &figure["other"]], [2, 1, 1, 0]);
        assert_eq!(figure["output"], "1.1");
        assert!(figure["events"].is_null());
        assert_eq!(figure["by"], json!([
            { "key": "2021-01", "total": 1, "male": 0, "female": 1, "other": 0 },
            { "key": "2021-12", "total": 1, "male": 1, "female": 0, "other": 0 },
        ]));
        assert_eq!(figure["places"].as_array().unwrap().len(), 2);
        assert_eq!(figure["counsellors"][0], json!({ "key": null, "counsellor": null, "total": 1 }));
        assert_eq!(figure["counsellors"][1]["counsellor"]["name"], cast::COUNSELLOR);
        assert_eq!(figure["records"]["totalCount"], 2);
        assert_eq!(figure["women"]["totalCount"], 1);
        assert_eq!(figure["records"]["nodes"], json!([{
            "source": "ENROLMENT", "countedOn": "2021-01-01", "sex": "FEMALE", "survivor": { "code": "RJ-0001" },
            "upazila": { "name": "Sharsha" }, "counsellor": { "name": cast::COUNSELLOR },
        }]));
        let after = figure["records"]["pageInfo"]["endCursor"].as_str().unwrap();
        let next = |code: &str| format!("{{ indicator(code: \"{code}\", {YEAR}) {{ records(after: \"{after}\") {{ nodes {{ survivor {{ code }} }} pageInfo {{ hasNextPage }} }} }} }}");
        let page = &coordinator.ask(&next("survivors_enrolled")).await["indicator"]["records"];
        assert_eq!(page["nodes"], json!([{ "survivor": { "code": "RJ-0002" } }]));
        let answer = coordinator.ask_with(&next("survivors_counselled"), json!({})).await.json();
        assert_eq!(error_code(&answer), "cursor-invalid");
    }

    async fn all_figures_and_those_named_and_one_agree(world: World) {
        plant(&world).await;
        let coordinator = world.signed_in(Role::Coordinator).await;
        let question = format!("{{ indicators({YEAR}) {{ code total events }} named: indicators(codes: [\"survivors_dropped_out\", \"nonsense\"], {YEAR}) {{ code total other }}
            a: indicator(code: \"survivors_counselled\", {YEAR}) {{ total }} b: indicator(code: \"survivors_active_at_end\", {YEAR}) {{ total }}
            before: indicator(code: \"survivors_enrolled\", period: {{ from: \"2020-01-01\", to: \"2020-12-31\" }}) {{ total other }}
            none: indicator(code: \"nonsense\", {YEAR}) {{ total }} recordedPeriod {{ from to }} }}");
        let answer = coordinator.ask(&question).await;
        let all = answer["indicators"].as_array().unwrap();
        assert_eq!(all.len(), ashshash_indicators::measures().len());
        assert_eq!(answer["named"], json!([{ "code": "survivors_dropped_out", "total": 1, "other": 1 }]));
        assert_eq!(answer["a"]["total"], 2);
        assert_eq!(answer["b"]["total"], 2);
        assert_eq!(answer["before"], json!({ "total": 1, "other": 1 }));
        assert!(answer["none"].is_null());
        assert_eq!(answer["recordedPeriod"], json!({ "from": "2020-12-31", "to": "2021-12-31" }));
        let total = |code: &str| all.iter().find(|f| f["code"] == code).unwrap()["total"].clone();
        assert_eq!([total("survivors_counselled"), total("survivors_active_at_end")], [2, 2]);
    }

    async fn what_is_only_planned_makes_no_year_of_records(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().with_session("2021-03-01").save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let session = new_id("counsellingSession");
        let plan = json!({ "deedId": new_id("deed"), "id": session, "survivor": file.to_string(), "on": "2022-03-01" });
        counsellor.done("sessionPlan", plan).await;
        let until = "{ recordedPeriod { to } }";
        assert_eq!(counsellor.ask(until).await["recordedPeriod"]["to"], "2021-03-01");
        let held = json!({ "deedId": new_id("deed"), "id": session, "version": 1, "suitable": true, "satisfaction": 4 });
        counsellor.done("sessionHold", held).await;
        assert_eq!(counsellor.ask(until).await["recordedPeriod"]["to"], "2022-03-01");
    }

    async fn a_counsellor_counts_the_own_caseload(world: World) {
        plant(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let answer = counsellor.ask(&format!("{{ indicators({YEAR}) {{ code total events }} }}")).await;
        let figures = answer["indicators"].as_array().unwrap();
        assert!(figures.iter().all(|figure| figure["events"].is_null()), "events are the mobiliser's");
        assert_eq!(figures[0], json!({ "code": "survivors_enrolled", "total": 1, "events": null }));
        let mobiliser = world.signed_in(Role::Mobiliser).await;
        let answer = mobiliser.ask(&format!("{{ indicator(code: \"survivors_enrolled\", {YEAR}) {{ total }} recordedPeriod {{ from }} }}")).await;
        assert_eq!(answer, json!({ "indicator": null, "recordedPeriod": null }));
    }

    async fn what_can_not_be_asked_is_refused_with_a_code(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        for (question, code) in [
            (format!("{{ indicator(code: \"survivors_active_at_end\", {YEAR}) {{ by(dimension: MONTH) {{ key }} }} }}"), "argument-invalid"),
            ("{ indicators(period: { from: \"2021-12-31\", to: \"2021-01-01\" }) { total } }".to_owned(), "period-reversed"),
            (format!("{{ indicators({YEAR}) {{ records(first: 100) {{ nodes {{ id survivor {{ code identity {{ name phone }} timeline {{ nodes {{ id }} }} }} }} }} }} }}"), "query-too-large"),
        ] {
            let answer = coordinator.ask_with(&question, json!({})).await.json();
            assert_eq!(error_code(&answer), code, "{answer}");
        }
    }

    async fn refusals_speak_the_viewers_language(world: World) {
        let coordinator = world.signed_in(Role::Coordinator).await;
        coordinator.ask("mutation { languageSet(input: { language: BN }) { problems { code } } }").await;
        let answer = coordinator.ask_with("{ survivors(first: 0) { totalCount } }", json!({})).await.json();
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("১০০"), "{answer}");
    }
}
