use qrcodegen::{QrCode, QrCodeEcc};

use crate::DocumentError;

/// The squares of a code to scan.
pub(super) struct Squares(QrCode);

/// Makes the code of a text.
///
/// A quarter of it may be stained or folded away: papers are carried in pockets.
pub(super) fn squares(text: &str) -> Result<Squares, DocumentError> {
    QrCode::encode_text(text, QrCodeEcc::Medium).map(Squares).map_err(|_| DocumentError::CodeTooLong)
}

impl Squares {
    /// How many stand in a row.
    pub(super) fn side(&self) -> i32 {
        self.0.size()
    }

    /// Gives the dark runs as row, first column, length: far fewer shapes than squares.
    pub(super) fn runs(&self) -> Vec<(i32, i32, i32)> {
        let mut runs = Vec::new();
        for row in 0..self.side() {
            let mut column = 0;
            while column < self.side() {
                let start = column;
                while column < self.side() && self.0.get_module(column, row) {
                    column += 1;
                }
                if column > start {
                    runs.push((row, start, column - start));
                }
                column += 1;
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_read_back_from_its_runs() {
        let address = format!("https://office.example/verify/v1.RJ.RTG-2021-156.2021-12-14.{}", "A".repeat(86));
        let squares = squares(&address).unwrap();
        let (side, margin, scale) = (squares.side(), 4, 4);
        let mut picture = vec![false; (side * side) as usize];
        for (row, column, length) in squares.runs() {
            for at in column..column + length {
                picture[(row * side + at) as usize] = true;
            }
        }
        let pixels = ((side + 2 * margin) * scale) as usize;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| {
            let (x, y) = (x as i32 / scale - margin, y as i32 / scale - margin);
            let is_inside = (0..side).contains(&x) && (0..side).contains(&y);
            if is_inside && picture[(y * side + x) as usize] { 0 } else { 255 }
        });
        let found = image.detect_grids();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].decode().unwrap().1, address);
    }
}
