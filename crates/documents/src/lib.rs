//! ashshash-documents
