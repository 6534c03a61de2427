use serde::{Deserialize, Serialize};

/// An amount of money in whole Bangladeshi taka (BDT).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Taka(pub i64);
