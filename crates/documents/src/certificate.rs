//! The Ready-to-Go certificate as one A4 page: what an office hands over, in Bangla and English.
//!
//! It says who issued it, its number and its day, and carries a signed code to check it by. It says
//! nothing about the person: a lost paper exposes nobody.

mod canvas;
mod code;
mod typeface;

use ashshash_base::{Date, Language};
use ashshash_i18n::{Key, date, key, text};
use canvas::{Canvas, MILLIMETRE, Shade};
use krilla::Document;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use typeface::{Weight, Weights};

use crate::DocumentError;

const WIDTH: f32 = 210.0;
const HEIGHT: f32 = 297.0;
const MIDDLE: f32 = WIDTH / 2.0;
/// The text's edges, inside the stitched frame.
const LEFT: f32 = 27.0;
const RIGHT: f32 = WIDTH - LEFT;
const CODE: f32 = 34.0;

/// What stands on a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The name of the organisation that issued it.
    pub organisation: String,
    /// Its number.
    pub number: String,
    /// The day of its approval.
    pub approved_on: Date,
    /// The signed address that its code holds.
    pub verify_address: String,
    /// An office of demo people issued it: the paper must say so.
    pub is_demo: bool,
}

/// Writes a certificate as a PDF of one page; the same certificate gives the same bytes.
///
/// # Errors
/// When the fonts can't be read or the address is too long for a code.
pub fn certificate(certificate: &Certificate) -> Result<Vec<u8>, DocumentError> {
    let weights = Weights::load()?;
    let squares = code::squares(&certificate.verify_address)?;
    let mut document = Document::new();
    let title = format!("{} {}", said(Language::English, key::CERTIFICATE_TITLE), certificate.number);
    document.set_metadata(Metadata::new().title(title).language("bn".to_owned()));
    let size = PageSettings::from_wh(WIDTH * MILLIMETRE, HEIGHT * MILLIMETRE).ok_or(DocumentError::Page)?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut canvas = Canvas::new(&mut surface, &weights);
    frame(&mut canvas);
    head(&mut canvas, certificate);
    words(&mut canvas);
    signatures(&mut canvas);
    foot(&mut canvas, certificate, &squares);
    surface.finish();
    page.finish();
    document.finish().map_err(|_| DocumentError::Page)
}

fn said(language: Language, key: Key) -> String {
    text(language, key, &[])
}

/// Both languages on one line, as small labels have it.
fn both(key: Key) -> String {
    format!("{} · {}", said(Language::Bangla, key), said(Language::English, key))
}

/// A solid edge, and in it the running stitch: the way ahead.
fn frame(canvas: &mut Canvas<'_, '_>) {
    canvas.rectangle((12.0, 12.0), (WIDTH - 24.0, HEIGHT - 24.0), Shade::Accent, 1.5, &[]);
    canvas.rectangle((15.0, 15.0), (WIDTH - 30.0, HEIGHT - 30.0), Shade::Accent, 1.2, &[7.0, 4.5]);
}

fn head(canvas: &mut Canvas<'_, '_>, certificate: &Certificate) {
    canvas.mark((MIDDLE, 36.0), 16.0);
    canvas.centred(MIDDLE, 54.0, &certificate.organisation, 14.0, Weight::Bold, Shade::Ink);
    canvas.centred(MIDDLE, 78.0, &said(Language::Bangla, key::CERTIFICATE_TITLE), 32.0, Weight::Bold, Shade::Accent);
    canvas.centred(MIDDLE, 90.0, &said(Language::English, key::CERTIFICATE_TITLE), 17.0, Weight::Plain, Shade::Ink);
    canvas.line((MIDDLE - 42.0, 104.0), (MIDDLE + 42.0, 104.0), Shade::Accent, 0.75);
    canvas.centred(MIDDLE, 111.0, &both(key::CERTIFICATE_NUMBER), 10.0, Weight::Plain, Shade::Soft);
    canvas.centred(MIDDLE, 121.0, &certificate.number, 23.0, Weight::Bold, Shade::Ink);
    canvas.line((MIDDLE - 42.0, 126.0), (MIDDLE + 42.0, 126.0), Shade::Accent, 0.75);
}

fn words(canvas: &mut Canvas<'_, '_>) {
    let bangla = said(Language::Bangla, key::CERTIFICATE_SENTENCE);
    let after = canvas.paragraph(MIDDLE, 142.0, 140.0, &bangla, 13.0, 8.0);
    canvas.paragraph(MIDDLE, after + 4.0, 140.0, &said(Language::English, key::CERTIFICATE_SENTENCE), 13.0, 7.0);
}

fn signatures(canvas: &mut Canvas<'_, '_>) {
    let (line, below) = (211.0, 217.0);
    for (middle, label) in [(LEFT + 27.0, key::CERTIFICATE_COUNSELLOR), (RIGHT - 27.0, key::CERTIFICATE_COORDINATOR)] {
        canvas.line((middle - 27.0, line), (middle + 27.0, line), Shade::Ink, 0.75);
        canvas.centred(middle, below, &both(label), 10.0, Weight::Plain, Shade::Ink);
    }
    canvas.circle((MIDDLE, line - 5.0), 14.0, Shade::Soft, 0.75, &[3.0, 2.5]);
    canvas.centred(
        MIDDLE,
        line - 6.0,
        &said(Language::Bangla, key::CERTIFICATE_SEAL),
        10.0,
        Weight::Plain,
        Shade::Soft,
    );
    canvas.centred(
        MIDDLE,
        line - 1.0,
        &said(Language::English, key::CERTIFICATE_SEAL),
        10.0,
        Weight::Plain,
        Shade::Soft,
    );
}

fn foot(canvas: &mut Canvas<'_, '_>, certificate: &Certificate, squares: &code::Squares) {
    let top = 232.0;
    canvas.code((LEFT, top), CODE, squares);
    let left = LEFT + CODE + 7.0;
    canvas.left(left, top + 4.0, &both(key::CERTIFICATE_DATE), 10.0, Weight::Plain, Shade::Soft);
    let day = |language| date(language, certificate.approved_on);
    let days = format!("{} · {}", day(Language::Bangla), day(Language::English));
    canvas.left(left, top + 10.0, &days, 12.0, Weight::Bold, Shade::Ink);
    let width = RIGHT - left;
    let mut y = top + 18.0;
    for language in [Language::Bangla, Language::English] {
        y = canvas.wrapped(left, y, width, &said(language, key::CERTIFICATE_SCAN), 9.5, 5.0);
    }
    if certificate.is_demo {
        canvas.left(left, y + 1.5, &both(key::CERTIFICATE_DEMO), 10.5, Weight::Bold, Shade::Ink);
    }
}

#[cfg(test)]
mod tests;
