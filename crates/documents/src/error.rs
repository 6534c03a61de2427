use rust_xlsxwriter::XlsxError;

/// Says that a document could not be made; nobody but the server's log is told why.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The workbook could not be written.
    #[error("the workbook of refused rows could not be written")]
    Workbook(#[from] XlsxError),
    /// A font that we ship can't be read.
    #[error("a font of the certificate can't be read")]
    Font,
    /// The public address is too long for a code on paper.
    #[error("the public address is too long for a code")]
    CodeTooLong,
    /// The page could not be written.
    #[error("the certificate's page could not be written")]
    Page,
}
