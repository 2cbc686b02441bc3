import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CopyMark } from '#shared/trade/copy-mark.ts';

export const madeMark: CopyMark = {
  copy: 'cpy-0123456789abcdef01234567',
  licensee: '虚构市自来水有限责任公司（用户 u-3f9a1c20be）',
  number: 'T/GUIJU 12-2026',
  order: 'ord-0123456789abcdef01234567',
  at: '2026-11-25T14:10:00.000Z',
};

/** What each page says, piece by piece in the order of drawing. */
export async function piecesOf(pdf: Uint8Array): Promise<string[][]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, disableFontFace: true });
  const file = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ('str' in item ? item.str : '')).filter((piece) => piece.trim() !== ''));
  }
  await task.destroy();
  return pages;
}

interface Drawn {
  width: number;
  height: number;
  /** Share of points that are not white between two heights, given as shares from the top. */
  ink(from: number, to: number): number;
}

/** The first page as a reader sees it, twice as large. */
export async function drawn(pdf: Uint8Array): Promise<Drawn> {
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(pdf);
  const { data, width, height } = await file.getPage(0).render({ scale: 2, render: async ({ data }) => data });
  file.destroy();
  library.destroy();
  const ink = (from: number, to: number) => {
    const [top, bottom] = [Math.round(from * height), Math.round(to * height)];
    let dark = 0;
    for (let at = top * width; at < bottom * width; at += 1) if ((data[at * 4 + 1] ?? 255) < 200) dark += 1;
    return dark / ((bottom - top) * width);
  };
  return { width, height, ink };
}
