//! The `ashshash` command.
fn main() {}
