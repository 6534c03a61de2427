//! Certificate numbers of a register: given once (R4), and corrected like any other field.

use super::*;

fn certified<'a>(code: &'a str, name: &'a str, phone: &'a str, number: &'a str) -> Vec<&'a str> {
    let mut row = person(code, name, phone, "05/02/2021");
    (row[10], row[11]) = ("01/06/2021", number);
    row
}

async fn book(world: &World, first: &str, second: &str) -> Outcome {
    let people =
        vec![certified("RJ-1", "Demo One", "01711000001", first), certified("RJ-2", "Demo Two", "01711000002", second)];
    load(world, "r.xlsx", workbook(&[("Survivors", SURVIVORS, people)])).await
}

async fn numbers(world: &World) -> Vec<String> {
    let db = world.database.writer();
    let of = "SELECT c.number FROM certificate c JOIN survivor s ON s.id = c.survivor_id \
              WHERE c.voided_at IS NULL AND c.number IS NOT NULL ORDER BY s.code";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), of)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "number").unwrap()).collect()
}

both! {
    async fn a_certificate_number_is_given_once_in_whatever_case(world: World) {
        for second in ["RTG-2021-001", "rtg-2021-001", "RTG-২০২১-০০১"] {
            let outcome = book(&world, "RTG-2021-001", second).await;
            assert_eq!(refused(&outcome), [("Survivors", 3, "certificate-number-twice")]);
        }
        let outcome = book(&world, "RTG-2021-001", "rtg-2021-002").await;
        assert_eq!((outcome.created, outcome.refused.len()), (1, 0));
        assert_eq!(numbers(&world).await, ["RTG-2021-001", "RTG-2021-002"]);
    }

    async fn two_survivors_may_swap_their_numbers(world: World) {
        book(&world, "RTG-2021-001", "RTG-2021-002").await;
        let outcome = book(&world, "RTG-2021-002", "RTG-2021-001").await;
        assert_eq!((outcome.updated, refused(&outcome)), (2, Vec::new()));
        assert_eq!(numbers(&world).await, ["RTG-2021-002", "RTG-2021-001"]);
        // And a number moves on to a certificate that is new.
        let outcome = book(&world, "", "RTG-2021-002").await;
        assert_eq!((outcome.updated, refused(&outcome)), (2, Vec::new()));
        assert_eq!(numbers(&world).await, ["RTG-2021-002"]);
    }

    async fn a_refused_row_keeps_its_number_from_others(world: World) {
        book(&world, "RTG-2021-001", "RTG-2021-002").await;
        let people = vec![
            certified("RJ-1", "Other Person", "01711000009", ""),
            certified("RJ-3", "Demo Three", "01711000003", "RTG-2021-001"),
            certified("RJ-4", "Demo Four", "01711000004", "RTG-2021-004"),
        ];
        let outcome = load(&world, "two.xlsx", workbook(&[("Survivors", SURVIVORS, people)])).await;
        assert_eq!(refused(&outcome), [
            ("Survivors", 2, "code-of-another-person"),
            ("Survivors", 3, "certificate-number-twice"),
        ]);
        assert_eq!(numbers(&world).await, ["RTG-2021-001", "RTG-2021-002", "RTG-2021-004"]);
    }

    async fn what_the_database_refuses_for_good_is_no_busy_hour(world: World) {
        let db = world.database.writer();
        db.execute_unprepared("CREATE UNIQUE INDEX one_day ON enrolment(started_on)").await.unwrap();
        let people = vec![certified("RJ-1", "Demo One", "01711000001", ""), certified("RJ-2", "Demo Two", "01711000002", "")];
        let failed = try_load(&world, "r.xlsx", workbook(&[("Survivors", SURVIVORS, people)])).await.unwrap_err();
        assert!(matches!(failed, LoadError::Storage(_)), "{failed:?}");
        assert_eq!(count(&world, "survivor").await, 0);
    }
}
