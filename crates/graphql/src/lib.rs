//! ashshash-graphql
