use image::{ImageBuffer, Rgb};

use super::*;

const MARKER: &[u8] = b"23.1667 N 89.2089 E";

/// A picture, left half dark, right half light.
fn halves(width: u32, height: u32) -> RgbImage {
    ImageBuffer::from_fn(width, height, |x, _| if x < width / 2 { Rgb([20, 20, 20]) } else { Rgb([235, 235, 235]) })
}

fn written(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Puts an EXIF segment behind a JPEG's first mark: held sideways (6), with a place.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    tiff.extend(b"GPS ");
    tiff.extend(MARKER);
    let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &tiff, &jpeg[2..]].concat()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_place_where_it_was_taken_is_gone_and_it_stands_upright() {
    let taken = with_exif(&written(&halves(60, 40), ImageFormat::Jpeg));
    assert!(contains(&taken, MARKER));
    let kept = clean(&taken).unwrap();
    assert!(!contains(&kept, MARKER) && !contains(&kept, b"Exif") && !contains(&kept, b"GPS"));
    let seen = image::load_from_memory(&kept).unwrap().into_rgb8();
    assert_eq!(seen.dimensions(), (40, 60), "turned");
    assert!(seen.get_pixel(20, 5)[0] < 90 && seen.get_pixel(20, 55)[0] > 160, "dark above, light below");
}

#[test]
fn what_hides_behind_or_inside_a_picture_is_gone() {
    let script = b"<script>alert(1)</script>";
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let hidden = [&written(&halves(30, 20), format)[..], script].concat();
        let kept = clean(&hidden).unwrap();
        assert!(!contains(&kept, script), "{format:?}");
        assert!(kept.starts_with(&[0xff, 0xd8, 0xff]), "written as a JPEG");
    }
}

#[test]
fn large_pictures_become_smaller_and_stay_readable() {
    let kept = clean(&written(&halves(4_000, 1_000), ImageFormat::Png)).unwrap();
    assert_eq!(image::load_from_memory(&kept).unwrap().into_rgb8().dimensions(), (3_000, 750));
}

#[test]
fn transparent_paper_is_white() {
    let clear = image::RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
    let mut bytes = Vec::new();
    clear.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    let seen = image::load_from_memory(&clean(&bytes).unwrap()).unwrap().into_rgb8();
    assert!(seen.get_pixel(4, 4)[0] > 250);
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(clean(b"%PDF-1.7\n..."), Err(PictureProblem::IsPdf));
    assert_eq!(clean(b"\n%PDF-1.4"), Err(PictureProblem::IsPdf));
    for other in [&b""[..], b"GIF89a\x01\x00\x01\x00", b"<svg onload='x()'/>", b"PK\x03\x04", b"hello"] {
        assert_eq!(clean(other), Err(PictureProblem::NotAPicture));
    }
    let whole = written(&halves(60, 40), ImageFormat::Png);
    assert_eq!(clean(&whole[..whole.len() / 2]), Err(PictureProblem::Damaged));
}

/// A PNG of a few bytes that says it is larger than memory.
#[test]
fn a_picture_that_says_it_is_enormous_is_not_unpacked() {
    let mut bomb = written(&halves(8, 8), ImageFormat::Png);
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let crc = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(clean(&bomb), Err(PictureProblem::TooLarge));
}

/// The checksum of a PNG's chunk.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1)))
    })
}
