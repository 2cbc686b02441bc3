import * as z from 'zod';
import type { ItemKey, ItemWrite } from '#shared/ledger/item.ts';
import { OrganizationId } from '#shared/members/membership.ts';
import type { RoyaltyServices, TradeRows } from './royalty-services.ts';
import { planSplit, type SplitPart, wholeShare } from './royalty-split.ts';

/** The platform's part of every sale, in basis points of the price without tax. */
export const platformCommission = 1_000;
const mostPayees = 12;

const Share = z.strictObject({
  payee: OrganizationId,
  basisPoints: z.int().min(1).max(wholeShare).meta({ example: 10_000 }),
});

export const RoyaltyShares = z
  .array(Share)
  .min(1)
  .max(mostPayees)
  .refine((shares) => shares.reduce((sum, { basisPoints }) => sum + basisPoints, 0) === wholeShare, {
    error: 'The basis points of all shares are 10,000 together.',
  })
  .refine((shares) => new Set(shares.map(({ payee }) => payee)).size === shares.length, {
    error: 'Every payee has one share.',
  });

/** Who earns by the sales of a listing from an instant on (domain E.2, "Royalties"); written once, followed by the next. */
export const RoyaltyTable = z.object({
  listing: z.string(),
  from: z.iso.datetime(),
  shares: RoyaltyShares,
  by: z.string(),
  at: z.iso.datetime(),
});
export type RoyaltyTable = z.infer<typeof RoyaltyTable>;

/** All tables of a listing in one row, oldest first: they are few, and every sale asks for them. */
const RoyaltyRow = z.object({ revision: z.int().positive(), tables: z.array(RoyaltyTable) });
/** Far below the size of an item. */
export const mostTables = 200;

const royaltiesKey = (listing: string): ItemKey => ({ id: `royalty#${listing}`, part: 'tables' });

/** All tables of a listing, oldest first. */
export async function listRoyaltyTables(services: TradeRows, listing: string): Promise<RoyaltyTable[]> {
  return (await readRoyaltyTables(services, [listing])).get(listing) ?? [];
}

/**
 * The write that adds a table to those of its listing; it fails when another was added since they were read. Undefined
 * where one holds from that very instant, or there are too many.
 */
export async function newTableWrite({ rows }: TradeRows, table: RoyaltyTable): Promise<ItemWrite | undefined> {
  const key = royaltiesKey(table.listing);
  const [item] = await rows.get([key]);
  const { revision, tables } = item ? RoyaltyRow.parse(item) : { revision: 0, tables: [] };
  if (tables.length >= mostTables || tables.some(({ from }) => from === table.from)) return undefined;
  const next = [...tables, table].sort((one, other) => (one.from < other.from ? -1 : 1));
  const row = { ...key, revision: revision + 1, tables: next };
  return revision === 0 ? { add: row } : { replace: row, revision };
}

/** What a split needs to know of a line of an order. */
export interface SoldLine {
  listing: string;
  /** The seller of record. */
  holder: string;
  /** Fen, tax included, and the tax in it. */
  total: number;
  tax: number;
}

/** The tables of several listings, by listing. */
export async function readRoyaltyTables(
  { rows }: TradeRows,
  listings: readonly string[],
): Promise<Map<string, RoyaltyTable[]>> {
  const wanted = [...new Set(listings)];
  const found = await rows.get(wanted.map(royaltiesKey));
  return new Map(wanted.map((listing, place) => [listing, found[place] ? RoyaltyRow.parse(found[place]).tables : []]));
}

/**
 * The split of every line of an order that is paid at an instant, by the table that holds then; where nobody has made
 * one, the holder has everything but tax and commission. The same lines and the same instant always give the same split.
 */
export async function splitLines(
  services: TradeRows,
  lines: readonly SoldLine[],
  paidAt: string,
): Promise<SplitPart[][]> {
  const tables = await readRoyaltyTables(
    services,
    lines.map(({ listing }) => listing),
  );
  return planLines(lines, tables, paidAt);
}

/** The same for tables that are known already. */
export function planLines(
  lines: readonly SoldLine[],
  tables: ReadonlyMap<string, readonly RoyaltyTable[]>,
  paidAt: string,
): SplitPart[][] {
  return lines.map(({ listing, holder, total, tax }) => {
    const held = tables.get(listing)?.findLast(({ from }) => Date.parse(from) <= Date.parse(paidAt));
    const shares = held?.shares ?? [{ payee: holder, basisPoints: wholeShare }];
    return planSplit({ total, tax, seller: holder, commissionBasisPoints: platformCommission, shares });
  });
}

/** How long before it holds a table is made at the latest: longer than a quote and an order live, so that none is surprised. */
export const noticeMinutes = 180;

/** The first instant from which a table that is made now may hold. */
export function earliestStart({ now }: Pick<RoyaltyServices, 'now'>): string {
  return new Date(now().getTime() + noticeMinutes * 60_000).toISOString();
}
