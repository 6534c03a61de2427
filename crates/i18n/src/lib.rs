//! ashshash-i18n
