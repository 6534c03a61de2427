//! ashshash-operations
