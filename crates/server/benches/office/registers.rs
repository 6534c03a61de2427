//! Registers of a large office, the same ones each time.

use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet};

const SURVIVORS: u32 = 12_000;
const NAMES: [&str; 8] = [
    "Masud Rana",
    "Sohel Hossain",
    "Rahima Khatun",
    "Shirin Akter",
    "Lipi Begum",
    "Jashim Uddin",
    "Nasrin Sultana",
    "Abdul Karim",
];
const NAMES_BN: [&str; 8] =
    ["মাসুদ রানা", "সোহেল হোসেন", "রহিমা খাতুন", "শিরিন আক্তার", "লিপি বেগম", "জসিম উদ্দিন", "নাসরিন সুলতানা", "আব্দুল করিম"];
const PLACES: [(&str, &str); 4] =
    [("Kashimnagar", "Manirampur"), ("Hariharnagar", "Manirampur"), ("Bagachra", "Sharsha"), ("Benapole", "Sharsha")];
const SERVICES: [&str; 4] = ["Health", "Legal", "Psychosocial", "Shelter"];
const ITEMS: [&str; 4] = ["Rice", "Soap", "Livelihood support", "Cash grant"];

/// A small generator of numbers: the same ones each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).unwrap()
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(u32::try_from(from.len()).unwrap()) as usize]
    }

    /// A day of 2020 to 2021, at least so many days in.
    fn day(&mut self, after: u32) -> String {
        let day = after + self.below(700 - after);
        let (year, day) = if day < 366 { (2020, day) } else { (2021, day - 366) };
        format!("{year}-{:02}-{:02}", 1 + day / 31, 1 + day % 28)
    }

    fn survivor(&mut self) -> String {
        code(self.below(SURVIVORS))
    }
}

fn code(number: u32) -> String {
    format!("RJ-{number:05}")
}

/// Writes 100,000 rows; gives their number.
pub fn write(path: &Path) -> u32 {
    let mut numbers = Numbers(2021);
    let mut workbook = Workbook::new();
    let mut rows = 0;
    let mut add = |name: &str, headings: &[&str], count: u32, row: &mut dyn FnMut(&mut Numbers, u32) -> Vec<String>| {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        write_row(sheet, 0, headings.iter().map(|heading| (*heading).to_owned()).collect());
        for number in 0..count {
            write_row(sheet, number + 1, row(&mut numbers, number));
        }
        rows += count;
    };
    let survivors = [
        "Survivor ID",
        "Name",
        "Name (Bangla)",
        "Sex",
        "Age",
        "Phone",
        "Union",
        "Upazila",
        "District",
        "Identified on",
        "Verified on",
        "Enrolled on",
        "Counsellor",
        "Status",
    ];
    add("Survivors", &survivors, SURVIVORS, &mut |n, number| {
        let (name, (union, upazila)) = (n.below(8) as usize, n.pick(&PLACES));
        let enrolled = n.day(60);
        vec![
            code(number),
            format!("{} {number}", NAMES[name]),
            NAMES_BN[name].to_owned(),
            n.pick(&["M", "F", "F"]).to_owned(),
            (18 + n.below(40)).to_string(),
            format!("017{:08}", number),
            union.to_owned(),
            upazila.to_owned(),
            "Jashore".to_owned(),
            "2020-01-05".to_owned(),
            "2020-01-20".to_owned(),
            enrolled,
            format!("Counsellor {}", n.below(20)),
            "Active".to_owned(),
        ]
    });
    add(
        "Counselling",
        &["Survivor ID", "Date", "Counsellor", "Venue", "Attendance", "Satisfaction (1-5)"],
        40_000,
        &mut |n, _| {
            vec![
                n.survivor(),
                n.day(60),
                format!("Counsellor {}", n.below(20)),
                "Office".to_owned(),
                n.pick(&["Held", "Held", "Missed"]).to_owned(),
                (1 + n.below(5)).to_string(),
            ]
        },
    );
    add("Family counselling", &["Survivor ID", "Date", "Male members", "Female members"], 10_000, &mut |n, _| {
        vec![n.survivor(), n.day(60), n.below(4).to_string(), (1 + n.below(4)).to_string()]
    });
    add("Referrals", &["Survivor ID", "Date", "Service", "Provider", "Status"], 8_000, &mut |n, _| {
        vec![
            n.survivor(),
            n.day(60),
            n.pick(&SERVICES).to_owned(),
            "Upazila Health Complex".to_owned(),
            "Completed".to_owned(),
        ]
    });
    add(
        "Support",
        &["Survivor ID", "Date", "Provider", "Item", "Quantity", "Unit", "Value (BDT)"],
        27_000,
        &mut |n, _| {
            vec![
                n.survivor(),
                n.day(60),
                "Office".to_owned(),
                n.pick(&ITEMS).to_owned(),
                (1 + n.below(20)).to_string(),
                "kg".to_owned(),
                (n.below(50) * 100).to_string(),
            ]
        },
    );
    add(
        "Placements",
        &["Survivor ID", "Date", "Kind", "Employer or business", "Monthly income (BDT)"],
        2_500,
        &mut |n, number| {
            vec![
                code(number),
                n.day(60),
                n.pick(&["Wage", "Self"]).to_owned(),
                "Employer in Jashore".to_owned(),
                (5_000 + n.below(100) * 100).to_string(),
            ]
        },
    );
    add("Events", &["Activity", "Date", "Upazila", "Male", "Female"], 500, &mut |n, _| {
        vec![
            n.pick(&["TIE_TFD", "POT_PUPPET", "COMMUNITY_COUNSELLING"]).to_owned(),
            n.day(60),
            n.pick(&PLACES).1.to_owned(),
            n.below(90).to_string(),
            (1 + n.below(90)).to_string(),
        ]
    });
    workbook.save(path).unwrap();
    rows
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: Vec<String>) {
    for (column, cell) in cells.into_iter().enumerate() {
        sheet.write_string(row, u16::try_from(column).unwrap(), cell).unwrap();
    }
}
