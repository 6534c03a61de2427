//! What a register's rows become: known again, corrected, refused, gone (History in docs/rules.md).

mod answers;
mod certified;
mod equals;
mod kept;

use ashshash_access::{Role, Scope};
use ashshash_base::{Period, Timestamp};
use ashshash_indicators::measures;
use ashshash_operations::account::Randomness;
use ashshash_operations::register::{self, LoadError, Upload};
use ashshash_storage::register::Outcome;
use ashshash_storage::{journal, measure};
use ashshash_testkit::{Backend, World, both, cast};
use rust_xlsxwriter::Workbook;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;

/// 24 November 2026, noon in Dhaka.
const NOW: Timestamp = Timestamp(1_795_500_000_000);

const SURVIVORS: &[&str] = &[
    "Survivor ID",
    "Name",
    "Sex",
    "Phone",
    "Union",
    "Upazila",
    "Identified on",
    "Verified on",
    "Enrolled on",
    "Counsellor",
    "Ready to Go on",
    "Certificate no",
];
const COUNSELLING: &[&str] = &["Survivor ID", "Date", "Counsellor", "Venue", "Attendance", "Satisfaction (1-5)"];

fn person<'a>(code: &'a str, name: &'a str, phone: &'a str, enrolled_on: &'a str) -> Vec<&'a str> {
    vec![
        code,
        name,
        "F",
        phone,
        "Rohita",
        "Manirampur",
        "01/02/2021",
        "02/02/2021",
        enrolled_on,
        "Counsellor Demo",
        "",
        "",
    ]
}

fn session<'a>(code: &'a str, date: &'a str, satisfaction: &'a str) -> Vec<&'a str> {
    vec![code, date, "Counsellor Demo", "Union Parishad", "Held", satisfaction]
}

/// A sheet: its name, headings and rows.
type Sheet<'a> = (&'a str, &'a [&'a str], Vec<Vec<&'a str>>);

fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, headings, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (column, heading) in headings.iter().enumerate() {
            sheet.write_string(0, u16::try_from(column).unwrap(), *heading).unwrap();
        }
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let at = (u32::try_from(row + 1).unwrap(), u16::try_from(column).unwrap());
                sheet.write_string(at.0, at.1, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

async fn try_load(world: &World, name: &str, bytes: Vec<u8>) -> Result<Outcome, LoadError> {
    let randomness = Randomness::new(ashshash_server::clock::fill);
    let upload = Upload { file_name: name.to_owned(), bytes, is_dry_run: false };
    register::import(&world.database, &randomness, cast::OFFICE, upload, NOW).await
}

async fn load(world: &World, name: &str, bytes: Vec<u8>) -> Outcome {
    try_load(world, name, bytes).await.unwrap()
}

async fn count(world: &World, table: &str) -> i64 {
    let db = world.database.writer();
    let sql = Statement::from_string(db.get_database_backend(), format!("SELECT COUNT(*) AS many FROM {table}"));
    db.query_one_raw(sql).await.unwrap().unwrap().try_get("", "many").unwrap()
}

fn refused(outcome: &Outcome) -> Vec<(&str, u32, &str)> {
    outcome.refused.iter().map(|r| (r.sheet.as_str(), r.row, r.code.as_str())).collect()
}

both! {
    async fn both_samples_give_the_figures_that_were_counted_by_hand(world: World) {
        let answers = [("registers-2021", 2021, 0), ("registers-messy", 2022, 10)];
        for (name, year, expected_refusals) in answers {
            let other = World::file(&format!("data/{name}.xlsx"));
            let outcome = if year == 2021 {
                load(&world, name, other).await
            } else {
                // The second sample is another office's: the same codes are other people.
                register::import(
                    &world.database,
                    &Randomness::new(ashshash_server::clock::fill),
                    cast::OTHER_OFFICE,
                    Upload { file_name: name.to_owned(), bytes: other, is_dry_run: false },
                    NOW,
                )
                .await
                .unwrap()
            };
            assert_eq!(outcome.refused.len(), expected_refusals, "{:?}", refused(&outcome));
            let scope = Scope::Organisation(if year == 2021 { cast::OFFICE } else { cast::OTHER_OFFICE });
            let figures: Value = serde_json::from_slice(&World::file(&format!("data/{name}.figures.json"))).unwrap();
            let asked: Vec<_> = measures().iter().collect();
            let read = world.database.read();
            let counts = measure::counts(&read, &scope, Period::year(year), &asked).await.unwrap();
            for (measure, count) in asked.iter().zip(counts) {
                let Some(expected) = figures["figures"].get(&measure.code) else { continue };
                let got = [
                    ("total", count.total), ("male", count.male), ("female", count.female),
                    ("events", count.events), ("of", count.out_of), ("bdt", count.amount_bdt),
                ];
                for (key, value) in got {
                    if let Some(expected) = expected[key].as_i64() {
                        assert_eq!(value, Some(expected), "{} {key} of {year}", measure.code);
                    }
                }
            }
        }
    }

    async fn a_corrected_row_updates_its_record_and_says_what_was(world: World) {
        let rows = |union, phone| {
            let mut first = person("RJ-1", "Demo One", phone, "05/02/2021");
            first[4] = union;
            workbook(&[
                ("Survivors", SURVIVORS, vec![first, person("RJ-2", "Demo Two", "01711000002", "06/02/2021")]),
                ("Counselling", COUNSELLING, vec![session("RJ-1", "07/02/2021", "4")]),
            ])
        };
        let outcome = load(&world, "register.xlsx", rows("Rohita", "01711000001")).await;
        assert_eq!((outcome.created, outcome.updated, outcome.unchanged), (3, 0, 0), "{:?}", refused(&outcome));
        let again = load(&world, "register.xlsx", rows("Rohita", "01711000001")).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 3));
        let corrected = load(&world, "register.xlsx", rows("Khedapara", "01711000009")).await;
        assert_eq!((corrected.created, corrected.updated, corrected.unchanged), (0, 1, 2));
        let told: Vec<_> = corrected.changes.iter().map(|c| (c.field.as_str(), c.was.as_deref(), c.is.as_deref(), c.personal)).collect();
        assert_eq!(told, [("Phone", None, None, true), ("Union", Some("Rohita"), Some("Khedapara"), false)]);
        assert_eq!((count(&world, "survivor").await, count(&world, "enrolment").await, count(&world, "register_change").await), (2, 2, 1));
        assert!(journal::verify(world.database.writer(), world.database.keys()).await.unwrap() >= 3);
    }

    async fn a_code_of_somebody_else_is_refused_with_all_that_names_it(world: World) {
        let first = workbook(&[("Survivors", SURVIVORS, vec![person("RJ-1", "Demo One", "01711000001", "05/02/2021")])]);
        load(&world, "first.xlsx", first).await;
        let second = workbook(&[
            ("Survivors", SURVIVORS, vec![
                person("RJ-1", "Other Person", "01711000009", "05/03/2021"),
                person("RJ-2", "Demo Two", "01711000002", "06/02/2021"),
                person("RJ-2", "Demo Three", "01711000003", "06/02/2021"),
            ]),
            ("Counselling", COUNSELLING, vec![
                session("RJ-1", "07/03/2021", "4"),
                session("RJ-2", "07/03/2021", "4"),
                session("RJ-9", "07/03/2021", "4"),
            ]),
        ]);
        let outcome = load(&world, "second.xlsx", second).await;
        assert_eq!(refused(&outcome), [
            ("Survivors", 2, "code-of-another-person"),
            ("Survivors", 4, "code-twice"),
            ("Counselling", 2, "survivor-row-refused"),
            ("Counselling", 4, "survivor-unknown"),
        ]);
        assert_eq!((outcome.created, count(&world, "counselling_session").await), (2, 1));
    }

    async fn the_other_samples_355_codes_are_other_people(world: World) {
        load(&world, "registers-2021.xlsx", World::file("data/registers-2021.xlsx")).await;
        let outcome = load(&world, "registers-messy.xlsx", World::file("data/registers-messy.xlsx")).await;
        let others = outcome.refused.iter().filter(|r| r.code == "code-of-another-person").count();
        assert_eq!(others, 355);
    }

    async fn equal_rows_stay_apart_and_a_corrected_one_finds_its_place(world: World) {
        let people = || ("Survivors", SURVIVORS, vec![person("RJ-1", "Demo One", "01711000001", "05/02/2021")]);
        let bytes = workbook(&[people(), ("Counselling", COUNSELLING, vec![
            session("RJ-1", "07/02/2021", "4"), session("RJ-1", "07/02/2021", "4"), session("RJ-1", "07/02/2021", "5"),
        ])]);
        assert_eq!(load(&world, "r.xlsx", bytes.clone()).await.created, 4);
        assert_eq!(load(&world, "r.xlsx", bytes).await.unchanged, 4);
        // A workbook of refused rows says which of the equal ones its row was.
        let mut headings = COUNSELLING.to_vec();
        headings.push("Ordinal");
        let mut third = session("RJ-1", "07/02/2021", "3");
        third.push("3");
        let corrected = load(&world, "refused.xlsx", workbook(&[("Counselling", &headings, vec![third])])).await;
        assert_eq!((corrected.created, corrected.updated), (0, 1));
        assert_eq!(corrected.changes[0].was.as_deref(), Some("5"));
        assert_eq!(count(&world, "counselling_session").await, 3);
    }

    async fn a_row_that_is_gone_is_listed_and_nothing_is_deleted(world: World) {
        let book = |sessions| workbook(&[
            ("Survivors", SURVIVORS, vec![person("RJ-1", "Demo One", "01711000001", "05/02/2021")]),
            ("Counselling", COUNSELLING, sessions),
        ]);
        load(&world, "r.xlsx", book(vec![session("RJ-1", "07/02/2021", "4"), session("RJ-1", "08/02/2021", "4")])).await;
        let outcome = load(&world, "r.xlsx", book(vec![session("RJ-1", "07/02/2021", "4")])).await;
        assert_eq!(outcome.gone.len(), 1);
        assert!(outcome.gone[0].description.contains("RJ-1 · 2021-02-08"), "{}", outcome.gone[0].description);
        assert!(outcome.gone[0].record_id.starts_with("counsellingSession_"));
        let elsewhere = load(&world, "other.xlsx", book(vec![])).await;
        assert!(elsewhere.gone.is_empty(), "another workbook never brought them");
        assert_eq!(count(&world, "counselling_session").await, 2);
    }

    async fn who_is_not_enrolled_is_a_lead_until_the_day_is_known(world: World) {
        let book = |day| workbook(&[
            ("Survivors", SURVIVORS, vec![person("RJ-1", "Demo One", "01711000001", day)]),
            ("Counselling", COUNSELLING, vec![session("RJ-1", "07/02/2021", "4")]),
        ]);
        let outcome = load(&world, "r.xlsx", book("")).await;
        assert_eq!(refused(&outcome), [("Counselling", 2, "survivor-not-enrolled")]);
        assert!(outcome.warnings.iter().any(|w| w.code == "not-enrolled-lead"));
        assert_eq!((count(&world, "lead").await, count(&world, "survivor").await), (1, 0));
        let outcome = load(&world, "r.xlsx", book("05/02/2021")).await;
        assert_eq!((outcome.created, outcome.updated, outcome.refused.len()), (1, 1, 0), "{:?}", refused(&outcome));
        assert_eq!((count(&world, "lead WHERE survivor_id IS NULL").await, count(&world, "survivor").await), (0, 1));
        let again = load(&world, "r.xlsx", book("05/02/2021")).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 2));
        let undone = load(&world, "r.xlsx", book("")).await;
        assert_eq!(refused(&undone)[0], ("Survivors", 2, "date-missing"), "who is enrolled stays enrolled");
    }

    async fn killed_half_way_nothing_is_in(world: World) {
        // The database refuses the very last rows that a load writes.
        let db = world.database.writer();
        let refuse: &[&str] = match world.backend {
            Backend::Sqlite => &["CREATE TRIGGER full_disk BEFORE INSERT ON budget_allocation BEGIN SELECT RAISE(ABORT, 'full'); END"],
            Backend::Postgres => &[
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$",
                "CREATE TRIGGER full_disk BEFORE INSERT ON budget_allocation FOR EACH ROW EXECUTE FUNCTION full_disk()",
            ],
        };
        for statement in refuse {
            db.execute_unprepared(statement).await.unwrap();
        }
        let sample = World::file("data/registers-2021.xlsx");
        assert!(try_load(&world, "registers-2021.xlsx", sample.clone()).await.is_err());
        for table in ["survivor", "counselling_session", "support", "register_row", "data_key"] {
            assert_eq!(count(&world, table).await, 0, "{table}");
        }
        let remove = match world.backend {
            Backend::Sqlite => "DROP TRIGGER full_disk",
            Backend::Postgres => "DROP TRIGGER full_disk ON budget_allocation",
        };
        db.execute_unprepared(remove).await.unwrap();
        assert_eq!(load(&world, "registers-2021.xlsx", sample).await.created, 3136);
    }

    async fn a_dump_of_the_database_shows_no_name(world: World) {
        load(&world, "registers-2021.xlsx", World::file("data/registers-2021.xlsx")).await;
        let client = world.signed_in(Role::Coordinator).await;
        client.ask("{ survivor(code: \"RJ-0001\") { identity { name phone } } survivorSearch(text: \"Masud Rana\") { matches { survivor { code } } } }").await;
        let dump = world.dump().await;
        assert!(dump.windows(7).any(|w| w == b"RJ-0001"), "codes are plain, so that the search sees rows at all");
        for secret in ["Masud", "Rana", "মাসুদ", "Shefali", "01072535300", "1072535300", "Employer in Jashore"] {
            // PostgreSQL's dump writes bytes as hexadecimal digits.
            let digits: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            for form in [secret, digits.as_str()] {
                assert!(!dump.windows(form.len()).any(|w| w == form.as_bytes()), "{secret} lies open");
            }
        }
    }
}
