import * as z from 'zod';
import type { Item, ItemKey, ItemWrite } from '#shared/ledger/item.ts';
import type { TradeRows } from './royalty-services.ts';

/** Sales and what was taken back of them, what was paid out, and anything else that moved what is owed. */
export const StatementKind = z.enum(['sale', 'refund', 'payout', 'other']);
export type StatementKind = z.infer<typeof StatementKind>;

/** Sums in fen; what is taken back or paid out is negative. */
export const StatementSums = z.object({
  count: z.int(),
  /** What buyers paid, tax included. */
  gross: z.int(),
  tax: z.int(),
  commission: z.int(),
  /** What the payee is owed of it. */
  amount: z.int(),
});
export type StatementSums = z.infer<typeof StatementSums>;

/** What sums are of: the payee, the month in Shanghai, and the licence of a standard that was sold. */
export const StatementSubject = z.object({
  payee: z.string(),
  month: z.string(),
  currency: z.string(),
  kind: StatementKind,
  standard: z.string().nullable(),
  number: z.string().nullable(),
  licence: z.string().nullable(),
});
export type StatementSubject = z.infer<typeof StatementSubject>;

export const StatementLine = z.object({ ...StatementSubject.shape, ...StatementSums.shape });
export type StatementLine = z.infer<typeof StatementLine>;

const noSums: StatementSums = { count: 0, gross: 0, tax: 0, commission: 0, amount: 0 };

export function addStatementSums(one: StatementSums, other: StatementSums): StatementSums {
  return {
    count: one.count + other.count,
    gross: one.gross + other.gross,
    tax: one.tax + other.tax,
    commission: one.commission + other.commission,
    amount: one.amount + other.amount,
  };
}

export function totalOf(lines: readonly StatementSums[]): StatementSums {
  return lines.reduce(addStatementSums, noSums);
}

const statementId = (payee: string) => `statement#${payee}`;

/** Two rows are added to by every line: its own, and the month's of its kind. */
export function statementKeys({ payee, month, currency, kind, standard, licence }: StatementSubject): ItemKey[] {
  const id = statementId(payee);
  return [
    { id, part: `line#${month}#${currency}#${kind}#${standard ?? ''}#${licence ?? ''}` },
    { id, part: `month#${month}#${currency}#${kind}` },
  ];
}

/** Rows that lines are to be added to, by their keys. */
export type StatementChanges = Map<string, Extract<ItemWrite, { change: ItemKey }>>;

const nameOf = ({ id, part }: ItemKey) => `${id} ${part}`;

/** How many rows lines would add to those that are changed already. */
export function freshRows(changes: StatementChanges, lines: readonly StatementLine[]): number {
  const names = new Set(lines.flatMap(statementKeys).map(nameOf));
  return [...names].filter((name) => !changes.has(name)).length;
}

/** Adds lines to the rows where they are kept, one write a row. */
export function addToRows(changes: StatementChanges, lines: readonly StatementLine[]): void {
  for (const line of lines) {
    for (const [place, change] of statementKeys(line).entries()) {
      const before = StatementSums.parse(changes.get(nameOf(change))?.increase ?? noSums);
      const subject = StatementSubject.parse(line);
      const set = place === 0 ? subject : { ...subject, standard: null, number: null, licence: null };
      changes.set(nameOf(change), { change, set, increase: { ...addStatementSums(before, line) } });
    }
  }
}

/** The lines of a month, by kind, standard and licence. */
export async function listStatementLines({ rows }: TradeRows, payee: string, month: string): Promise<StatementLine[]> {
  const found = await rows.list(statementId(payee), { from: `line#${month}#`, to: `line#${month}#~` });
  return found.map((row) => StatementLine.parse(row));
}

/** The sums of every month by kind, latest month first. */
export async function listStatementMonths({ rows }: TradeRows, payee: string): Promise<StatementLine[]> {
  const found = await rows.list(statementId(payee), { from: 'month#', to: 'month#~', newestFirst: true });
  return found.map((row) => StatementLine.parse(row));
}

/** How far the journal has been folded into statements. */
export const FoldCursor = z.object({
  revision: z.int(),
  /** Batches of the journal that are folded whole. */
  batches: z.int(),
  /** Sequence of the last entry folded. */
  sequence: z.int(),
  /** Booking time of the last entry folded, a UTC instant. */
  at: z.string(),
});
export type FoldCursor = z.infer<typeof FoldCursor>;

const cursorKey: ItemKey = { id: 'statements', part: 'cursor' };

export async function readFoldCursor({ rows }: TradeRows): Promise<FoldCursor> {
  const [item] = await rows.get([cursorKey]);
  return item ? FoldCursor.parse(item) : { revision: 0, batches: 0, sequence: 0, at: new Date(0).toISOString() };
}

/** The write that moves the cursor on, once: of two that fold the same entries one is refused. */
export function cursorWrite(next: Omit<FoldCursor, 'revision'>, before: FoldCursor): ItemWrite {
  const item: Item = { ...cursorKey, ...next, revision: before.revision + 1 };
  return before.revision === 0 ? { add: item } : { replace: item, revision: before.revision };
}
