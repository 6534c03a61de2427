//! Text as glyphs: Bangla needs shaping (conjuncts, reph, split vowels), which a PDF does not do.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;

use crate::DocumentError;

/// Noto Sans Bengali 3.011; older ones break স্কুল.
const FILES: [[&[u8]; 2]; 2] = [
    [
        include_bytes!("../../fonts/noto-sans-bengali-bengali-400.ttf"),
        include_bytes!("../../fonts/noto-sans-bengali-latin-400.ttf"),
    ],
    [
        include_bytes!("../../fonts/noto-sans-bengali-bengali-600.ttf"),
        include_bytes!("../../fonts/noto-sans-bengali-latin-600.ttf"),
    ],
];

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// 400.
    Plain,
    /// 600.
    Bold,
}

/// The two weights, each in both scripts.
pub(super) struct Weights([[Face; 2]; 2]);

struct Face {
    shaper: rustybuzz::Face<'static>,
    font: Font,
}

/// A piece of a line in one script, ready to be drawn.
pub(super) struct Run<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// The font of its script.
    pub(super) font: Font,
    /// Its glyphs, measured in ems.
    pub(super) glyphs: Vec<KrillaGlyph>,
}

impl Run<'_> {
    /// How wide it is, in ems.
    pub(super) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }
}

impl Weights {
    /// Reads the fonts.
    pub(super) fn load() -> Result<Self, DocumentError> {
        let face = |bytes: &'static [u8]| -> Result<Face, DocumentError> {
            let shaper = rustybuzz::Face::from_slice(bytes, 0).ok_or(DocumentError::Font)?;
            let font = Font::new(bytes.into(), 0).ok_or(DocumentError::Font)?;
            Ok(Face { shaper, font })
        };
        let [[plain, plain_latin], [bold, bold_latin]] = FILES;
        Ok(Self([[face(plain)?, face(plain_latin)?], [face(bold)?, face(bold_latin)?]]))
    }

    /// Shapes a line.
    pub(super) fn shape<'a>(&self, text: &'a str, weight: Weight) -> Vec<Run<'a>> {
        let [bangla, latin] = match (weight, &self.0) {
            (Weight::Plain, [faces, _]) | (Weight::Bold, [_, faces]) => faces,
        };
        scripts(text).into_iter().map(|(is_bangla, text)| run(if is_bangla { bangla } else { latin }, text)).collect()
    }
}

fn run<'a>(face: &Face, text: &'a str) -> Run<'a> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(&face.shaper, &[], buffer);
    let em = face.font.units_per_em();
    #[expect(clippy::cast_precision_loss, reason = "units of a font are far below 2^24")]
    let ems = |units: i32| units as f32 / em;
    let infos = shaped.glyph_infos();
    let glyphs = infos.iter().zip(shaped.glyph_positions()).enumerate().map(|(index, (info, position))| {
        let start = info.cluster as usize;
        // A cluster ends where the next one starts; the fonts here run from left to right.
        let next = infos.iter().skip(index).map(|other| other.cluster as usize).find(|other| *other != start);
        KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            ems(position.x_advance),
            ems(position.x_offset),
            ems(position.y_offset),
            ems(position.y_advance),
            start..next.unwrap_or(text.len()),
            None,
        )
    });
    Run { text, font: face.font.clone(), glyphs: glyphs.collect() }
}

/// Cuts a text where the script changes; spaces stay with what stands before them.
fn scripts(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut present = None;
    for (at, sign) in text.char_indices() {
        let Some(is_bangla) = script(sign) else { continue };
        if present.is_some_and(|present| present != is_bangla) {
            pieces.push((!is_bangla, &text[start..at]));
            start = at;
        }
        present = Some(is_bangla);
    }
    if start < text.len() {
        pieces.push((present.unwrap_or_default(), &text[start..]));
    }
    pieces
}

/// Tells a letter's script; none for spaces and joiners, which both have.
fn script(sign: char) -> Option<bool> {
    match sign {
        ' ' | '\u{200c}' | '\u{200d}' => None,
        '\u{964}' | '\u{965}' | '\u{980}'..='\u{9ff}' => Some(true),
        _ => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyph by glyph, as HarfBuzz shapes them with this font.
    fn glyphs(text: &str) -> Vec<u32> {
        let weights = Weights::load().unwrap();
        let runs = weights.shape(text, Weight::Plain);
        runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.glyph_id.to_u32()).collect()
    }

    #[test]
    fn words_are_shaped_as_harfbuzz_shapes_them() {
        // What HarfBuzz gives for the same font; a font or shaper that reads স্কুল as letters gives others.
        for (word, shaped) in [
            ("স্কুল", &[240, 289, 310, 336, 62, 52][..]),
            ("ক্ষ", &[125]),
            ("প্রস্তুত", &[224, 271, 242, 293, 40]),
            ("কর্মসংস্থানের", &[25, 49, 122, 55, 11, 241, 295, 59, 66, 44, 51]),
            ("প্রশিক্ষণ", &[224, 271, 342, 53, 125, 39]),
            ("সম্পন্ন", &[55, 230, 45, 338, 263, 313, 298]),
            ("প্রত্যয়ন", &[224, 271, 40, 123, 50, 57, 44]),
        ] {
            assert_eq!(glyphs(word), shaped, "{word}");
        }
    }

    #[test]
    fn a_split_vowel_stands_on_both_sides() {
        let (before, around) = (glyphs("কে"), glyphs("কো"));
        assert_eq!(around[..2], before[..], "the first half stands before the letter");
        assert_eq!(around.len(), 3);
    }

    #[test]
    fn every_word_of_the_certificate_has_its_glyphs() {
        use ashshash_base::Language;
        use ashshash_i18n::{key, text};
        for key in [
            key::CERTIFICATE_TITLE,
            key::CERTIFICATE_NUMBER,
            key::CERTIFICATE_SENTENCE,
            key::CERTIFICATE_COUNSELLOR,
            key::CERTIFICATE_COORDINATOR,
            key::CERTIFICATE_SEAL,
            key::CERTIFICATE_DATE,
            key::CERTIFICATE_SCAN,
            key::CERTIFICATE_DEMO,
        ] {
            for language in [Language::Bangla, Language::English] {
                let words = text(language, key, &[]);
                assert!(!glyphs(&words).contains(&0), "{words}");
            }
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(scripts("তারিখ · Date"), [(true, "তারিখ "), (false, "· Date")]);
        assert_eq!(scripts("RTG-2021"), [(false, "RTG-2021")]);
        assert_eq!(scripts(""), []);
    }
}
