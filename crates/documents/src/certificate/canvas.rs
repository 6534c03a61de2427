//! Lines, texts and squares on a page, measured in millimetres from its upper left corner.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, Stroke, StrokeDash};
use krilla::surface::Surface;

use super::code::Squares;
use super::typeface::{Run, Weight, Weights};

/// Points of a millimetre.
pub(super) const MILLIMETRE: f32 = 72.0 / 25.4;
/// How far a circle's handles stand from its points, for a radius of one.
const ROUND: f32 = 0.552_285;

type Place = (f32, f32);

/// The colours of the paper.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shade {
    Ink,
    Soft,
    Accent,
}

impl Shade {
    fn colour(self) -> rgb::Color {
        match self {
            Self::Ink => rgb::Color::new(0x1f, 0x1d, 0x1a),
            Self::Soft => rgb::Color::new(0x4d, 0x48, 0x3f),
            Self::Accent => rgb::Color::new(0x35, 0x43, 0x9c),
        }
    }
}

/// A page being drawn.
pub(super) struct Canvas<'a, 'b> {
    surface: &'a mut Surface<'b>,
    weights: &'a Weights,
}

impl<'a, 'b> Canvas<'a, 'b> {
    pub(super) fn new(surface: &'a mut Surface<'b>, weights: &'a Weights) -> Self {
        Self { surface, weights }
    }

    /// Writes a line around a middle.
    pub(super) fn centred(&mut self, middle: f32, y: f32, text: &str, size: f32, weight: Weight, shade: Shade) {
        let runs = self.weights.shape(text, weight);
        let width = width(&runs) * size / MILLIMETRE;
        self.write(middle - width / 2.0, y, &runs, size, shade);
    }

    /// Writes a line from its left end.
    pub(super) fn left(&mut self, x: f32, y: f32, text: &str, size: f32, weight: Weight, shade: Shade) {
        let runs = self.weights.shape(text, weight);
        self.write(x, y, &runs, size, shade);
    }

    /// Writes words around a middle, as many lines as they need; gives the place of the line after them.
    pub(super) fn paragraph(&mut self, middle: f32, y: f32, wide: f32, text: &str, size: f32, step: f32) -> f32 {
        self.lines(text, wide, size).into_iter().fold(y, |y, line| {
            self.centred(middle, y, &line, size, Weight::Plain, Shade::Ink);
            y + step
        })
    }

    /// Writes words from their left end, as many lines as they need; gives the place of the line after them.
    pub(super) fn wrapped(&mut self, x: f32, y: f32, wide: f32, text: &str, size: f32, step: f32) -> f32 {
        self.lines(text, wide, size).into_iter().fold(y, |y, line| {
            self.left(x, y, &line, size, Weight::Plain, Shade::Ink);
            y + step
        })
    }

