import { randomUUID } from 'node:crypto';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { readHead } from '#shared/ledger/journal-rows.ts';
import { outboxRow } from '#shared/ledger/ledger-rows.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { listEntries } from '#shared/ledger/list-entries.ts';
import { postTransfer } from '#shared/ledger/post-transfer.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { type LedgerTables, ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { type BenchContext, quantiles, table } from './part.ts';

const transfers = 400;
const clients = 16;
const payees = 64;
const reads = 100;
const currency = 'CNY';
/** Entries at which reads are measured; `GUIJU_LEDGER_ENTRIES` names a larger or smaller last size. */
const lastSize = Number(process.env.GUIJU_LEDGER_ENTRIES ?? 100_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= lastSize);

/** Transfers a second with and without a busy account, and reads as the journal grows. */
export async function report({ run, print }: Pick<BenchContext, 'run' | 'print'>): Promise<string> {
  if (!run) return 'The service does not run on this computer: the ledger cannot be measured.';
  const tables = ledgerTables(run.dynamodbEndpoint);
  try {
    return `${await contention(tables)}\n\n${await growth(tables, print)}`;
  } finally {
    await tables.close();
  }
}

function pay(from: string, to: string, amount: number): Leg[] {
  const mayOverdraw = from.startsWith('external:');
  return [
    { account: from, side: 'DEBIT', amount, currency, ...(mayOverdraw && { mayOverdraw }) },
    { account: to, side: 'CREDIT', amount, currency },
  ];
}

const payee = (n: number) => `payee:${n % payees}`;

async function contention(tables: LedgerTables): Promise<string> {
  const credits = {
    spread: await rate(tables, (n) => pay('external:bank', payee(n), 100)),
    busy: await rate(tables, () => pay('external:bank', payee(0), 100)),
  };
  const debits = {
    spread: await rate(tables, (n) => pay(payee(n), 'external:bank', 100)),
    busy: await rate(tables, () => pay(payee(0), 'external:bank', 100)),
  };
  const row = (what: string, { spread, busy }: typeof credits) => [
    what,
    spread.toFixed(0),
    busy.toFixed(0),
    (spread / busy).toFixed(2),
  ];
  const head = ['transfers/s, in the journal', `${payees} accounts`, 'one account', 'ratio of times'];
  const note = `${transfers} transfers by ${clients} clients, each to a fresh table; the time ends when the last one is in the journal.`;
  return `${table(head, [row('credits', credits), row('checked debits', debits)])}\n\n${note}`;
}

async function rate(tables: LedgerTables, legs: (n: number) => Leg[]): Promise<number> {
  const services = await tables.open();
  for (let n = 0; n < payees; n += 1) await post(services, pay('external:bank', payee(n), 1_000_000));
  await chainJournal(services);
  const started = performance.now();
  let next = 0;
  const client = async () => {
    while (next < transfers) {
      next += 1;
      await post(services, legs(next));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await chainJournal(services);
  return transfers / ((performance.now() - started) / 1000);
}

async function post(services: LedgerServices, legs: Leg[]): Promise<void> {
  const { status } = await postTransfer(services, { key: randomUUID(), id: randomUUID(), legs });
  if (status !== 'APPLIED') throw new Error(`A transfer was ${status}.`);
}

async function growth(tables: LedgerTables, print: BenchContext['print']): Promise<string> {
  const services = await tables.open();
  const rows: string[][] = [];
  for (const size of sizes) {
    const started = performance.now();
    const before = (await readHead(services.items)).size;
    await fill(services, size);
    const seconds = (performance.now() - started) / 1000;
    print(`ledger: ${size} entries`);
    const account = payee(0);
    const month = new Date(services.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
    const { entries } = await findBalance(services, { account, currency });
    const last = (await readHead(services.items)).size;
    rows.push([
      String(size),
      String(entries),
      ((size - before) / seconds).toFixed(0),
      await quantiles(reads, () => findBalance(services, { account, currency })),
      await quantiles(reads, () => listEntries(services, { account, currency, month })),
      await quantiles(reads, () => listEntries(services, { account, currency, month, after: last - 1_000 })),
    ]);
  }
  const head = ['entries', 'of the account', 'chained/s', 'balance', 'first page', 'last page'];
  return `${table(head, rows)}\n\nReads: p50 / p95 in ms of ${reads}; a page has 100 entries.`;
}

/** Puts transfers where committed ones wait, a hundred in one transaction, and chains them. */
async function fill(services: LedgerServices, size: number): Promise<void> {
  for (let missing = size - (await readHead(services.items)).size; missing > 0; ) {
    const count = Math.min(100, Math.ceil(missing / 2));
    const waiting = Array.from({ length: count }, (_, n) => {
      const transfer = { id: randomUUID(), legs: pay('external:bank', payee(n % 8), 100) };
      return { add: outboxRow(transfer, services.now().toISOString()) };
    });
    await services.items.commit(waiting);
    missing = size - (await chainJournal(services)).size;
  }
}
