import * as z from 'zod';
import { AccountName } from './account.ts';
import { StatementRow, statementKey } from './account-rows.ts';
import type { LedgerItems } from './item.ts';
import type { LedgerServices } from './ledger-services.ts';
import { Currency } from './transfer.ts';

export const ListEntries = z.object({
  account: AccountName,
  currency: Currency,
  /** Calendar month in Shanghai, by booking time. */
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  /** Sequence of the last entry seen. */
  after: z.int().nonnegative().optional(),
  size: z.int().min(1).max(500).default(100),
});

type StatementEntry = StatementRow['entries'][number];

export interface Statement {
  /** Balance before the first entry of the month, in minor units. */
  opening: number;
  entries: (Pick<StatementEntry, 'sequence' | 'accountSequence' | 'transferId' | 'side' | 'amount'> & { at: string })[];
  /** What to ask for next as `after`; null at the end. */
  next: number | null;
}

/**
 * One page of an account's statement of a month, oldest entry first. A month that is over never changes: entries are
 * booked in the order of the journal.
 */
export async function listEntries({ items }: LedgerServices, input: z.input<typeof ListEntries>): Promise<Statement> {
  const { account, currency, month, after = 0, size } = ListEntries.parse(input);
  const first = statementKey(account, month, 0);
  const opening = await openingBalance({ items }, { account, currency, month });
  const entries: Statement['entries'] = [];
  let from = statementKey(account, month, after + 1).part;
  while (entries.length <= size) {
    const rows = await listRows(items, first.id, { from, to: `${month}#~`, limit: rowsAtOnce });
    for (const row of rows) {
      const wanted = row.entries.filter((entry) => entry.currency === currency && entry.sequence > after);
      entries.push(...wanted.map((entry) => lineOf(entry, row.at)));
    }
    const last = rows.at(-1)?.entries.at(-1)?.sequence;
    if (rows.length < rowsAtOnce || last === undefined) break;
    from = statementKey(account, month, last + 1).part;
  }
  const page = entries.slice(0, size);
  return {
    opening,
    entries: page,
    next: entries.length > size ? (page.at(-1)?.sequence ?? null) : null,
  };
}

/** The balance of an account before the first entry of a month, in minor units. */
export async function openingBalance(
  { items }: Pick<LedgerServices, 'items'>,
  { account, currency, month }: Pick<z.infer<typeof ListEntries>, 'account' | 'currency' | 'month'>,
): Promise<number> {
  const first = statementKey(account, month, 0);
  const [before] = await listRows(items, first.id, { from: '0', to: first.part, limit: 1, newestFirst: true });
  return before?.balances[currency] ?? 0;
}

const rowsAtOnce = 20;

async function listRows(items: LedgerItems, id: string, range: Parameters<LedgerItems['list']>[1]) {
  return (await items.list(id, range)).map((item) => StatementRow.parse(item));
}

function lineOf({ sequence, accountSequence, transferId, side, amount }: StatementEntry, at: string) {
  return { sequence, accountSequence, transferId, side, amount, at };
}
