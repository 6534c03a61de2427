//! ashshash-storage
