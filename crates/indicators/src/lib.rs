//! ashshash-indicators
