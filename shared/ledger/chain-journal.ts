import { isOpen } from './account.ts';
import { accountKey, availableIn, monthInShanghai, readAccounts, statementKey } from './account-rows.ts';
import { commitSurely } from './commit-surely.ts';
import { type ItemWrite, type LedgerItems, mostWrites } from './item.ts';
import { type Batch, chainTransfers, type Entry, type Head, type Standing } from './journal.ts';
import { batchRow, headRow, readHead } from './journal-rows.ts';
import { listOldest, newestInOutbox, type OutboxRow } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';

/** Keeps the row of a batch below the size of an item. */
const mostEntries = 400;

/**
 * Takes every transfer committed before the call into the journal, oldest first, a batch in one transaction: its entries,
 * the balances of its accounts and the head of the chain move together. Any number may run at once: the head has a
 * revision, so of those that follow the same head one succeeds and the others look again.
 * @returns the head that has all of them
 */
export async function chainJournal({ items, now }: LedgerServices): Promise<Head> {
  let last: string | undefined;
  for (;;) {
    let waiting = await listOldest(items, mostWrites);
    last ??= (await newestInOutbox(items))?.part;
    // Read last: what waits no longer is behind this head.
    let head = await readHead(items);
    if (!waiting[0] || !last || waiting[0].part > last) return head;
    // What one look found makes several batches: each follows the one before, and knows where that left its accounts.
    const standings = new Map<string, Standing>();
    while (waiting[0] && waiting[0].part <= last) {
      const rows = nextRows(waiting);
      const batch = await batchOf(items, head, { rows, standings, at: now().toISOString() });
      const refused = await commitSurely(items, writesOf(head, batch, rows));
      if (refused.length > 0) break;
      for (const [account, standing] of batch.standings) standings.set(account, standing);
      head = batch.head;
      waiting = waiting.slice(rows.length);
    }
  }
}

/** As many of the waiting transfers, from the oldest, as one transaction takes. */
function nextRows(waiting: readonly OutboxRow[]): OutboxRow[] {
  const accounts = new Set<string>();
  const rows: OutboxRow[] = [];
  let entries = 0;
  for (const row of waiting) {
    for (const { account } of row.legs) accounts.add(account);
    entries += row.legs.length;
    // The head and the batch, each row leaves the outbox, each account has a standing and a statement.
    const writes = 2 + rows.length + 1 + 2 * accounts.size;
    if (rows.length > 0 && (writes > mostWrites || entries > mostEntries)) break;
    rows.push(row);
  }
  return rows;
}

interface Next {
  rows: readonly OutboxRow[];
  /** Where accounts stand before it, as far as that is known; the others are read. */
  standings: Map<string, Standing>;
  at: string;
}

async function batchOf(items: LedgerItems, head: Head, { rows, standings, at }: Next): Promise<Batch> {
  const names = new Set(rows.flatMap(({ legs }) => legs.map(({ account }) => account)));
  const unknown = [...names].filter((name) => !standings.has(name));
  for (const [name, account] of await readAccounts(items, unknown)) standings.set(name, account);
  const transfers = rows.map(({ transferId, legs }) => ({ id: transferId, legs }));
  return chainTransfers(head, transfers, standings, at);
}

function writesOf(before: Head, batch: Batch, rows: readonly OutboxRow[]): ItemWrite[] {
  const head = headRow(batch.head);
  const accounts = Map.groupBy(batch.entries, ({ account }) => account);
  return [
    before.revision === 0 ? { add: head } : { replace: head, revision: before.revision },
    { add: batchRow(batch) },
    ...rows.map(({ id, part }) => ({ remove: { id, part } })),
    ...[...accounts].flatMap(([account, entries]) => accountWrites(account, entries, batch)),
  ];
}

function accountWrites(account: string, entries: readonly Entry[], { standings, head }: Batch): ItemWrite[] {
  const standing = standings.get(account);
  if (!standing) return [];
  const statement = statementKey(account, monthInShanghai(head.at), entries.at(-1)?.sequence ?? 0);
  const lines = entries.map(({ previousHash: _previousHash, hash: _hash, ...line }) => line);
  return [
    { change: accountKey(account), set: { ...standing }, increase: isOpen(account) ? {} : credited(entries) },
    { add: { ...statement, at: head.at, entries: lines, balances: standing.balances } },
  ];
}

/** What credits make available; debits took theirs when they were committed. */
function credited(entries: readonly Entry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { side, amount, currency } of entries) {
    if (side === 'CREDIT') sums[availableIn(currency)] = (sums[availableIn(currency)] ?? 0) + amount;
  }
  return sums;
}
