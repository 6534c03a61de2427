//! ashshash-training
