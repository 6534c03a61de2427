//! ashshash-server
