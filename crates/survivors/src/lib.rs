//! ashshash-survivors
