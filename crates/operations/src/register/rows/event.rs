use ashshash_awareness::ActivityType;
use ashshash_awareness::history::{self, EventFacts};
use ashshash_base::Date;

use super::place::{self, Place, PlaceColumns};
use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Activity = "Activity" required ["Activity type", "Type of activity", "Event", "Event type", "Type", "কার্যক্রম", "কার্যক্রমের ধরন", "ধরন", "অনুষ্ঠান"],
    Date = "Date" required ["Event date", "Date of event", "Held on", "তারিখ", "অনুষ্ঠানের তারিখ"],
    Union = "Union" ["Union name", "Union parishad", "UP", "ইউনিয়ন", "ইউনিয়ন পরিষদ"],
    Upazila = "Upazila" ["Upazilla", "Upozila", "Thana", "Sub-district", "উপজেলা", "থানা"],
    District = "District" ["Zila", "জেলা"],
    Male = "Male" required ["Men", "Male participants", "Participants male", "No of male", "পুরুষ", "পুরুষ অংশগ্রহণকারী"],
    Female = "Female" required ["Women", "Female participants", "Participants female", "No of female", "নারী", "মহিলা", "নারী অংশগ্রহণকারী", "মহিলা অংশগ্রহণকারী"],
    Other = "Other" ["Others", "Third gender", "Other participants", "অন্যান্য", "তৃতীয় লিঙ্গ", "হিজড়া"],
    Boys = "Boys" ["Boy", "Boy students", "ছাত্র", "ছেলে", "বালক"],
    Girls = "Girls" ["Girl", "Girl students", "ছাত্রী", "মেয়ে", "বালিকা"],
    Channel = "Channel" ["Channels", "Reached by", "Medium", "মাধ্যম"],
}

/// What a row of the sheet 'Events' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The activity's type.
    pub activity: ActivityType,
    /// The day.
    pub held_on: Date,
    /// The place.
    pub place: Place,
    /// Male participants, boys among them.
    pub male: i32,
    /// Female participants, girls among them.
    pub female: i32,
    /// Participants of another sex.
    pub other: i32,
    /// Boys among the male participants, where students are told apart.
    pub boys: Option<i32>,
    /// Girls among the female participants.
    pub girls: Option<i32>,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<EventRow> {
    let activity = reader.required(C::Activity, ActivityType::parse, "activity-unknown", "activity-missing");
    let held_on = reader.required_date(C::Date);
    let [male, female, other, boys, girls] =
        [C::Male, C::Female, C::Other, C::Boys, C::Girls].map(|column| reader.whole(column, super::MOST_PEOPLE));
    let place = place::read(
        reader,
        PlaceColumns { union: C::Union.into(), upazila: C::Upazila.into(), district: Some(C::District.into()) },
    );
    let has_channel = !reader.is_blank(C::Channel);
    let (activity, held_on) = (activity?, held_on?);
    let id = |id: Option<i32>| id.map(|id| id.to_string()).unwrap_or_default();
    let (upazila, union) = (id(place.upazila.map(|u| u.0)), id(place.union.map(|u| u.0)));
    reader.named(&[activity.code(), &held_on.to_string(), &upazila, &union]);
    let male = add(male, boys);
    let female = add(female, girls);
    let facts = EventFacts {
        activity: Some(activity.clone()),
        held_on,
        participants: [male, female, other],
        // The place was told about when it was read.
        has_union: true,
        has_upazila: place.upazila.is_some(),
        has_channel,
    };
    // A count that could not be read is not a count that is missing.
    if reader.refusals.is_empty() {
        let today = reader.context.today;
        reader.take(history::judge_event(&facts, today), |field| {
            match field {
                "male" => C::Male,
                "female" => C::Female,
                "other" => C::Other,
                "held_on" => C::Date,
                "union" => C::Union,
                _ => C::Activity,
            }
            .into()
        });
    }
    let count = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok());
    Some(EventRow {
        activity,
        held_on,
        place,
        male: count(male).unwrap_or(0),
        female: count(female).unwrap_or(0),
        other: count(other).unwrap_or(0),
        boys: count(boys),
        girls: count(girls),
    })
}

fn add(adults: Option<i64>, children: Option<i64>) -> Option<i64> {
    match (adults, children) {
        (None, None) => None,
        (adults, children) => Some(adults.unwrap_or(0) + children.unwrap_or(0)),
    }
}
