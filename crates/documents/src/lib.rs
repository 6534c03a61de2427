//! Papers that leave Ashshash, made from plain values: so far the workbook of refused rows.

mod refused_rows;

pub use refused_rows::{DocumentError, ORDINAL, RefusedRow, RefusedSheet, refused_rows};
