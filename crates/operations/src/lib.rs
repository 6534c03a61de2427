//! One function per deed, each in one transaction with its journal entry.

pub mod account;
pub mod assignment;
pub mod awareness_event;
pub mod calendar;
pub mod case_plan;
pub mod caseload;
pub mod certificate;
pub mod consent;
pub mod counselling;
pub mod deed;
pub mod document;
pub mod duplicate;
pub mod enrolment;
pub mod family;
pub mod follow_up;
pub mod glass;
pub mod identity;
pub mod lead;
pub mod leaving;
pub mod look;
pub mod merging;
pub mod needs;
pub mod register;
pub mod safety_plan;
pub mod verify;
pub mod voiding;
