//! ashshash-frontend
