use ashshash_base::place::Gazetteer;
use async_graphql::{Context, Object, Result};

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
