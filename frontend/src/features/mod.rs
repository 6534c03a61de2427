//! One folder for each feature, named as in every other layer.

pub mod account;
pub mod awareness;
pub mod certificates;
pub mod consents;
pub mod counselling;
pub mod figures;
pub mod imports;
pub mod leads;
pub mod places;
pub mod plans;
pub mod survivors;
