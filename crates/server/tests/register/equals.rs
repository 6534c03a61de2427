//! Equal rows: two sessions of one day stay two, also where one of them was refused and mended.

use super::*;

const FAMILY: &[&str] = &["Survivor ID", "Date", "Male members", "Female members"];

fn people() -> Sheet<'static> {
    ("Survivors", SURVIVORS, vec![person("RJ-1", "Demo One", "01711000001", "05/02/2021")])
}

fn met<'a>(male: &'a str, female: &'a str) -> Vec<&'a str> {
    vec!["RJ-1", "05/05/2021", male, female]
}

async fn family(world: &World, rows: Vec<Vec<&str>>) -> Outcome {
    load(world, "r.xlsx", workbook(&[people(), ("Family counselling", FAMILY, rows)])).await
}

async fn mended(world: &World, ordinal: Option<u32>, male: &str, female: &str) -> Outcome {
    let mut headings = FAMILY.to_vec();
    headings.push("Ordinal");
    let ordinal = ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default();
    let mut row = met(male, female);
    row.push(&ordinal);
    load(world, "refused.xlsx", workbook(&[("Family counselling", &headings, vec![row])])).await
}

fn told(outcome: &Outcome) -> (u64, u64, u64) {
    (outcome.created, outcome.updated, outcome.unchanged)
}

both! {
    async fn a_mended_row_is_put_beside_its_equal_one(world: World) {
        let rows = || vec![met("2", "3"), met("-1", "1")];
        let first = family(&world, rows()).await;
        assert_eq!((told(&first), first.refused[0].ordinal), ((2, 0, 0), Some(2)));
        let again = family(&world, rows()).await;
        assert_eq!((told(&again), again.gone.len()), ((0, 0, 2), 0));
        assert_eq!(told(&mended(&world, Some(2), "1", "1").await), (1, 0, 0));
        assert_eq!(told(&mended(&world, Some(2), "1", "1").await), (0, 0, 1));
        // Corrected in place too, the whole workbook says nothing new, whichever row stood first.
        for rows in [vec![met("2", "3"), met("1", "1")], vec![met("1", "1"), met("2", "3")]] {
            let whole = family(&world, rows).await;
            assert_eq!((told(&whole), whole.gone.len()), ((0, 0, 3), 0));
        }
        assert_eq!(count(&world, "family_session").await, 2);
    }

    async fn a_workbook_corrected_in_place_creates_the_mended_row_alone(world: World) {
        let first = family(&world, vec![met("-1", "1"), met("2", "3")]).await;
        assert_eq!((told(&first), first.refused[0].ordinal), ((2, 0, 0), Some(1)));
        assert_eq!(told(&family(&world, vec![met("4", "1"), met("2", "3")]).await), (1, 0, 2));
        assert_eq!(told(&family(&world, vec![met("4", "2"), met("2", "3")]).await), (0, 1, 2));
        assert_eq!(count(&world, "family_session").await, 2);
    }

    async fn a_row_that_was_right_before_and_is_refused_now_is_neither_gone_nor_doubled(world: World) {
        family(&world, vec![met("2", "3"), met("4", "1")]).await;
        let now = family(&world, vec![met("2", "3"), met("4", "-1")]).await;
        assert_eq!((now.gone.len(), now.refused[0].ordinal), (0, Some(2)));
        assert_eq!(told(&mended(&world, Some(2), "4", "5").await), (0, 1, 0));
        assert_eq!(count(&world, "family_session").await, 2);
    }

    async fn a_row_whose_day_was_unreadable_takes_nobody_s_place(world: World) {
        let lost = vec!["RJ-1", "35/05/2021", "1", "1"];
        let first = family(&world, vec![met("2", "3"), lost]).await;
        assert_eq!((told(&first), first.refused[0].ordinal), ((2, 0, 0), None));
        assert_eq!(told(&mended(&world, None, "1", "1").await), (1, 0, 0));
        assert_eq!(told(&mended(&world, None, "1", "1").await), (0, 0, 1));
        assert_eq!(count(&world, "family_session").await, 2);
    }

    async fn a_session_s_grade_mended_is_one_more_session(world: World) {
        let book = |second| workbook(&[
            people(),
            ("Counselling", COUNSELLING, vec![session("RJ-1", "07/02/2021", "4"), session("RJ-1", "07/02/2021", second)]),
        ]);
        let first = load(&world, "r.xlsx", book("9")).await;
        let refused = &first.refused[0];
        assert_eq!((refused.ordinal, refused.value.as_deref(), told(&first)), (Some(2), Some("9"), (2, 0, 0)));
        assert_eq!(told(&load(&world, "r.xlsx", book("3")).await), (1, 0, 2));
    }

    async fn what_a_refused_cell_says_is_told(world: World) {
        let mut early = person("RJ-1", "Demo One", "01711000001", "31/01/2021");
        early[6] = "01/02/2021";
        let people = vec![
            early,
            person("RJ-2", "Demo Two", "01711000002", "21/03/2031"),
            person("Name of nobody!", "Demo Three", "01711000003", "05/02/2021"),
            person("", "Demo Four", "01711000004", "05/02/2021"),
        ];
        let outcome = load(&world, "r.xlsx", workbook(&[(" Survivors ", SURVIVORS, people)])).await;
        let said: Vec<_> = outcome.refused.iter()
            .map(|row| (row.sheet.as_str(), row.code.as_str(), row.value.as_deref(), row.personal)).collect();
        assert_eq!(said, [
            ("Survivors", "enrolled-before-identified", Some("31/01/2021"), false),
            ("Survivors", "date-in-future", Some("21/03/2031"), false),
            ("Survivors", "code-malformed", None, true),
            ("Survivors", "code-missing", None, false),
        ]);
    }
}
