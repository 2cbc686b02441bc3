import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { requireCustodian } from './custodian.ts';
import type { FeedbackServices } from './feedback-services.ts';
import { deskRole } from './find-matter.ts';
import { MatterKind } from './matter.ts';
import { listShelves } from './matter-shelf-store.ts';
import { listSent, listShelf, type Shelf } from './matter-store.ts';
import { type MatterView, type MatterViewer, matterView } from './matter-view.ts';

export const MattersQuery = z.strictObject({
  /**
   * `public` (default): shown to all, newest first; `mine`: sent by the caller; `desk`: open ones, first what is due; `closed`:
   * what the desk has closed, the last first; `custodian`: open ones that are handed to `organization`, first what is due.
   */
  of: z.enum(['public', 'mine', 'desk', 'closed', 'custodian']).default('public'),
  organization: OrganizationId.optional(),
  kind: MatterKind.optional(),
  standard: z.string().max(120).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type MattersQuery = z.infer<typeof MattersQuery>;

/** As whom the caller reads each list. */
const viewers = {
  public: 'public',
  mine: 'sender',
  desk: 'desk',
  closed: 'desk',
  custodian: 'custodian',
} as const satisfies Record<MattersQuery['of'], MatterViewer>;

/** Most matters that are looked through for one page. */
const mostSeen = 500;

/**
 * A page of matters. Throws `UNAUTHENTICATED` and `FORBIDDEN` for lists that are not for the caller, `NOT_FOUND` for that of an
 * organization that they do not belong to, and `INVALID` where none is named.
 */
export async function listMatters(
  services: FeedbackServices,
  { query, caller }: { query: MattersQuery; caller: Caller | null },
): Promise<{ items: MatterView[]; total: number; totalIsExact: boolean; next: string | null }> {
  const { of, kind, standard, size, cursor } = query;
  const read = await readerOf(services, query, caller);
  const items: MatterView[] = [];
  let beyond = cursor ? Buffer.from(cursor, 'base64url').toString() : undefined;
  let seen = 0;
  for (;;) {
    const page = await read({ limit: 50, ...(beyond && { beyond }) });
    for (const { matter, placed } of page) {
      seen += 1;
      beyond = placed;
      const fits = (!kind || matter.kind === kind) && (!standard || matter.about.standard === standard);
      if (fits) items.push(matterView(matter, [], viewers[of]));
      if (items.length === size || seen === mostSeen) return listed(items, placed);
    }
    if (page.length < 50) return listed(items, null);
  }
}

function listed(items: MatterView[], placed: string | null) {
  const next = placed === null ? null : Buffer.from(placed).toString('base64url');
  return { items, total: items.length, totalIsExact: next === null, next };
}

async function readerOf(
  { matters, members }: FeedbackServices,
  { of, kind = 'feedback', organization }: MattersQuery,
  caller: Caller | null,
) {
  type Page = Parameters<typeof listShelf>[2];
  if (of === 'public') return (page: Page) => listShelf(matters, 'public', page);
  if (!caller) throw new ServiceError('UNAUTHENTICATED', { zh: '请先登录。', en: 'Sign in first.' });
  if (of === 'mine') return (page: Page) => listSent(matters, caller.subject, page);
  if (of === 'custodian') {
    if (!organization) throw noneNamed();
    const keys = await requireCustodian({ members }, caller, organization);
    const shelves = keys.map((key): Shelf => `custodian#${key}`);
    return (page: Page) => listShelves(matters, shelves, page);
  }
  if (!caller.roles.includes(deskRole({ kind }))) {
    throw new ServiceError('FORBIDDEN', {
      zh: '这份清单只供经办人查看。',
      en: 'This list is for those who handle it.',
    });
  }
  const shelves: Shelf[] = of === 'closed' ? [`closed#${kind}`, `cleared#${kind}`] : [`${of}#${kind}`];
  return (page: Page) => listShelves(matters, shelves, page);
}

function noneNamed(): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '请用 organization 指明组织。', en: 'Name the organization as `organization`.' },
    { errors: [{ pointer: '/query/organization', detail: 'required' }] },
  );
}
