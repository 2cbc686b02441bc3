import type { PDFPage } from '@cantoo/pdf-lib';

/** The page as readers see it: its width and height after turning, and where a point of it lies in the file's own measure. */
export interface VisiblePart {
  width: number;
  height: number;
  /** Degrees by which what is drawn must be turned to stand upright. */
  turn: number;
  at(x: number, y: number): { x: number; y: number };
}

/** What shows of a page: its crop box, turned (ISO 32000-2, 14.11.2 and table 31). Points count from the lower left corner. */
export function visiblePart(page: PDFPage): VisiblePart {
  const { x: left, y: bottom, width, height } = page.getCropBox();
  const turn = turnOf(page);
  const [right, top] = [left + width, bottom + height];
  if (turn === 90) return { width: height, height: width, turn, at: (x, y) => ({ x: right - y, y: bottom + x }) };
  if (turn === 180) return { width, height, turn, at: (x, y) => ({ x: right - x, y: top - y }) };
  if (turn === 270) return { width: height, height: width, turn, at: (x, y) => ({ x: left + y, y: top - x }) };
  return { width, height, turn, at: (x, y) => ({ x: left + x, y: bottom + y }) };
}

/** Gives the page more room at its foot as one sees it. */
export function growDownwards(page: PDFPage, by: number): VisiblePart {
  const turn = turnOf(page);
  for (const box of [page.getMediaBox(), page.getCropBox()].map((one, at) => ({ ...one, isMedia: at === 0 }))) {
    const x = turn === 270 ? box.x - by : box.x;
    const y = turn === 0 ? box.y - by : box.y;
    const width = turn % 180 === 90 ? box.width + by : box.width;
    const height = turn % 180 === 0 ? box.height + by : box.height;
    if (box.isMedia) page.setMediaBox(x, y, width, height);
    else page.setCropBox(x, y, width, height);
  }
  return visiblePart(page);
}

function turnOf(page: PDFPage): number {
  return ((page.getRotation().angle % 360) + 360) % 360;
}
