use ashshash_base::place::{Gazetteer, UnionId, UpazilaId};

use crate::register::reader::{Found, RowReader};

/// Where somebody lives or something took place, as far as the register tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The upazila.
    pub upazila: Option<UpazilaId>,
    /// The union, always of that upazila.
    pub union: Option<UnionId>,
}

/// The columns that name a place; a sheet may lack some.
#[derive(Clone, Copy)]
pub(super) struct PlaceColumns {
    pub union: usize,
    pub upazila: usize,
    pub district: Option<usize>,
}

/// Reads a place; what is not known is left open, with a warning.
pub(super) fn read(reader: &mut RowReader<'_, '_>, columns: PlaceColumns) -> Place {
    let union = reader.text(columns.union).unwrap_or_default();
    let upazila = reader.text(columns.upazila).unwrap_or_default();
    let district = columns.district.and_then(|column| reader.text(column)).unwrap_or_default();
    let key = format!("{union}\n{upazila}\n{district}");
    let found = match reader.context.places.get(&key) {
        Some(found) => *found,
        None => {
            let found = find(&union, &upazila, &district, columns);
            reader.context.places.insert(key, found);
            found
        }
    };
    if let Some((code, column)) = found.warning {
        reader.warn(column, code);
    }
    found.place
}

fn find(union: &str, upazila: &str, district: &str, columns: PlaceColumns) -> Found {
    let places = Gazetteer::official();
    let in_district = if district.is_empty() { None } else { places.find_district(district).map(|found| found.id) };
    let mut warning = None;
    if !district.is_empty() && in_district.is_none() {
        warning = columns.district.map(|column| ("place-unknown", column));
    }
    let mut place = Place::default();
    if !upazila.is_empty() {
        place.upazila = places.find_upazila(upazila, in_district).map(|found| found.id);
        if place.upazila.is_none() {
            warning = Some(("place-unknown", columns.upazila));
        }
    }
    if !union.is_empty() {
        let found = match place.upazila {
            Some(upazila) => places.find_union(union, upazila),
            None if upazila.is_empty() => places.find_union_anywhere(union, in_district),
            // An upazila that we don't know is not guessed from the union.
            None => None,
        };
        match found {
            Some(found) => place = Place { upazila: Some(found.upazila_id), union: Some(found.id) },
            None => warning = warning.or(Some(("place-unknown", columns.union))),
        }
    }
    if warning.is_none() {
        warning = match place {
            Place { upazila: None, .. } => Some(("place-missing", columns.upazila)),
            Place { union: None, .. } => Some(("place-by-upazila-only", columns.union)),
            _ => None,
        };
    }
    Found { place, warning }
}
