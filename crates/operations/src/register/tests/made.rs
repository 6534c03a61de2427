use super::*;
use ashshash_base::{Purpose, Sex, Taka};
use ashshash_services::{SessionStatus, SupportKind, Venue};
use ashshash_survivors::{DropOutReason, EnrolmentEnd, SurvivorStatus};

fn workbook(sheets: &[(&str, &[&str])]) -> RegisterWorkbook {
    read_now(&made_of_texts(sheets)).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn headings_are_found_under_titles_in_any_order_case_and_spacing() {
    let found = workbook(&[(
        " survivors  2021 ",
        &[
            "Rights Jessore",
            "",
            "Register of survivors, 2021",
            "",
            " ENROLLED   ON|sex |Remarks|SURVIVOR-ID.|Upazila\u{a0}|identified on",
            "",
            "১০/০১/২০২১|মহিলা|kind|rj-০০০১|Monirampur|2021-01-01",
            "",
            "Total|1",
            "Enrolled on|Sex|Remarks|Survivor ID|Upazila|Identified on",
            "11.1.21| m|x|RJ-2|যশোর সদর|1-Jan-2021",
        ],
    )]);
    assert_eq!(refused(&found), []);
    let rows: Vec<_> = found.survivors.iter().map(|row| (row.number, row.value.code.as_str(), row.value.sex)).collect();
    assert_eq!(rows, [(7, "RJ-0001", Sex::Female), (11, "RJ-2", Sex::Male)]);
    assert_eq!(found.survivors[0].value.enrolled_on, Some(day("2021-01-10")));
    assert_eq!(found.survivors[1].value.enrolled_on, Some(day("2021-01-11")));
    assert_eq!(found.survivors[1].value.place.upazila.map(|id| id.0), Some(177));
    assert_eq!(found.ignored_columns, [("survivors 2021".to_owned(), "Remarks".to_owned())]);
    assert_eq!(found.sheets[0].heading_row, 5);
    assert_eq!(found.sheets[0].rows, 2);
    assert!(found.absent_columns.contains(&(Sheet::Survivors, "Phone")));
}

#[test]
fn bangla_sheets_and_headings_are_read() {
    let found = workbook(&[
        (
            "সারভাইভার",
            &[
                "সারভাইভার আইডি|নাম|লিঙ্গ|বয়স|মোবাইল নম্বর|উপজেলা|চিহ্নিত করার তারিখ|তালিকাভুক্তির তারিখ|শোষণের ধরন|গন্তব্য|অবস্থা|ঝরে পড়ার তারিখ|ঝরে পড়ার কারণ|কাউন্সেলর",
                "RJ-১|রহিমা|নারী|৩৫ বছর|০১৭১২৩৪৫৬৭৮|কেশবপুর|১লা জানুয়ারি ২০২১|১০ জানুয়ারী ২০২১|জোরপূর্বক শ্রম|ভারত|ঝরে পড়া|৫ মার্চ ২০২১|পারিবারিক বাধা|ক",
            ],
        ),
        ("কাউন্সেলিং", &["আইডি|তারিখ|কাউন্সেলর|স্থান|উপস্থিতি|সন্তুষ্টি (১-৫)", "RJ-১|০২/০২/২০২১|ক|ইউনিয়ন পরিষদ|অনুষ্ঠিত|৪"]),
        ("সহায়তা", &["আইডি|তারিখ|দ্রব্য|পরিমাণ|মূল্য (টাকা)", "RJ-১|০২/০২/২০২১|চাল|২.৫|১,০০০"]),
        ("বাজেট", &["ইউনিয়ন|অর্থবছর|বাজেট (টাকা)", "Hori Nagar|২০২০-২১|১,০০,০০০"]),
    ]);
    assert_eq!(refused(&found), []);
    let survivor = &found.survivors[0].value;
    assert_eq!(survivor.age, Some(35));
    assert_eq!(
        survivor.end,
        Some((day("2021-03-05"), EnrolmentEnd::DroppedOut { reason: Some(DropOutReason::FamilyRestriction) }))
    );
    assert_eq!(survivor.status(), SurvivorStatus::DroppedOut);
    let session = &found.counselling[0].value;
    assert_eq!(
        (session.status, session.venue, session.satisfaction),
        (SessionStatus::Held, Some(Venue::UnionParishad), Some(4))
    );
    let support = &found.support[0].value;
    assert_eq!(
        (support.kind, support.quantity_milli, support.value),
        (SupportKind::Food, Some(2500), Some(Taka(1000)))
    );
    assert_eq!(found.budgets[0].value.amount, Taka(100_000));
    assert_eq!(warned(&found, "bare-year"), 0);
}

#[test]
fn a_sheet_without_a_meaningful_name_is_known_by_its_headings() {
    let found = workbook(&[
        ("Sheet1", &["Survivor ID|Date|Service|Provider|Status", "RJ-1|1/2/2021|Health|Clinic|Completed"]),
        ("Notes", &["Call the clinic", "Ask for the list"]),
        ("Counselling A", &["Survivor ID|Date|Attendance", "RJ-1|1/2/2021|Held"]),
        ("Counselling B", &["Survivor ID|Date|Attendance", "RJ-1|2/2/2021|Missed"]),
    ]);
    assert_eq!((found.referrals.len(), found.counselling.len()), (1, 2));
    assert_eq!(found.ignored_sheets, ["Notes"]);
    assert_eq!(found.counselling.iter().map(|row| row.sheet).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_sheet_that_lacks_what_its_rows_need_says_which_column() {
    let found = workbook(&[
        ("Survivors", &["Survivor ID|Name|Enrolled on", "RJ-1|A|1/1/2021"]),
        ("Counselling", &["Survivor ID|Date|Attendance", "RJ-1|1/2/2021|Held"]),
        ("Events", &["nothing here"]),
        ("Placements", &[]),
    ]);
    let mut missing = found.missing_columns.clone();
    missing.retain(|(sheet, _)| *sheet == Sheet::Survivors);
    assert_eq!(missing, [(Sheet::Survivors, "Sex")]);
    assert!(found.missing_columns.contains(&(Sheet::Events, "Activity")));
    assert_eq!((found.survivors.len(), found.counselling.len()), (0, 1));
    assert!(found.ignored_sheets.is_empty());
}

#[test]
fn a_sheet_keeps_its_kind_when_a_column_is_missing() {
    let training = "Kind|Trade|Survivor ID|Started on|Ended on|Status";
    let row = "EDT|Tailoring|RJ-1|1/1/2021||Continuing";
    for name in ["Training", "Training 2021", "Sheet1"] {
        let found = workbook(&[(name, &[training, row])]);
        assert_eq!(found.missing_columns, [(Sheet::Training, "Batch")], "{name}");
        assert!(found.placements.is_empty());
    }
    // A name that is plainly wrong gives way to the headings.
    let found =
        workbook(&[("Events", &["Survivor ID|Date|Service|Provider|Status", "RJ-1|1/2/2021|Health|Clinic|Made"])]);
    assert_eq!(found.referrals.len(), 1);
}

#[test]
fn cells_are_read_whatever_their_type() {
    use Made::{Blank, Day, Formula, Number, Text};
    let head = ["Survivor ID", "Date", "Counsellor", "Venue", "Attendance", "Satisfaction (1-5)"].map(Text);
    let bytes = make(&[(
        "Counselling",
        &[
            &head,
            &[Text("RJ-1"), Day("2021-03-01"), Text("A"), Text("Survivor’s home"), Text("Held"), Number(5.0)],
            &[Text("RJ-1"), Number(44_256.0), Text("A"), Text("Under a tree"), Text("held "), Text("৩")],
            &[
                Formula("=\"RJ-\"&1", "RJ-1"),
                Formula("=DATE(2021,3,1)", "44256"),
                Blank,
                Blank,
                Formula("=1", "Missed"),
                Blank,
            ],
            &[Text("RJ-1"), Formula("=NA()", "#N/A"), Blank, Blank, Text("Held"), Blank],
            &[Text("RJ-1"), Text("44256"), Blank, Blank, Text("Held"), Number(6.0)],
            &[Text("RJ-1"), Number(2021.0), Blank, Blank, Text("Held"), Text("good")],
            &[Text("RJ-1"), Blank, Blank, Blank, Text("maybe"), Number(4.5)],
            &[Number(17.0), Day("2021-03-01"), Blank, Blank, Text("Held"), Blank],
        ],
    )]);
    let found = read_now(&bytes).unwrap();
    assert_eq!(found.counselling.len(), 4);
    for row in &found.counselling {
        assert_eq!(row.value.held_on, day("2021-03-01"));
    }
    assert_eq!(found.counselling[0].value.venue, Some(Venue::SurvivorsHome));
    assert_eq!(found.counselling[1].value.venue, Some(Venue::Other));
    let detail = found.counselling[1].value.venue_detail.as_ref().unwrap();
    assert_eq!(detail.reveal(&Purpose::Compare), "Under a tree");
    assert_eq!(found.counselling[3].value.survivor.as_str(), "17");
    assert_eq!(
        refused(&found),
        [
            ("Counselling", 5, "Date", "date-unreadable"),
            ("Counselling", 6, "Satisfaction (1-5)", "satisfaction-out-of-range"),
            ("Counselling", 7, "Date", "date-unreadable"),
            ("Counselling", 7, "Satisfaction (1-5)", "number-unreadable"),
            ("Counselling", 8, "Date", "date-missing"),
            ("Counselling", 8, "Attendance", "status-unknown"),
            ("Counselling", 8, "Satisfaction (1-5)", "number-unreadable"),
        ]
    );
    assert_eq!(found.refused[0].arguments, [("value", Argument::Text("#N/A".into()))]);
}

#[test]
fn every_sheet_refuses_what_cannot_be_right() {
    let long = "x".repeat(2001);
    let long = format!("RJ-1|1/1/2021|{long}|Rice");
    let found = workbook(&[
        (
            "Survivors",
            &[
                "Survivor ID|Sex|Identified on|Enrolled on|Status|Dropped out on|Age|Upazila",
                "RJ_1|F|1/1/2021|1/2/2021|Active||30|Nowhere",
                "RJ-2|what|1/1/2021|1/2/2021|Active||30|Keshabpur",
                "RJ-3|F|1/1/2021|1/2/2021|Dropped out||30|Keshabpur",
                "RJ-4|F|1/1/2021|1/2/2021|Dropped out|31/1/2021|30|Keshabpur",
                "RJ-5|F|1/1/2021||Active||300|Keshabpur",
                "RJ-6|F|1/1/2021|1/2/2021|Lost||30|Keshabpur",
                "RJ-7|O|1/1/2021|1/2/2021|Active|3/3/2021||Nowhere",
            ],
        ),
        (
            "Family counselling",
            &[
                "Survivor ID|Date|Male members|Female members",
                "RJ-1|1/1/2021||",
                "RJ-1|1/1/2021|2|",
                "RJ-1|1/1/2021|-1|2",
            ],
        ),
        (
            "Referrals",
            &["Survivor ID|Date|Service|Status", "RJ-1|1/1/2021|Dance|Made", "RJ-1|1/1/2021||", "RJ-1|1/1/2021|legal|"],
        ),
        (
            "Support",
            &[
                "Survivor ID|Date|Provider|Item",
                "RJ-1|1/1/2021|A|",
                &long,
                "|1/1/2021|A|Umbrella",
                "RJ-1|1/1/2021|A|Umbrella",
            ],
        ),
        (
            "Training",
            &[
                "Batch|Kind|Survivor ID|Started on|Ended on|Status|Conveyance paid in time",
                "|EDT|RJ-1|1/1/2021|2/1/2021|Completed|yes",
                "B|Dance|RJ-1|1/1/2021|2/1/2021|Completed|yes",
                "B|EDT|RJ-1|3/1/2021|2/1/2021|Completed|yes",
                "B|EDT|RJ-1|3/1/2021||Completed|না",
            ],
        ),
        (
            "Placements",
            &["Survivor ID|Date|Kind|Monthly income (BDT)", "RJ-1|1/1/2021|wage|lots", "RJ-1|1/1/2021|Self|9,500/-"],
        ),
        (
            "Events",
            &[
                "Activity|Date|Union|Upazila|Male|Female|Other|Boys|Girls",
                "|1/1/2021||Keshabpur|1|1|||",
                "TIE_TFD|1/1/2021||Keshabpur||||",
                "TIE_TFD|1/1/2021|Mongolcoat||1|1|1|10|20",
                "PROVIDER_COORDINATION|1/1/2021||||||",
            ],
        ),
        (
            "UP budgets",
            &[
                "Union|Year|Budget (BDT)",
                "Nowhere|2021|1",
                "Rohita|soon|1",
                "Rohita|2021|",
                "Rohita|2027-28|5",
                "Rohita|2021|0",
            ],
        ),
    ]);
    assert_eq!(
        refused(&found),
        [
            ("Survivors", 2, "Survivor ID", "code-malformed"),
            ("Survivors", 3, "Sex", "sex-unknown"),
            ("Survivors", 4, "Dropped out on", "drop-out-date-missing"),
            ("Survivors", 5, "Dropped out on", "drop-out-before-enrolment"),
            ("Survivors", 7, "Status", "status-unknown"),
            ("Family counselling", 2, "Male members", "participants-missing"),
            ("Family counselling", 4, "Male members", "number-negative"),
            ("Referrals", 2, "Service", "service-unknown"),
            ("Referrals", 3, "Service", "service-missing"),
            ("Support", 2, "Item", "item-missing"),
            ("Support", 3, "Provider", "value-too-long"),
            ("Support", 4, "Survivor ID", "code-missing"),
            ("Training", 2, "Batch", "batch-missing"),
            ("Training", 3, "Kind", "kind-unknown"),
            ("Training", 4, "Ended on", "ended-before-started"),
            ("Placements", 2, "Monthly income (BDT)", "number-unreadable"),
            ("Events", 2, "Activity", "activity-missing"),
            ("Events", 3, "Male", "participants-missing"),
            ("UP budgets", 2, "Union", "union-unknown"),
            ("UP budgets", 3, "Year", "year-unreadable"),
            ("UP budgets", 4, "Budget (BDT)", "number-missing"),
            ("UP budgets", 5, "Year", "date-in-future"),
        ]
    );
    for (code, count) in [
        ("not-enrolled-lead", 1),
        ("age-unlikely", 2),
        ("status-contradicts-date", 1),
        ("drop-out-reason-unknown", 1),
        ("place-unknown", 1),
        ("place-missing", 1),
        ("item-unknown", 1),
        ("training-end-missing", 1),
        ("counsellor-missing", 2),
    ] {
        assert_eq!(warned(&found, code), count, "{code}");
    }
    let event = &found.events[0].value;
    assert_eq!((event.male, event.female, event.other, event.boys, event.girls), (11, 21, 1, Some(10), Some(20)));
    assert!(event.place.union.is_some());
    assert_eq!(found.training[0].value.conveyance_in_time, Some(false));
    assert_eq!(found.placements[0].value.income, Some(Taka(9500)));
}

#[test]
fn a_workbook_of_refused_rows_brings_its_ordinals_back() {
    let found = workbook(&[(
        "Counselling",
        &["Survivor ID|Date|Attendance|Ordinal|What to correct", "RJ-1|1/2/2021|Held|3|There is no day 31/02"],
    )]);
    assert_eq!(found.counselling[0].ordinal, Ordinal::Given(3));
    assert!(found.ignored_columns.is_empty());
}

#[test]
fn every_heading_and_sheet_name_means_itself() {
    Sheet::assert_every_word_is_read();
    for kind in Sheet::ALL {
        assert_eq!(Sheet::parse(kind.title()), Some(*kind));
        let columns = super::super::rows::columns(*kind);
        for (position, column) in columns.iter().enumerate() {
            for word in std::iter::once(&column.heading).chain(column.words) {
                let row = [(0, calamine::DataRef::String(format!("  {} ", word.to_uppercase())))];
                let headings = super::super::heading::read(*kind, &row);
                assert_eq!(headings.meanings, [super::super::heading::Meaning::Known(position)], "{kind:?} {word}");
            }
        }
    }
}
