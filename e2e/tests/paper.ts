// Reads a paper as whoever finds it does: its words, and the code on it by a camera's eye.
import jsQR from "jsqr";
import { ColorSpace, Document, Matrix } from "mupdf";

/** Dots for each of the page's points: as sharp as a phone's photo. */
const SHARP = 3;

export function read(pdf: Buffer) {
  const document = Document.openDocument(pdf, "application/pdf");
  const page = document.loadPage(0);
  const picture = page.toPixmap(Matrix.scale(SHARP, SHARP), ColorSpace.DeviceRGB, false);
  const [width, height, dots] = [picture.getWidth(), picture.getHeight(), picture.getPixels()];
  const seen = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let dot = 0; dot < width * height; dot += 1) {
    for (let colour = 0; colour < 3; colour += 1) seen[dot * 4 + colour] = dots[dot * 3 + colour]!;
  }
  const [left, top, right, bottom] = page.getBounds();
  return {
    pages: document.countPages(),
    millimetres: [right - left, bottom - top].map((points) => Math.round((points / 72) * 25.4)),
    text: page.toStructuredText("preserve-whitespace").asText(),
    title: document.getMetaData("info:Title") ?? "",
    address: jsQR(seen, width, height)?.data,
  };
}
