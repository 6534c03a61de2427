//! ashshash-bundler
