//! Photos and scans of papers, made safe: what comes in is decoded and written anew.
//!
//! Only the picture's dots survive: no place where it was taken, no camera, no script, no second
//! file hidden behind it. A PDF is refused: it can't be written anew without running what is in it.

use std::io::Cursor;

use ashshash_base::{Argument, Problem};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, Rgba};

/// The longest side that is kept: A4 at about 250 dots an inch.
const LONGEST_SIDE: u32 = 3_000;
/// The most dots that are decoded: more than any phone takes.
const MOST_DOTS: u64 = 64_000_000;
/// The most memory that a decoder may take for one picture.
const MOST_BYTES: u64 = 320 * 1024 * 1024;
/// Good enough to read small print.
const QUALITY: u8 = 84;

/// Why a picture can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// A PDF.
    #[error("a PDF")]
    IsPdf,
    /// Neither JPEG nor PNG nor WebP.
    #[error("not a picture of a known kind")]
    NotAPicture,
    /// More dots than any phone takes.
    #[error("too many dots")]
    TooLarge,
    /// It starts like a picture and does not go on like one.
    #[error("a damaged picture")]
    Damaged,
}

impl Problem for PictureProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::IsPdf => "document-is-pdf",
            Self::NotAPicture => "document-not-a-picture",
            Self::TooLarge => "document-too-many-dots",
            Self::Damaged => "document-damaged",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        Vec::new()
    }
}

/// Writes a picture anew as a JPEG, upright, with nothing but its dots.
///
/// # Errors
/// Says why it can't be kept.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, PictureProblem> {
    // A few bytes may stand before a PDF's mark, readers say.
    if bytes.get(..1_024).unwrap_or(bytes).windows(5).any(|part| part == b"%PDF-") {
        return Err(PictureProblem::IsPdf);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let format = image::guess_format(bytes).map_err(|_| PictureProblem::NotAPicture)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(PictureProblem::NotAPicture);
    }
    reader.set_format(format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureProblem::Damaged)?;
    // The declared size is looked at before anything is unpacked.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_DOTS || decoder.total_bytes() > MOST_BYTES {
        return Err(PictureProblem::TooLarge);
    }
    // Phones store how they were held beside the dots; what is written anew has to stand upright.
    let orientation = decoder.orientation().map_err(|_| PictureProblem::Damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureProblem::Damaged)?;
    if width.max(height) > LONGEST_SIDE {
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    let mut written = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut written, QUALITY);
    on_white(picture).write_with_encoder(encoder).map_err(|_| PictureProblem::Damaged)?;
    Ok(written)
}

/// Lays what is transparent on white paper: JPEG knows no transparency.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let seen = picture.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *seen.get_pixel(x, y);
        let blend = |colour: u8| {
            let sum = u16::from(colour) * u16::from(alpha) + 255 * (255 - u16::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([blend(red), blend(green), blend(blue)])
    })
}

#[cfg(test)]
mod tests;
