import * as z from 'zod';

const Length = z.number().finite();

/** Left, top, width, height in points of the page as it is shown, from its upper left corner. */
export const Box = z.tuple([Length, Length, Length, Length]);
export type Box = z.infer<typeof Box>;

/** Where a piece of a line stands: first character, number of characters, left, width. Its top and height are the line's. */
export const Span = z.tuple([z.int(), z.int(), Length, Length]);
export type Span = z.infer<typeof Span>;

/** What a line is for: running heads, feet and page numbers are kept on the page and left out of what is searched. */
export const LineRole = z.enum(['body', 'running-head', 'page-number']);
export type LineRole = z.infer<typeof LineRole>;

/** A reading that was changed because the words known to the catalogue say so. */
export const Mended = z.object({ at: z.int(), from: z.string(), to: z.string() });
export type Mended = z.infer<typeof Mended>;

export const Line = z.object({
  /** Cells of a table row are parted by tabs. */
  text: z.string(),
  /** Absent in texts that have no picture. */
  box: Box.optional(),
  spans: z.array(Span).optional(),
  role: LineRole.optional(),
  /** How sure the reader was, 0 to 1; absent when nothing was guessed. */
  confidence: z.number().min(0).max(1).optional(),
  mended: z.array(Mended).optional(),
});
export type Line = z.infer<typeof Line>;

/**
 * How far a page's text can be relied on: 0 none, 1 hardly readable, 2 read with many doubts, 3 read well by machine or a
 * text layer with flaws, 4 the text itself.
 */
export const Quality = z.int().min(0).max(4);
export type Quality = z.infer<typeof Quality>;

/** Where the text of a page comes from. */
export const TextSource = z.enum(['text-layer', 'scan', 'structured', 'none']);
export type TextSource = z.infer<typeof TextSource>;

/** One page as it was read, before the whole document is known. */
export const PageContent = z.object({
  page: z.int().positive(),
  /** Points; 0 for texts that have no picture. */
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  /** Degrees the page is turned by for showing, already applied to all boxes. */
  rotation: z.int(),
  source: TextSource,
  quality: Quality,
  lines: z.array(Line),
});
export type PageContent = z.infer<typeof PageContent>;

/** Rounds to a tenth of a point, finer than any screen shows. */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The smallest box around some boxes. */
export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [toTenth(left), toTenth(top), toTenth(right - left), toTenth(bottom - top)];
}
