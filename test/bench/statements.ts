import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { outboxRow } from '#shared/ledger/ledger-rows.ts';
import { findStatement, listStatements } from '#shared/trade/find-statement.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import type { RoyaltyServices } from '#shared/trade/royalty-services.ts';
import { captureLegs } from '#shared/trade/royalty-split.ts';
import { planLines } from '#shared/trade/royalty-table.ts';
import { statementCsv } from '#shared/trade/statement-csv.ts';
import { captureTransfer } from '#shared/trade/transfer-names.ts';
import { ledgerTables } from '#test/ledger-adapter/ledger-table.ts';
import { made, orderId, paidOrder } from '#test/shared/trade/made-orders.ts';
import { type BenchContext, quantiles, table } from './part.ts';

/** Sales of one seller in one month at which reads are measured; `GUIJU_STATEMENT_SALES` names another last size. */
const lastSize = Number(process.env.GUIJU_STATEMENT_SALES ?? 100_000);
const sizes = [1_000, 10_000, 100_000].filter((size) => size < lastSize).concat(lastSize);
const standards = 60;
const licences = ['READ-1', 'SITE'] as const;
const reads = 20;
const perTransaction = 50;

/** How fast sales become part of a statement, and how long it takes to read one, as the sales of a month grow. */
export async function report({ run, print }: Pick<BenchContext, 'run' | 'print'>): Promise<string> {
  if (!run) return 'The service does not run on this computer: statements cannot be measured.';
  const tables = ledgerTables(run.dynamodbEndpoint);
  try {
    const [ledger, trade] = [await tables.open(), await tables.open()];
    const services: RoyaltyServices = { items: ledger.items, rows: trade.items, now: () => new Date() };
    const rows: string[][] = [];
    let sold = 0;
    for (const size of sizes) {
      for (; sold < size; sold += perTransaction) await sell(services, sold, Math.min(perTransaction, size - sold));
      rows.push(await measure(services, size, size - (sizes[sizes.indexOf(size) - 1] ?? 0)));
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
    return `${table(head, rows)}\n\nReads: p50 / p95 in ms of ${reads}, of one seller with ${standards} standards in ${licences.length} licences.`;
  } finally {
    await tables.close();
  }
}

/** Paid orders and their captures, put where committed transfers wait for the journal. */
async function sell(services: RoyaltyServices, first: number, count: number): Promise<void> {
  const at = services.now().toISOString();
  const orders = Array.from({ length: count }, (_, n) => {
    const [number, licence] = [
      `T/GJ ${(first + n) % standards}-2026`,
      licences[Math.floor((first + n) / standards) % licences.length],
    ];
    return paidOrder(orderId(first + n), [{ ...made, number, licence: licence ?? 'READ-1' }], at);
  });
  await services.rows.commit(orders.map((order) => ({ add: { ...order, ...orderKey(order.id) } })));
  const waiting = orders.map(({ id, lines }) => {
    const legs = captureLegs('sandbox', planLines(lines, new Map(), at), 'CNY');
    return { add: outboxRow({ id: captureTransfer(id), legs }, at) };
  });
  await services.items.commit(waiting);
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
