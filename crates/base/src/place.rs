//! Official places: division › district › upazila › union, and how people spell them.

mod gazetteer;

use serde::{Deserialize, Serialize};

pub use gazetteer::Gazetteer;

/// Names a district by its number in the official list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DistrictId(pub i32);

/// Names an upazila by its number in the official list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UpazilaId(pub i32);

/// Names a union by its number in the official list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnionId(pub i32);

/// A district (জেলা).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct District {
    /// Its number.
    pub id: DistrictId,
    /// Its official name in English.
    pub name: String,
    /// Its name in Bangla.
    pub name_bn: String,
    /// Its p-code (OCHA).
    pub pcode: String,
}

/// An upazila (উপজেলা), a district's part.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Upazila {
    /// Its number.
    pub id: UpazilaId,
    /// Its official name in English.
    pub name: String,
    /// Its name in Bangla.
    pub name_bn: String,
    /// Its p-code (OCHA); a few newer upazilas have none.
    #[serde(default)]
    pub pcode: Option<String>,
    /// The district it belongs to.
    pub district_id: DistrictId,
}

/// A union (ইউনিয়ন), an upazila's part.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Union {
    /// Its number.
    pub id: UnionId,
    /// Its official name in English.
    pub name: String,
    /// Its name in Bangla.
    pub name_bn: String,
    /// The upazila it belongs to.
    pub upazila_id: UpazilaId,
}
