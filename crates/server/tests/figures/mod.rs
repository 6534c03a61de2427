//! Figures over random data: the count, its parts and its records agree with a plain recount of the rows.

mod model;
mod recount;
mod save;

use std::collections::{BTreeMap, BTreeSet};

use ashshash_access::Scope;
use ashshash_base::{OrganisationId, Period};
use ashshash_indicators::{Aggregate, Dimension, Measure, Source, measures};
use ashshash_storage::Database;
use ashshash_storage::measure::{Count, PartKey, Record, RecordCursor, RecordQuestion, counts, parts, record_page};
use ashshash_testkit::{World, both, day};
use uuid::Uuid;

use model::{Random, Rows};
use recount::{Counted, CountedRow, recount};

/// Offices with data of their own: what one counts, the others must not.
const OFFICES: u64 = 6;

fn periods() -> Vec<Period> {
    [
        ("2021-03-01", "2021-03-31"),
        ("2021-03-15", "2021-03-15"),
        ("2021-02-28", "2021-04-01"),
        ("2021-01-01", "2021-12-31"),
        ("2020-01-01", "2020-12-31"),
    ]
    .map(|(from, to)| Period::new(day(from), day(to)).unwrap())
    .to_vec()
}

both! {
    async fn count_parts_and_records_agree_with_a_plain_recount(world: World) {
        let mut offices = Vec::new();
        for seed in 1..=OFFICES {
            let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let rows = Rows::random(&mut random);
            let office = OrganisationId::from_uuid(random.id());
            rows.save(&world, office).await;
            offices.push((office, rows));
        }
        for (office, rows) in &offices {
            for period in periods() {
                check(&world.database, *office, rows, period).await;
            }
        }
    }
}

async fn check(db: &Database, office: OrganisationId, rows: &Rows, period: Period) {
    let scope = Scope::Organisation(office);
    let all: Vec<&Measure> = measures().iter().collect();
    let read = db.read();
    let found = counts(&read, &scope, period, &all).await.unwrap();
    for (measure, count) in all.into_iter().zip(found) {
        let expected = recount(rows, measure, period);
        let what = format!("{} in {}..{} of {office}", measure.code, period.from, period.to);
        assert_eq!(count, total(measure, &expected), "{what}");
        check_parts(&read, &scope, period, measure, &expected, &count, &what).await;
        check_records(&read, &scope, period, measure, &expected, &what).await;
    }
    read.end().await.unwrap();
}

/// What the counted rows make of a figure.
fn total(measure: &Measure, counted: &Counted) -> Count {
    let people = |sex: usize| counted.first.iter().map(|row| row.people[sex]).sum::<i64>();
    let of_sex = |sex: &str| counted.first.iter().filter(|row| row.sex == Some(sex)).count() as i64;
    let records = counted.first.len() as i64;
    let by_sex = |[male, female, other]: [i64; 3]| Count {
        total: Some(male + female + other),
        male: Some(male),
        female: Some(female),
        other: Some(other),
        ..Count::default()
    };
    match measure.aggregate {
        Aggregate::Survivors => by_sex(["male", "female", "other"].map(of_sex)),
        Aggregate::People => by_sex([0, 1, 2].map(people)),
        Aggregate::Events => Count { events: Some(records), ..by_sex([0, 1, 2].map(people)) },
        Aggregate::EventsOnly => Count { events: Some(records), ..Count::default() },
        Aggregate::Families | Aggregate::Records => Count { total: Some(records), ..Count::default() },
        Aggregate::Unions => Count {
            total: Some(records),
            out_of: Some(counted.out_of),
            amount_bdt: Some(counted.all.iter().map(|row| row.amount).sum()),
            ..Count::default()
        },
    }
}

