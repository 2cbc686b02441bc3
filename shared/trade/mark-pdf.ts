import { createHash } from 'node:crypto';
import { degrees, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { breakLines } from '../print/break-lines.ts';
import { embedFace, type Face } from '../print/faces.ts';
import { type CopyMark, markLine, microLine } from './copy-mark.ts';
import { copyMetadata } from './copy-metadata.ts';
import { openPdf } from './open-pdf.ts';
import { growDownwards, type VisiblePart, visiblePart } from './visible-page.ts';

/** Measures in points. */
const foot = { size: 6.5, leading: 8, margin: 24, edge: 4 };
const micro = { size: 1.3, margin: 5 };
const ink = rgb(0.25, 0.25, 0.25);
const pale = rgb(0.72, 0.72, 0.72);
const paper = rgb(1, 1, 1);

/**
 * A copy of a PDF that names its licensee: a line at the foot of each page, the copy id in micro print at its sides, and the id
 * in Info, XMP and the file identifier. Each page grows downwards by the room of its line, so that nothing is covered, and its
 * text stays. The file is written anew, so that no earlier version of it can be cut out. Marks deter and lead back, they
 * prevent nothing. Throws `UnmarkableFile`.
 */
export async function markPdf(original: Uint8Array, mark: CopyMark): Promise<Uint8Array> {
  const pdf = await openPdf(original);
  const pages = pdf.getPages();
  const lines = pages.map((_, at) => markLine(mark, { page: at + 1, of: pages.length }));
  const face = await embedFace(pdf, 400, [...lines, ...pages.map((_, at) => microLine(mark, at + 1))].join(''));
  for (const [at, page] of pages.entries()) {
    const part = drawFoot(page, face, lines[at] ?? '');
    drawMicro(page, part, face, { text: microLine(mark, at + 1), seed: `${mark.copy}/${at}` });
  }
  nameCopy(pdf, original, mark);
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** Sets the line below the page, on white. */
function drawFoot(page: PDFPage, face: Face, text: string): VisiblePart {
  const room = Math.max(visiblePart(page).width - 2 * foot.margin, 40);
  const rows = breakLines(text, (row) => face.widthOf(row, foot.size), room);
  const height = rows.length * foot.leading + 2 * foot.edge;
  const part = growDownwards(page, height);
  page.drawRectangle({ ...part.at(0, 0), width: part.width, height, color: paper, rotate: degrees(part.turn) });
  for (const [at, row] of rows.entries()) {
    const y = foot.edge + 2 + (rows.length - 1 - at) * foot.leading;
    drawRow(page, part, face, { text: row, x: foot.margin, y, size: foot.size, color: ink });
  }
  return part;
}

/** Up along both sides, at heights that differ from copy to copy. */
function drawMicro(page: PDFPage, part: VisiblePart, face: Face, { text, seed }: { text: string; seed: string }): void {
  const [first = 0, second = 0] = createHash('sha256').update(seed).digest();
  const length = face.widthOf(text, micro.size);
  const height = (chance: number) => 40 + (chance / 255) * Math.max(part.height - 80 - length, 0);
  const style = { text, size: micro.size, color: pale };
  drawRow(page, part, face, { ...style, x: micro.margin, y: height(first), upright: 90 });
  drawRow(page, part, face, { ...style, x: part.width - micro.margin, y: height(second), upright: 90 });
}

interface Row {
  text: string;
  x: number;
  y: number;
  size: number;
  color: ReturnType<typeof rgb>;
  /** Degrees against the clock by which the row is turned on the visible page. */
  upright?: 0 | 90;
}

function drawRow(page: PDFPage, part: VisiblePart, face: Face, { text, size, color, upright = 0, ...from }: Row): void {
  let { x, y } = from;
  for (const { font, text: piece } of face.runs(text)) {
    const options = { ...part.at(x, y), font, size, color, rotate: degrees(part.turn + upright) };
    page.drawText(piece, options);
    const wide = font.widthOfTextAtSize(piece, size);
    if (upright === 90) y += wide;
    else x += wide;
  }
}

/** Info, XMP and the file identifier (ISO 32000-2, 14.3 and 14.4); what the original says of itself stays. */
function nameCopy(pdf: PDFDocument, original: Uint8Array, mark: CopyMark): void {
  const { context, catalog } = pdf;
  pdf.setProducer('Guiju');
  pdf.setModificationDate(new Date(mark.at));
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict) info.set(PDFName.of('GuijuCopy'), PDFHexString.fromText(mark.copy));
  const packet = copyMetadata(mark, pdf.getTitle());
  const metadata = context.stream(Buffer.from(packet), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const identifiers = [original, Buffer.from(mark.copy)].map((bytes) =>
    PDFHexString.of(createHash('sha256').update(bytes).digest('hex').slice(0, 32)),
  );
  context.trailerInfo.ID = context.obj(identifiers);
}
