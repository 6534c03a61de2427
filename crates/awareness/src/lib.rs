//! ashshash-awareness
