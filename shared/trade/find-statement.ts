import * as z from 'zod';
import { monthInShanghai } from '#shared/ledger/account-rows.ts';
import type { Head } from '#shared/ledger/journal.ts';
import { readHead } from '#shared/ledger/journal-rows.ts';
import { openingBalance } from '#shared/ledger/list-entries.ts';
import type { RoyaltyServices } from './royalty-services.ts';
import { payableAccount } from './royalty-split.ts';
import {
  type FoldCursor,
  listStatementLines,
  listStatementMonths,
  readFoldCursor,
  StatementKind,
  type StatementLine,
  type StatementSums,
  totalOf,
} from './statement-rows.ts';

/** Everything is sold in one currency for now; the ledger keeps any apart. */
export const tradeCurrency = 'CNY';

export const Month = z
  .string()
  .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)
  .meta({ example: '2026-11', description: 'Calendar month in Shanghai' });

const Money = z.object({ amount: z.int(), currency: z.string() });
export const MoneySums = z.object({
  count: z.int(),
  gross: Money,
  tax: Money,
  commission: Money,
  /** What the payee is owed of it; negative where it was taken back or paid out. */
  amount: Money,
});
const kinds = StatementKind.options;
const ByKind = z.object({ sale: MoneySums, refund: MoneySums, payout: MoneySums, other: MoneySums });

export const StatementMonth = z
  .object({ organization: z.string(), month: Month, currency: z.string(), totals: ByKind })
  .meta({ id: 'StatementMonth' });
export type StatementMonth = z.infer<typeof StatementMonth>;

export const Statement = StatementMonth.extend({
  /** What was owed before the first entry of the month, and after the last one that is in the statement. */
  opening: Money,
  closing: Money,
  lines: z.array(
    MoneySums.extend({
      kind: StatementKind,
      standard: z.string().nullable(),
      number: z.string().nullable(),
      licence: z.string().nullable(),
    }),
  ),
  /** Booking time of the last entry of the ledger that is in it. */
  through: z.iso.datetime(),
  /** Whether nothing can be added to it any more. */
  isFinal: z.boolean(),
}).meta({ id: 'Statement' });
export type Statement = z.infer<typeof Statement>;

/** The months in which anything was sold for a payee or paid to them, latest first. */
export async function listStatements(services: RoyaltyServices, payee: string): Promise<StatementMonth[]> {
  const lines = (await listStatementMonths(services, payee)).filter(({ currency }) => currency === tradeCurrency);
  return [...Map.groupBy(lines, ({ month }) => month)].map(([month, own]) => ({
    organization: payee,
    month,
    currency: tradeCurrency,
    totals: totalsOf(own),
  }));
}

/**
 * The statement of one month: what was sold by standard and licence, refunds as negative lines, what was paid out, and
 * what was owed before and after. Opening plus all lines is closing, to the fen. It costs as many reads as it has lines,
 * however many sales they sum up.
 */
export async function findStatement(
  services: RoyaltyServices,
  { payee, month }: { payee: string; month: string },
): Promise<Statement> {
  const account = payableAccount(payee);
  const [cursor, head, all, opening] = await Promise.all([
    readFoldCursor(services),
    readHead(services.items),
    listStatementLines(services, payee, month),
    openingBalance(services, { account, currency: tradeCurrency, month }),
  ]);
  const lines = all.filter(({ currency }) => currency === tradeCurrency);
  return {
    organization: payee,
    month,
    currency: tradeCurrency,
    opening: money(opening),
    closing: money(opening + totalOf(lines).amount),
    totals: totalsOf(lines),
    lines: lines.toSorted(byKindAndNumber).map((line) => {
      const { kind, standard, number, licence } = line;
      return { kind, standard, number, licence, ...inMoney(line) };
    }),
    through: cursor.at,
    isFinal: isOver(cursor, head, month, services.now()),
  };
}

/** Clocks that write the journal may differ by so much. */
const clockMinutes = 5;

/** A month is over when the journal has gone on to a later one, or cannot go back to it, and all of it is folded. */
function isOver({ batches, at }: FoldCursor, head: Head, month: string, now: Date): boolean {
  const earliest = new Date(now.getTime() - clockMinutes * 60_000).toISOString();
  return monthInShanghai(at) > month || (batches >= head.revision && monthInShanghai(earliest) > month);
}

function totalsOf(lines: readonly StatementLine[]): StatementMonth['totals'] {
  const total = (kind: StatementKind) => inMoney(totalOf(lines.filter((line) => line.kind === kind)));
  return { sale: total('sale'), refund: total('refund'), payout: total('payout'), other: total('other') };
}

function inMoney({ count, gross, tax, commission, amount }: StatementSums) {
  return {
    count,
    gross: money(gross),
    tax: money(tax),
    commission: money(commission),
    amount: money(amount),
  };
}

const money = (amount: number) => ({ amount, currency: tradeCurrency });

function byKindAndNumber(a: StatementLine, b: StatementLine): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    (a.number ?? '').localeCompare(b.number ?? '', 'en') ||
    (a.licence ?? '').localeCompare(b.licence ?? '', 'en')
  );
}
