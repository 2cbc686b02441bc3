import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { linesOf, type Piece } from './line-rows.ts';
import { type Box, type Line, toTenth } from './page-content.ts';
import { Refusal } from './refusal.ts';
import { readSymbols } from './symbol-font.ts';

/** A page's text layer, before anyone judged whether it is any good. */
export interface LayerPage {
  width: number;
  height: number;
  rotation: number;
  lines: Line[];
}

export interface PdfText {
  pages: number;
  /** Reads the text layer of a page, counted from 1. */
  read(page: number): Promise<LayerPage>;
  close(): Promise<void>;
}

const library = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

/** Opens the text of a PDF; a file that is broken or needs a password is refused with the reason. */
export async function openPdfText(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    // The library takes the memory it is handed for itself.
    data: new Uint8Array(bytes),
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const file = await task.promise.catch((cause: unknown) => {
    if (cause instanceof PasswordException) throw new Refusal('encrypted', { cause });
    throw new Refusal('broken', { cause });
  });
  return { pages: file.numPages, read: (page) => readPage(file, page), close: () => task.destroy() };
}

async function readPage(file: PDFDocumentProxy, number: number): Promise<LayerPage> {
  const page = await file.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    const pieces: Piece[] = [];
    for (const item of content.items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      pieces.push(pieceOf(item, viewport.transform, content.styles[item.fontName]?.ascent));
    }
    const { width, height, rotation } = viewport;
    return { width: toTenth(width), height: toTenth(height), rotation, lines: linesOf(pieces) };
  } finally {
    page.cleanup();
  }
}

/** Turns an item's own corner and size into a box of the page, whichever way the text runs. */
function pieceOf({ str, transform, width, height }: TextItem, view: number[], ascent: number | undefined): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as number[];
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const size = Math.hypot(c, d) || height || 1;
  const rise = ascent && ascent > 0.5 && ascent < 1.2 ? ascent : 0.86;
  const run = Math.hypot(a, b) || 1;
  const along = [(a / run) * width, (b / run) * width] as const;
  const up = [(c / size) * size, (d / size) * size] as const;
  const corners = [
    [e - up[0] * (1 - rise), f - up[1] * (1 - rise)],
    [e + up[0] * rise, f + up[1] * rise],
  ].flatMap(([x = 0, y = 0]) => [[x, y] as const, [x + along[0], y + along[1]] as const]);
  const xs = corners.map(([x, y]) => va * x + vc * y + ve);
  const ys = corners.map(([x, y]) => vb * x + vd * y + vf);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const box: Box = [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
  return { text: readSymbols(str), box };
}
