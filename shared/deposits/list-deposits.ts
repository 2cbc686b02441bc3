import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { parseDesignation, standardId } from '../standards/designation.ts';
import { DepositState } from './deposit.ts';
import { type Viewer, viewerOf } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { type DepositSummary, isOpenTo, isVisible, summaryOf } from './deposit-view.ts';
import { listShelf, type Placed, type Shelf } from './register-store.ts';

export const RegisterQuery = z.strictObject({
  holder: OrganizationId.optional().describe('Organization that holds the deposits.'),
  number: z.string().trim().min(1).max(200).optional().describe('Standard number in any spelling.'),
  state: DepositState.optional(),
  size: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().describe('The `next` of the page before.'),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

export interface DepositList {
  items: DepositSummary[];
  /** At least so many; exact when everything is on this page. */
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

const registered = ['accepted', 'challenged', 'taken-down', 'superseded', 'withdrawn', 'delisted'] as const;
const batch = 51;

/**
 * The register, latest declared first: to the public what was accepted, to parties what else they have a part in. What is
 * not disclosed is not found by holder or number either, or a search would tell what the entry hides.
 */
export async function listDeposits(
  services: DepositServices,
  { query, caller }: { query: RegisterQuery; caller: Caller | null },
): Promise<DepositList> {
  const shelf = shelfOf(query);
  if (!shelf) return { items: [], total: 0, totalIsExact: true, next: null };
  const viewer = await viewerOf(services, caller);
  const found: Placed[] = [];
  let below = query.cursor ? readCursor(query.cursor) : undefined;
  for (;;) {
    const some = await listShelf(services.deposits, shelf, { below, limit: batch });
    found.push(...some.filter((one) => isFound(one, query, viewer)));
    below = some.at(-1)?.declared;
    if (some.length < batch || found.length > query.size) break;
  }
  const page = found.slice(0, query.size);
  const isMore = found.length > page.length;
  const last = page.at(-1);
  return {
    items: page.map(({ deposit }) => summaryOf(deposit, viewer)),
    total: page.length + (isMore ? 1 : 0),
    totalIsExact: !isMore && query.cursor === undefined,
    next: isMore && last ? Buffer.from(last.declared).toString('base64url') : null,
  };
}

function shelfOf({ holder, number, state }: RegisterQuery): Shelf | undefined {
  if (number !== undefined) {
    const designation = parseDesignation(number);
    return designation ? { standard: standardId(designation) } : undefined;
  }
  if (holder !== undefined) return { holder };
  return { states: state ? [state] : registered };
}

function isFound({ deposit }: Placed, { holder, number, state }: RegisterQuery, viewer: Viewer): boolean {
  const asksWhat = holder !== undefined || number !== undefined;
  return (
    isVisible(deposit, viewer) &&
    (!asksWhat || isOpenTo(deposit, viewer)) &&
    (holder === undefined || deposit.holder.organization === holder) &&
    (state === undefined || deposit.state === state)
  );
}

function readCursor(cursor: string): string {
  const declared = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\d:.TZ-]+#dep-[0-9a-f]{24}$/.test(declared)) return declared;
  throw new ServiceError(
    'INVALID',
    { zh: 'cursor 无效：请从第一页重新开始。', en: 'The cursor is broken: start again from the first page.' },
    { errors: [{ pointer: '/query/cursor', detail: 'a cursor of this list' }] },
  );
}
