use ashshash_base::place::Gazetteer;
use async_graphql::{Context, Object, Result};

use super::object::district_of;
use super::{Place, upazila_of};
use crate::asked::{asking, viewing};
use crate::problem::{Told, refusal};

/// Questions about places.
#[derive(Default)]
pub struct PlaceQuery;

/// Questions about places.
#[Object]
impl PlaceQuery {
    /// Upazilas that the viewer's records name, by name.
    async fn upazilas(&self, ctx: &Context<'_>) -> Result<Vec<Place>> {
        let (db, scope) = asking(ctx)?;
        let found = ashshash_storage::place::upazilas(db, scope).await.told(ctx)?;
        Ok(sorted(found.into_iter().filter_map(Place::upazila)))
    }

    /// All districts, the office's own first, then by name.
    async fn districts(&self, ctx: &Context<'_>) -> Result<Vec<Place>> {
        viewing(ctx)?;
        let official = Gazetteer::official();
        let home = official.home().map(|district| district.pcode.as_str());
        let mut places = sorted(official.districts().iter().map(Place::from));
        places.sort_by_key(|place| Some(place.code.as_str()) != home);
        Ok(places)
    }

    /// All upazilas of a district, by name.
    async fn upazilas_of(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of the district.")] district: String,
    ) -> Result<Vec<Place>> {
        viewing(ctx)?;
        let id = district_of(&district).ok_or_else(|| refusal(ctx, "argument-invalid", &[]))?;
        Ok(sorted(Gazetteer::official().upazilas_in(id).filter_map(|upazila| Place::upazila(upazila.id))))
    }

    /// All unions of an upazila, by name.
    async fn unions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of the upazila.")] upazila: String,
    ) -> Result<Vec<Place>> {
        viewing(ctx)?;
        let id = upazila_of(&upazila).ok_or_else(|| refusal(ctx, "argument-invalid", &[]))?;
        Ok(sorted(Gazetteer::official().unions_in(id).filter_map(|union| Place::union(union.id))))
    }
}

fn sorted(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut places: Vec<Place> = places.collect();
    places.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.code.cmp(&b.code)));
    places
}