    /// Breaks words into lines of about one length.
    fn lines(&self, text: &str, wide: f32, size: f32) -> Vec<String> {
        let measure = |line: &str| width(&self.weights.shape(line, Weight::Plain)) * size / MILLIMETRE;
        let count = (measure(text) / wide).ceil().max(1.0);
        let aim = (measure(text) / count * 1.08).min(wide);
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if measure(&format!("{line} {word}")) <= aim => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    fn write(&mut self, x: f32, y: f32, runs: &[Run<'_>], size: f32, shade: Shade) {
        self.ink(shade);
        let mut x = x * MILLIMETRE;
        for run in runs {
            let start = Point::from_xy(x, y * MILLIMETRE);
            self.surface.draw_glyphs(start, &run.glyphs, run.font.clone(), run.text, size, false);
            x += run.width() * size;
        }
    }

    /// Draws a straight line.
    pub(super) fn line(&mut self, from: Place, to: Place, shade: Shade, points: f32) {
        let mut path = PathBuilder::new();
        move_to(&mut path, from);
        line_to(&mut path, to);
        self.stroke(path.finish(), shade, points, &[], LineCap::Butt);
    }

    /// Draws a rectangle's edge, solid or stitched.
    pub(super) fn rectangle(&mut self, at: Place, size: Place, shade: Shade, points: f32, stitches: &[f32]) {
        let mut path = PathBuilder::new();
        push_rectangle(&mut path, at, size);
        self.stroke(path.finish(), shade, points, stitches, LineCap::Butt);
    }

    /// Draws a circle's edge, solid or stitched.
    pub(super) fn circle(&mut self, middle: Place, radius: f32, shade: Shade, points: f32, stitches: &[f32]) {
        let at = (middle.0 - radius, middle.1 - radius);
        let path = rounded(at, 2.0 * radius, radius);
        self.stroke(path, shade, points, stitches, LineCap::Butt);
    }

    /// Draws the mark: three stitches in a rounded square.
    pub(super) fn mark(&mut self, middle: Place, side: f32) {
        let unit = side / 24.0;
        let corner = (middle.0 - side / 2.0, middle.1 - side / 2.0);
        let at = |x: f32, y: f32| (corner.0 + x * unit, corner.1 + y * unit);
        let points = 1.75 * unit * MILLIMETRE;
        let square = rounded(at(2.5, 2.5), 19.0 * unit, 5.5 * unit);
        self.stroke(square, Shade::Accent, points, &[], LineCap::Round);
        let mut path = PathBuilder::new();
        for (x, y) in [(6.5, 16.5), (10.9, 12.6), (15.3, 8.6)] {
            move_to(&mut path, at(x, y));
            line_to(&mut path, at(x + 2.2, y - 2.0));
        }
        self.stroke(path.finish(), Shade::Accent, points, &[], LineCap::Round);
    }

    /// Draws a code to scan.
    pub(super) fn code(&mut self, at: Place, side: f32, squares: &Squares) {
        #[expect(clippy::cast_precision_loss, reason = "a code has at most 177 squares a side")]
        let step = |squares: i32| squares as f32;
        let unit = side / step(squares.side());
        let mut path = PathBuilder::new();
        for (row, column, length) in squares.runs() {
            let corner = (at.0 + step(column) * unit, at.1 + step(row) * unit);
            push_rectangle(&mut path, corner, (step(length) * unit, unit));
        }
        self.ink(Shade::Ink);
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    fn ink(&mut self, shade: Shade) {
        let rule = FillRule::default();
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { paint: shade.colour().into(), opacity: NormalizedF32::ONE, rule }));
    }

    fn stroke(&mut self, path: Option<Path>, shade: Shade, points: f32, stitches: &[f32], line_cap: LineCap) {
        let Some(path) = path else { return };
        let dash = (!stitches.is_empty()).then(|| StrokeDash { array: stitches.to_vec(), offset: 0.0 });
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: shade.colour().into(),
            width: points,
            line_cap,
            dash,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }
}

fn width(runs: &[Run<'_>]) -> f32 {
    runs.iter().map(Run::width).sum()
}

fn move_to(path: &mut PathBuilder, (x, y): Place) {
    path.move_to(x * MILLIMETRE, y * MILLIMETRE);
}

fn line_to(path: &mut PathBuilder, (x, y): Place) {
    path.line_to(x * MILLIMETRE, y * MILLIMETRE);
}

fn push_rectangle(path: &mut PathBuilder, (x, y): Place, (width, height): Place) {
    let sides = Rect::from_xywh(x * MILLIMETRE, y * MILLIMETRE, width * MILLIMETRE, height * MILLIMETRE);
    if let Some(sides) = sides {
        path.push_rect(sides);
    }
}

/// A square with round corners; with corners of half its side, a circle.
fn rounded((x, y): Place, side: f32, corner: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let handle = corner * (1.0 - ROUND);
    let (right, below) = (x + side, y + side);
    move_to(&mut path, (x + corner, y));
    // Each corner: where the straight side ends, its two handles, where the next side starts.
    for (start, first, second, end) in [
        ((right - corner, y), (right - handle, y), (right, y + handle), (right, y + corner)),
        ((right, below - corner), (right, below - handle), (right - handle, below), (right - corner, below)),
        ((x + corner, below), (x + handle, below), (x, below - handle), (x, below - corner)),
        ((x, y + corner), (x, y + handle), (x + handle, y), (x + corner, y)),
    ] {
        line_to(&mut path, start);
        let [a, b, c] = [first, second, end].map(|(x, y)| (x * MILLIMETRE, y * MILLIMETRE));
        path.cubic_to(a.0, a.1, b.0, b.1, c.0, c.1);
    }
    path.close();
    path.finish()
}
