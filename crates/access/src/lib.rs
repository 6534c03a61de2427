//! ashshash-access