async fn check_parts(
    read: &ashshash_storage::Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    expected: &Counted,
    whole: &Count,
    what: &str,
) {
    for dimension in measure.dimensions() {
        let found = parts(read, scope, period, measure, dimension).await.unwrap();
        let sum = |of: fn(&Count) -> Option<i64>| found.iter().filter_map(|part| of(&part.count)).sum::<i64>();
        let is_events_by_sex = dimension == Dimension::Sex && measure.aggregate == Aggregate::Events;
        assert_eq!(sum(|c| c.total), whole.total.unwrap_or(0), "{what} by {dimension:?}: parts add up");
        assert_eq!(sum(|c| c.male), whole.male.unwrap_or(0), "{what} by {dimension:?}: men add up");
        assert_eq!(sum(|c| c.female), whole.female.unwrap_or(0), "{what} by {dimension:?}: women add up");
        assert_eq!(sum(|c| c.other), whole.other.unwrap_or(0), "{what} by {dimension:?}: others add up");
        if !is_events_by_sex {
            // An event belongs to no sex.
            assert_eq!(sum(|c| c.events), whole.events.unwrap_or(0), "{what} by {dimension:?}: events add up");
        }
        assert_eq!(sum(|c| c.amount_bdt), whole.amount_bdt.unwrap_or(0), "{what} by {dimension:?}: money adds up");
        if dimension == Dimension::Sex {
            continue;
        }
        let mut groups: BTreeMap<PartKey, Counted> = BTreeMap::new();
        for row in &expected.first {
            groups.entry(row.key(dimension)).or_default().first.push(row.clone());
        }
        for row in &expected.all {
            groups.entry(row.key(dimension)).or_default().all.push(row.clone());
        }
        groups.retain(|_, group| !group.first.is_empty());
        let told: Vec<(PartKey, Count)> = found.into_iter().map(|part| (part.key, part.count)).collect();
        let counted: Vec<(PartKey, Count)> =
            groups.iter().map(|(key, group)| (key.clone(), Count { out_of: None, ..total(measure, group) })).collect();
        assert_eq!(told, counted, "{what} by {dimension:?}");
        for (key, group) in &groups {
            let part = Some((dimension, key.clone()));
            let question = RecordQuestion { sex: None, part: part.clone(), after: None, first: 100, with_total: true };
            let page = record_page(read, scope, period, measure, question).await.unwrap();
            let listed: BTreeSet<Uuid> = page.records.iter().map(|record| record.id).collect();
            let rows: BTreeSet<Uuid> = group.first.iter().map(|row| row.id).collect();
            assert_eq!(page.total, Some(rows.len() as i64), "{what}: records of {key:?}");
            assert_eq!(listed, rows, "{what}: records of {key:?}");
            for (column, sex) in ashshash_base::Sex::ALL.into_iter().enumerate() {
                let question =
                    RecordQuestion { sex: Some(sex), part: part.clone(), after: None, first: 0, with_total: true };
                let page = record_page(read, scope, period, measure, question).await.unwrap();
                let rows = group.first.iter().filter(|row| is_of(measure, row, sex, column)).count();
                assert_eq!(page.total, Some(rows as i64), "{what}: records of {sex:?} in {key:?}");
            }
        }
    }
}

async fn check_records(
    read: &ashshash_storage::Read,
    scope: &Scope,
    period: Period,
    measure: &Measure,
    expected: &Counted,
    what: &str,
) {
    let mut listed: Vec<Record> = Vec::new();
    let mut after = None;
    loop {
        let question = RecordQuestion { sex: None, part: None, after, first: 7, with_total: after.is_none() };
        let page = record_page(read, scope, period, measure, question).await.unwrap();
        if let Some(total) = page.total {
            assert_eq!(total as usize, expected.first.len(), "{what}: records in all");
        }
        listed.extend(page.records);
        let Some(last) = listed.last().filter(|_| page.has_next) else { break };
        after = Some(RecordCursor { counted_on: last.counted_on, id: last.id });
    }
    let told: Vec<Uuid> = listed.iter().map(|record| record.id).collect();
    let mut counted: Vec<(ashshash_base::Date, Uuid)> = expected.first.iter().map(|row| (row.on, row.id)).collect();
    counted.sort_unstable();
    assert_eq!(told, counted.iter().map(|(_, id)| *id).collect::<Vec<_>>(), "{what}: records");
    for (column, sex) in ashshash_base::Sex::ALL.into_iter().enumerate() {
        let question = RecordQuestion { sex: Some(sex), part: None, after: None, first: 0, with_total: true };
        let page = record_page(read, scope, period, measure, question).await.unwrap();
        let of_sex = expected.first.iter().filter(|row| is_of(measure, row, sex, column)).count();
        assert_eq!(page.total, Some(of_sex as i64), "{what}: records of {sex:?}");
    }
    assert!(listed.iter().all(|record| record.source == measure.source && Source::ALL.contains(&record.source)));
}

/// Tells whether a row counts somebody of a sex; a budget and what else is of nobody is of every sex.
fn is_of(measure: &Measure, row: &CountedRow, sex: ashshash_base::Sex, column: usize) -> bool {
    match measure.aggregate {
        Aggregate::People | Aggregate::Events => row.people[column] > 0,
        _ => row.sex.is_none_or(|own| own == sex.code()),
    }
}
