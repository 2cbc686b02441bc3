import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findStatement, listStatements } from '#shared/trade/find-statement.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import type { Order } from '#shared/trade/order.ts';
import type { RoyaltyServices } from '#shared/trade/royalty-services.ts';
import { statementCsv } from '#shared/trade/statement-csv.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { made, orderId, paidOrder } from '#test/shared/trade/made-orders.ts';
import { bulkSales, commitSales } from './bulk-sales.ts';
import { type BenchContext, quantiles, table } from './part.ts';

/** Sales of one seller in one month at which reads are measured; `GUIJU_STATEMENT_SALES` names another last size. */
const lastSize = Number(process.env.GUIJU_STATEMENT_SALES ?? 100_000);
const sizes = [1_000, 10_000, 100_000].filter((size) => size < lastSize).concat(lastSize);
const standards = 60;
const licences = ['READ-1', 'SITE'] as const;
const reads = 20;
const perTransaction = 50;
/** The last sales before a size go through the tables one transaction after the other, and are timed. */
const timedSales = (size: number) => Math.min(1_000, size / 2);

/** How fast sales become part of a statement, and how long it takes to read one, as the sales of a month grow. */
export async function report({ run, print }: Pick<BenchContext, 'run' | 'print'>): Promise<string> {
  if (!run) return 'The service does not run on this computer: statements cannot be measured.';
  const tables = ledgerTables(run.dynamodbEndpoint);
  try {
    const [ledger, trade] = [await tables.open(), await tables.open()];
    const services: RoyaltyServices = { items: ledger.items, rows: trade.items, now: () => new Date() };
    const rows: string[][] = [];
    const bulk = bulkSales({ ledger: ledger.table, trade: trade.table, now: services.now });
    let sold = 0;
    for (const size of sizes) {
      const most = size - timedSales(size) - sold;
      await bulk.grow(sold, most, saleOf);
      sold += most;
      const fresh = size - sold;
      for (; sold < size; sold += perTransaction) await sell(services, sold, Math.min(perTransaction, size - sold));
      rows.push(await measure(services, size, fresh));
      await bulk.follow(services);
      print(`  ${size} sales`);
    }
    const head = [
      'sales in the month',
      'lines',
      'chained, sales/s',
      'folded, sales/s',
      'statement',
      'as CSV',
      'months',
    ];
    return `${table(head, rows)}\n\nReads: p50 / p95 in ms of ${reads}, of one seller with ${standards} standards in ${licences.length} licences. Chained and folded: the last ${timedSales(lastSize)} sales before each size, half of the first.`;
  } finally {
    await tables.close();
  }
}

/** The order of a number, with one of the standards in one of the licences. */
function saleOf(n: number, at: string): Order {
  const [number, licence] = [`T/GJ ${n % standards}-2026`, licences[Math.floor(n / standards) % licences.length]];
  return paidOrder(orderId(n), [{ ...made, number, licence: licence ?? 'READ-1' }], at);
}

async function sell(services: RoyaltyServices, first: number, count: number): Promise<void> {
  const at = services.now().toISOString();
  const orders = Array.from({ length: count }, (_, n) => saleOf(first + n, at));
  await commitSales(services, orders, at);
}

async function measure(services: RoyaltyServices, size: number, fresh: number): Promise<string[]> {
  const chained = await milliseconds(() => chainJournal(services));
  const folded = await milliseconds(() => foldStatements(services));
  const asked = { payee: made.holder, month: monthNow(services) };
  const statement = await findStatement(services, asked);
  const count = statement.totals.sale.count;
  if (count !== size) throw new Error(`The statement has ${count} sales, not ${size}.`);
  return [
    String(size),
    String(statement.lines.length),
    (fresh / (chained / 1000)).toFixed(0),
    (fresh / (folded / 1000)).toFixed(0),
    await quantiles(reads, () => findStatement(services, asked)),
    await quantiles(reads, async () => statementCsv(await findStatement(services, asked))),
    await quantiles(reads, () => listStatements(services, made.holder)),
  ];
}

const monthNow = ({ now }: RoyaltyServices) => new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 7);

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
