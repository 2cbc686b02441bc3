import * as z from 'zod';

export const CopyId = z
  .string()
  .regex(/^cpy-[0-9a-f]{24}$/)
  .meta({ example: 'cpy-0123456789abcdef01234567' });

/** What a copy says of itself wherever it goes: for whom, of which order, when. Names nobody but organizations. */
export const CopyMark = z.object({
  copy: CopyId,
  /** Company that holds the licence, with a pseudonym of the user where one was named. */
  licensee: z.string(),
  /** Designation of the standard. */
  number: z.string(),
  order: z.string(),
  at: z.iso.datetime(),
});
export type CopyMark = z.infer<typeof CopyMark>;

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** The visible line of a page, or of a whole file that has no pages. Time is that of Shanghai. */
export function markLine({ copy, licensee, number, order, at }: CopyMark, page?: { page: number; of: number }): string {
  const when = clock.format(new Date(at));
  const where = page ? ` · ${page.page}/${page.of}` : '';
  return `${number} · 仅供 ${licensee} 使用，不得转让 · 订单 ${order} · ${when} · 副本 ${copy}${where}`;
}

/** What stands in print too small to be noticed at each side of a page. */
export function microLine({ copy }: Pick<CopyMark, 'copy'>, page: number): string {
  return `${copy}/${page}`;
}

/** Copy ids that a text carries, however lines and spaces were broken in it, in the order of first appearance. */
export function copyIdsIn(text: string): string[] {
  const found = text.replaceAll(/\s/g, '').matchAll(/cpy-([0-9a-f]{24})(?![0-9a-f])/g);
  return [...new Set([...found].map(([id]) => id))];
}
