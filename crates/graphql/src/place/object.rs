//! Places by the codes that the schema uses.

use ashshash_base::place::{District, DistrictId, Gazetteer, UnionId, UpazilaId};
use async_graphql::SimpleObject;

/// An official place: a district, an upazila or a union.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Place {
    /// P-code of a district or an upazila (`upazila_<number>` of the few without one), or `union_<number>`.
    pub code: String,
    /// Official name in English.
    pub name: String,
    /// Name in Bangla.
    pub name_bn: String,
}

impl Place {
    /// Finds an upazila in the official list.
    pub(crate) fn upazila(id: UpazilaId) -> Option<Self> {
        let upazila = Gazetteer::official().upazila(id)?;
        let code = upazila.pcode.clone().unwrap_or_else(|| format!("upazila_{}", id.0));
        Some(Self { code, name: upazila.name.clone(), name_bn: upazila.name_bn.clone() })
    }

    /// Finds the district in which an upazila lies.
    pub(crate) fn district_of_upazila(id: UpazilaId) -> Option<Self> {
        let places = Gazetteer::official();
        places.upazila(id).and_then(|upazila| places.district(upazila.district_id)).map(Self::from)
    }

    /// Finds a union in the official list.
    pub(crate) fn union(id: UnionId) -> Option<Self> {
        let union = Gazetteer::official().union(id)?;
        Some(Self { code: format!("union_{}", id.0), name: union.name.clone(), name_bn: union.name_bn.clone() })
    }
}

impl From<&District> for Place {
    fn from(district: &District) -> Self {
        Self { code: district.pcode.clone(), name: district.name.clone(), name_bn: district.name_bn.clone() }
    }
}

/// Finds the district that a code names.
pub(crate) fn district_of(code: &str) -> Option<DistrictId> {
    Gazetteer::official().districts().iter().find(|district| district.pcode == code).map(|district| district.id)
}

/// Finds the upazila that a code names.
pub(crate) fn upazila_of(code: &str) -> Option<UpazilaId> {
    let places = Gazetteer::official();
    match code.strip_prefix("upazila_") {
        Some(number) => number.parse().ok().map(UpazilaId).filter(|id| places.upazila(*id).is_some()),
        None => places.upazilas().iter().find(|upazila| upazila.pcode.as_deref() == Some(code)).map(|u| u.id),
    }
}

/// Finds the union that a code names.
pub(crate) fn union_of(code: &str) -> Option<UnionId> {
    let id = code.strip_prefix("union_")?.parse().ok().map(UnionId)?;
    Gazetteer::official().union(id).map(|union| union.id)
}
