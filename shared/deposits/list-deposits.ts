import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { parseDesignation, standardId } from '../standards/designation.ts';
import { type Deposit, DepositState, type Holder } from './deposit.ts';
import { type Viewer, viewerOf } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { type DepositSummary, isOpenTo, isVisible, summaryOf } from './deposit-view.ts';
import { getChecks } from './fixity-store.ts';
import { findHolders } from './holder-store.ts';
import { countState, listShelf, type Placed, type Shelf } from './register-store.ts';

export const RegisterQuery = z.strictObject({
  holder: OrganizationId.optional().describe('Organization that holds the deposits.'),
  holderName: z.string().trim().min(2).max(120).optional().describe('Part of the Chinese or English name of a holder.'),
  offeredTo: OrganizationId.optional().describe('Organization that holders offer deposits to.'),
  number: z.string().trim().min(1).max(200).optional().describe('Standard number in any spelling.'),
  state: DepositState.optional(),
  order: z.enum(['latest', 'oldest']).optional().describe('By the instant of the declaration.'),
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

/** States of the public register, in the order in which they are told. */
const registered = ['accepted', 'challenged', 'taken-down', 'superseded', 'withdrawn', 'delisted', 'appealed'] as const;
const batch = 51;

export interface StateCount {
  state: (typeof registered)[number];
  count: number | null;
}

/**
 * The register by the instant of declaration: to the public what was accepted, to parties what else they have a part in. What is
 * not disclosed is not found by holder or number either, or a search would tell what the entry hides.
 */
export async function listDeposits(
  services: DepositServices,
  { query, caller }: { query: RegisterQuery; caller: Caller | null },
): Promise<DepositList> {
  const shelf = await shelfOf(services, query);
  if (!shelf) return { items: [], total: 0, totalIsExact: true, next: null };
  const viewer = await viewerOf(services, caller);
  const found: Placed[] = [];
  let beyond = query.cursor ? readCursor(query.cursor) : undefined;
  for (;;) {
    const some = await listShelf(services.deposits, shelf, { order: query.order ?? 'latest', beyond, limit: batch });
    found.push(...some.filter((one) => isFound(one, query, viewer)));
    beyond = some.at(-1)?.declared;
    if (some.length < batch || found.length > query.size) break;
  }
  const page = found.slice(0, query.size);
  const isMore = found.length > page.length;
  const last = page.at(-1);
  const checks = await getChecks(
    services.deposits,
    page.map(({ deposit: { id } }) => id),
  );
  return {
    items: page.map(({ deposit }) => summaryOf(deposit, viewer, checks.get(deposit.id) ?? null)),
    total: page.length + (isMore ? 1 : 0),
    totalIsExact: !isMore && query.cursor === undefined,
    next: isMore && last ? Buffer.from(last.declared).toString('base64url') : null,
  };
}

/**
 * How many deposits of the register are in which state: what was taken down or delisted is public (domain E.1 step 8). Of those
 * withdrawn it is not said, for some were never accepted and are nobody's business.
 */
export async function countDeposits({ deposits }: Pick<DepositServices, 'deposits'>): Promise<StateCount[]> {
  return Promise.all(
    registered.map(async (state) => ({
      state,
      count: state === 'withdrawn' ? null : await countState(deposits, state),
    })),
  );
}

async function shelfOf({ deposits }: DepositServices, query: RegisterQuery): Promise<Shelf | undefined> {
  const { holder, holderName, offeredTo, number, state } = query;
  if (number !== undefined) {
    const designation = parseDesignation(number);
    return designation ? { standard: standardId(designation) } : undefined;
  }
  if (holder !== undefined) return { holders: [holder] };
  if (offeredTo !== undefined) return { offeredTo };
  if (holderName !== undefined) return { holders: await findHolders(deposits, holderName) };
  return { states: state ? [state] : registered };
}

function isFound({ deposit }: Placed, query: RegisterQuery, viewer: Viewer): boolean {
  const { holder, holderName, offeredTo, number, state } = query;
  const asksWhat = [holder, holderName, number].some((asked) => asked !== undefined);
  return (
    isVisible(deposit, viewer) &&
    (!asksWhat || isOpenTo(deposit, viewer)) &&
    (holder === undefined || deposit.holder.organization === holder) &&
    (holderName === undefined || bearsName(deposit.holder, holderName)) &&
    (offeredTo === undefined || isOfferedTo(deposit, offeredTo, viewer)) &&
    (state === undefined || deposit.state === state)
  );
}

/** Offers are between two sides: nobody else learns of them. */
function isOfferedTo({ transferTo }: Deposit, to: string, { memberOf }: Viewer): boolean {
  return transferTo?.organization === to && memberOf.includes(to);
}

function bearsName({ name }: Holder, words: string): boolean {
  return [name.zh, name.en ?? ''].some((one) => one.toLowerCase().includes(words.toLowerCase()));
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
