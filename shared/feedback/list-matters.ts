import * as z from 'zod';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { FeedbackServices } from './feedback-services.ts';
import { deskRole } from './find-matter.ts';
import { MatterKind } from './matter.ts';
import { listSent, listShelf } from './matter-store.ts';
import { type MatterView, matterView } from './matter-view.ts';

export const MattersQuery = z.strictObject({
  /**
   * `public` (default): shown to all, newest first; `mine`: sent by the caller; `desk`: open ones, first what is due; `closed`:
   * what the desk has closed, the last first.
   */
  of: z.enum(['public', 'mine', 'desk', 'closed']).default('public'),
  kind: MatterKind.optional(),
  standard: z.string().max(120).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type MattersQuery = z.infer<typeof MattersQuery>;

/** Most matters that are looked through for one page. */
const mostSeen = 500;

/** A page of matters. Throws `UNAUTHENTICATED` and `FORBIDDEN` for lists that are not for the caller. */
export async function listMatters(
  services: FeedbackServices,
  { query, caller }: { query: MattersQuery; caller: Caller | null },
): Promise<{ items: MatterView[]; total: number; totalIsExact: boolean; next: string | null }> {
  const { of, kind, standard, size, cursor } = query;
  const read = readerOf(services, query, caller);
  const items: MatterView[] = [];
  let beyond = cursor ? Buffer.from(cursor, 'base64url').toString() : undefined;
  let seen = 0;
  for (;;) {
    const page = await read({ limit: 50, ...(beyond && { beyond }) });
    for (const { matter, placed } of page) {
      seen += 1;
      beyond = placed;
      const fits = (!kind || matter.kind === kind) && (!standard || matter.about.standard === standard);
      if (fits) items.push(matterView(matter, [], of === 'public' ? 'public' : of === 'mine' ? 'sender' : 'desk'));
      if (items.length === size || seen === mostSeen) return listed(items, placed);
    }
    if (page.length < 50) return listed(items, null);
  }
}

function listed(items: MatterView[], placed: string | null) {
  const next = placed === null ? null : Buffer.from(placed).toString('base64url');
  return { items, total: items.length, totalIsExact: next === null, next };
}

function readerOf({ matters }: FeedbackServices, { of, kind = 'feedback' }: MattersQuery, caller: Caller | null) {
  type Page = Parameters<typeof listShelf>[2];
  if (of === 'public') return (page: Page) => listShelf(matters, 'public', page);
  if (!caller) throw new ServiceError('UNAUTHENTICATED', { zh: '请先登录。', en: 'Sign in first.' });
  if (of === 'mine') return (page: Page) => listSent(matters, caller.subject, page);
  if (!caller.roles.includes(deskRole({ kind }))) {
    throw new ServiceError('FORBIDDEN', {
      zh: '这份清单只供经办人查看。',
      en: 'This list is for those who handle it.',
    });
  }
  return (page: Page) => listShelf(matters, `${of}#${kind}`, page);
}
