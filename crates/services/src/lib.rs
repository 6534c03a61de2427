//! ashshash-services
