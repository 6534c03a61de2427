//! Where: district, upazila, union, each asked for when the one above is chosen.

use crate::api::load;
use crate::ui::form::{Field, Form, Label, Options, select, select_then};
use crate::words::Words;
use ashshash_i18n::key;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use std::sync::Arc;

/// Asks for all districts.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/places/districts.graphql",
    custom_scalars_module = "crate::api"
)]
struct Districts;

/// Asks for the upazilas of a district.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/places/upazilas.graphql",
    custom_scalars_module = "crate::api"
)]
struct UpazilasOf;

/// Asks for the unions of an upazila.
#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../crates/graphql/schema.graphql",
    query_path = "src/features/places/unions.graphql",
    custom_scalars_module = "crate::api"
)]
pub struct Unions;

/// Code, official name, Bangla name.
type Names = Vec<(String, String, String)>;

/// Picks a place into the fields `upazila` and `union`; the district starts as the office's own.
///
/// A union may stay open; an upazila only where the place is not needed. A form that is filled with a saved place
/// fills `district` too.
pub fn picker(form: Form, is_needed: bool) -> AnyView {
    let (district, upazila, union) = (form.field("district"), form.field("upazila"), form.field("union"));
    let districts = load::<Districts>(|| Some(districts::Variables {}));
    let upazilas = load::<UpazilasOf>(move || chosen(district).map(|district| upazilas_of::Variables { district }));
    let unions = load::<Unions>(move || chosen(upazila).map(|upazila| unions::Variables { upazila }));
    Effect::new(move |_| {
        let Some(found) = districts.get() else { return };
        if let Some(own) = found.districts.first().filter(|_| district.value.with_untracked(String::is_empty)) {
            district.starts_as(own.code.clone());
        }
    });
    let all = options(move || {
        let found = districts.get()?;
        Some(
            found
                .districts
                .iter()
                .map(|place| (place.code.clone(), place.name.clone(), place.name_bn.clone()))
                .collect(),
        )
    });
    let within = options(move || {
        let found = upazilas.get()?;
        Some(
            found
                .upazilas_of
                .iter()
                .map(|place| (place.code.clone(), place.name.clone(), place.name_bn.clone()))
                .collect(),
        )
    });
    let smallest = options(move || {
        let found = unions.get()?;
        Some(found.unions.iter().map(|place| (place.code.clone(), place.name.clone(), place.name_bn.clone())).collect())
    });
    let middle = Label::new(key::UPAZILA);
    let middle = if is_needed { middle } else { middle.optional() };
    view! {
        {select_then(district, Label::new(key::DISTRICT), all, move || forget(&[upazila, union]))}
        {select_then(upazila, middle, within, move || forget(&[union]))}
        {select(union, Label::new(key::UNION).optional(), smallest)}
    }
    .into_any()
}

fn chosen(field: Field) -> Option<String> {
    Some(field.get()).filter(|code| !code.is_empty())
}

fn options(names: impl Fn() -> Option<Names> + Send + Sync + 'static) -> Options {
    Arc::new(move |words: Words| {
        let said = |(code, name, bangla): (String, String, String)| (code, words.name(&name, &bangla).to_owned());
        names().unwrap_or_default().into_iter().map(said).collect()
    })
}

/// Another district has other upazilas: what was chosen below it goes.
fn forget(below: &[Field]) {
    for field in below {
        field.set("");
    }
}
