//! One function per deed, each in one transaction with its journal entry.

pub mod account;
pub mod assignment;
pub mod deed;
pub mod look;
pub mod register;
