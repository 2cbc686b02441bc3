import { AFRelationship, type PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { breakLines } from './break-lines.ts';
import type { Face } from './faces.ts';
import { qrPath } from './qr-path.ts';

/** Measures in points; a page is A4. */
export const measures = { width: 595.28, height: 841.89, margin: 50, label: 104 };
export const textWidth = measures.width - 2 * measures.margin;

export const ink = rgb(0.106, 0.106, 0.098);
export const soft = rgb(0.34, 0.33, 0.31);
export const line = rgb(0.72, 0.7, 0.66);
export const seal = rgb(0.663, 0.169, 0.11);

/** Where one is on the pages: the next thing is set below `y`. */
export interface Sheet {
  pdf: PDFDocument;
  page: PDFPage;
  y: number;
  regular: Face;
  bold: Face;
}

export interface Setting {
  face?: Face;
  size?: number;
  leading?: number;
  color?: ReturnType<typeof rgb>;
  x?: number;
  width?: number;
}

/** Goes on to a new page when less than this is left above the foot. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y - height >= measures.margin + 12) return;
  sheet.page = sheet.pdf.addPage([measures.width, measures.height]);
  sheet.y = measures.height - measures.margin;
}

/** Sets a paragraph below what is there. */
export function setText(sheet: Sheet, text: string, setting: Setting = {}): void {
  const { face = sheet.regular, size = 9.5, leading = 1.55, x = measures.margin, width = textWidth } = setting;
  for (const row of breakLines(text, (part) => face.widthOf(part, size), width)) {
    makeRoom(sheet, size * leading);
    sheet.y -= size * leading;
    setLine(sheet, row, { ...setting, face, size, x }, sheet.y + size * (leading - 1) * 0.5 + size * 0.12);
  }
}

/** Sets one line on a baseline. */
export function setLine(sheet: Sheet, text: string, setting: Setting, baseline: number): void {
  const { face = sheet.regular, size = 9.5, color = ink, x = measures.margin } = setting;
  let at = x;
  for (const run of face.runs(text)) {
    sheet.page.drawText(run.text, { x: at, y: baseline, font: run.font, size, color });
    at += run.font.widthOfTextAtSize(run.text, size);
  }
}

export function rule(
  sheet: Sheet,
  { color = line, thickness = 0.5, x = measures.margin, width = textWidth } = {},
): void {
  sheet.page.drawLine({ start: { x, y: sheet.y }, end: { x: x + width, y: sheet.y }, color, thickness });
}

/** Sets a line below the margin of every page, which is told its number and how many there are. */
export function setFeet(sheet: Sheet, footOf: (page: number, pages: number) => string): void {
  const pages = sheet.pdf.getPages();
  for (const [at, page] of pages.entries()) {
    setLine({ ...sheet, page }, footOf(at + 1, pages.length), { size: 7, color: soft }, measures.margin - 22);
  }
}

export interface AttachedFile {
  name: string;
  mediaType: string;
  description?: string;
  bytes: Uint8Array;
}

/** Puts files into a PDF as what it was made from, all of one date, so that the same files give the same bytes. */
export async function attachFiles(pdf: PDFDocument, files: readonly AttachedFile[], when: Date): Promise<void> {
  for (const { name, bytes, mediaType: mimeType, description } of files) {
    const dates = { creationDate: when, modificationDate: when };
    await pdf.attach(bytes, name, { mimeType, description, ...dates, afRelationship: AFRelationship.Source });
  }
}

/** Draws a QR code whose upper left corner, quiet zone left out, is at the point. */
export function drawCode(page: PDFPage, text: string, { x, y, side }: { x: number; y: number; side: number }): void {
  const { path, modules } = qrPath(text);
  page.drawSvgPath(path, { x, y, scale: side / modules, color: ink, borderWidth: 0 });
}
