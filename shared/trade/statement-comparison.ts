import { createHash } from 'node:crypto';
import * as z from 'zod';

/** One row of what a provider says it took in or gave back, or of what the ledger says it did. */
export const ClearedRow = z.strictObject({
  /** Our name of the payment or refund, which we gave the provider. */
  reference: z.string().trim().min(1).max(128).meta({ example: 'capture-1' }),
  /** Fen; what was given back is below zero. */
  amount: z
    .int()
    .min(-(2 ** 50))
    .max(2 ** 50)
    .meta({ example: 19_900 }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ example: 'CNY' }),
  at: z.iso.datetime(),
});
export type ClearedRow = z.infer<typeof ClearedRow>;

export const BreakKind = z.enum(['only-in-ledger', 'only-at-provider', 'other-amount', 'twice-at-provider']);

/** Where the two do not agree. */
export const ClearingBreak = z.object({
  /** The same break has the same id at every comparison. */
  id: z.string(),
  kind: BreakKind,
  reference: z.string(),
  currency: z.string(),
  ledger: z.int().nullable(),
  provider: z.int().nullable(),
  at: z.iso.datetime(),
  ageDays: z.int().nonnegative(),
});
export type ClearingBreak = z.infer<typeof ClearingBreak>;

export interface Compared {
  matched: number;
  breaks: ClearingBreak[];
  /** What the provider says less what the ledger says, in fen, by currency; all of it is in the breaks. */
  differences: Record<string, number>;
}

/**
 * Compares what a provider says with what the ledger says, by reference and currency (trust T22).
 * @param near what the ledger booked just before and after, where a row of the provider may be found too
 */
export function compareCleared(
  ledger: readonly ClearedRow[],
  provider: readonly ClearedRow[],
  { near = [], now }: { near?: readonly ClearedRow[]; now: Date },
): Compared {
  const booked = new Map([...near, ...ledger].map((row) => [nameOf(row), row]));
  const told = new Map<string, ClearedRow>();
  const breaks: ClearingBreak[] = [];
  let matched = 0;
  const note = (kind: z.infer<typeof BreakKind>, ours?: ClearedRow, theirs?: ClearedRow) => {
    const row = ours ?? theirs;
    if (row) breaks.push(breakOf(kind, row, { ours, theirs, now }));
  };
  for (const row of provider) {
    const ours = booked.get(nameOf(row));
    if (told.has(nameOf(row))) note('twice-at-provider', undefined, row);
    else if (!ours) note('only-at-provider', undefined, row);
    else if (ours.amount !== row.amount) note('other-amount', ours, row);
    else matched += 1;
    told.set(nameOf(row), row);
  }
  for (const row of ledger) if (!told.has(nameOf(row))) note('only-in-ledger', row);
  const differences: Record<string, number> = {};
  for (const { currency, ledger: ours, provider: theirs } of breaks) {
    differences[currency] = (differences[currency] ?? 0) + (theirs ?? 0) - (ours ?? 0);
  }
  return { matched, breaks, differences };
}

const nameOf = ({ reference, currency }: ClearedRow) => `${reference}|${currency}`;

function breakOf(
  kind: z.infer<typeof BreakKind>,
  { reference, currency, at }: ClearedRow,
  { ours, theirs, now }: { ours?: ClearedRow; theirs?: ClearedRow; now: Date },
): ClearingBreak {
  const id = `brk-${createHash('sha256').update(`${kind}|${reference}|${currency}`).digest('hex').slice(0, 24)}`;
  const ageDays = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 86_400_000));
  return { id, kind, reference, currency, ledger: ours?.amount ?? null, provider: theirs?.amount ?? null, at, ageDays };
}
