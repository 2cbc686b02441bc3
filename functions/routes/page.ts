import * as z from 'zod';

/** Ids are made of the designation: `gb-t.19001-2016`, `db21-t.3456-2021`. */
export const StandardId = z
  .string()
  .max(120)
  .meta({ example: 'gb-t.19001-2016', description: 'Edition id, made of the designation' });

/** The envelope of every list (api.md): items, total, whether it is exact, and the cursor of the next page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    total: z.int(),
    totalIsExact: z.boolean(),
    next: z.string().nullable(),
  });
}

/** A list that fits one page. */
export function wholeList<T>(items: T[]) {
  return { items, total: items.length, totalIsExact: true, next: null };
}
