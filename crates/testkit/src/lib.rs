//! ashshash-testkit
