//! ashshash-migrations
