//! ashshash-base
