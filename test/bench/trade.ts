import { randomUUID } from 'node:crypto';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { readHead } from '#shared/ledger/journal-rows.ts';
import { entitlementsOfOrder } from '#shared/trade/entitlement-store.ts';
import { findStatement } from '#shared/trade/find-statement.ts';
import { makeQuote } from '#shared/trade/make-quote.ts';
import { getOrder } from '#shared/trade/order-store.ts';
import { placeOrder } from '#shared/trade/place-order.ts';
import { receiveNotice } from '#shared/trade/receive-notice.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { made, orderId, paidOrder } from '#test/shared/trade/made-orders.ts';
import { type TradeTables, tradeTables } from '#test/shared/trade/model/trade-tables.ts';
import { buyers, furnish, offerDeposit, storeDeposit, type TradeWorld } from '#test/shared/trade/model/trade-world.ts';
import { type Call, callsFor, callsOf, orderNow, recordCalls } from './bare-calls.ts';
import { bulkSales } from './bulk-sales.ts';
import { type BenchContext, quantiles, table } from './part.ts';
import { medianRound, type Round, type Sold } from './trade-rounds.ts';

/** Orders of a round. */
const orders = Number(process.env.GUIJU_TRADE_ORDERS ?? 400);
/** Many sellers, one seller and the bare engine take turns, so that none has the warmer engine or the quieter minute. */
const rounds = 5;
const clients = Number(process.env.GUIJU_TRADE_CLIENTS ?? 16);
const sellers = 32;
const reads = 50;
/** What the provider owes, tax, commission, and the seller's part. */
const entriesPerSale = 4;
/** Entries of the journal at which reads are measured; `GUIJU_TRADE_ENTRIES` names a larger or smaller last size. */
const lastSize = Number(process.env.GUIJU_TRADE_ENTRIES ?? 1_000_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= lastSize);
const requestId = 'bench';

/** Orders a second from the quote to the licence, with many sellers and with one, and reads as the journal grows. */
export async function report({ run, print }: Pick<BenchContext, 'run' | 'print'>): Promise<string> {
  if (!run) return 'The service does not run on this computer: trade cannot be measured.';
  const tables = tradeTables(run.dynamodbEndpoint);
  try {
    return `${await sales(tables, print)}\n\n${await growth(tables, print)}`;
  } finally {
    await tables.close();
  }
}

async function sales(tables: TradeTables, print: BenchContext['print']): Promise<string> {
  const world = await tables.open();
  const listings = await openShop(world);
  const many = (n: number) => listings[n % sellers] ?? '';
  // Before it is measured, while the engine warms up: writing calls down takes computing time of its own.
  const recorder = recordCalls(world);
  await sell(recorder.world, orders, many);
  const results: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const spread = await sell(world, orders, many);
    const hot = await sell(world, orders, () => listings[0] ?? '');
    const bare = await sendBare(tables, world, recorder.calls);
    results.push({ spread, hot, bare });
    const [over, of] = [spread.perSecond.toFixed(1), hot.perSecond.toFixed(1)];
    print(
      `  orders/s: ${over} over ${sellers} sellers, ${of} of one, ${bare.toFixed(1)} with the same calls sent bare`,
    );
  }
  const { spread, hot, bare } = medianRound(results);
  const notices = await notify(world, listings);
  const rows = [
    [
      'orders/s, quoted, ordered, paid, granted, in the journal',
      spread.perSecond.toFixed(1),
      hot.perSecond.toFixed(1),
      (spread.perSecond / hot.perSecond).toFixed(2),
    ],
    ['orders/s until they are granted', spread.granted.toFixed(1), hot.granted.toFixed(1), ''],
    ['orders/s when the same calls are sent to the engine bare', bare.toFixed(1), '', ''],
    ['CPU of the service per order, ms', spread.cpu.toFixed(1), hot.cpu.toFixed(1), ''],
    ['notices/s, each sent twice', notices.toFixed(0), '', ''],
  ];
  const slowest = Math.min(...results.map((round) => round.spread.perSecond));
  const note = `Medians of ${rounds} rounds that take turns, the slowest over ${sellers} sellers ${slowest.toFixed(1)}/s; a round is ${orders} orders by ${clients} clients at once. The time ends when the last one is in the journal, and every licence is read afterwards. One order is ${callsOf(recorder.calls)}. Sent bare: the calls of as many orders before them, recorded and sent again to fresh tables by as many clients, with nothing between them and the engine; the service reaches ${((100 * spread.granted) / bare).toFixed(0)} % of that.`;
  return `${table(['', `${sellers} sellers`, 'one seller', 'ratio of times'], rows)}\n\n${note}`;
}

/** Buyers, sellers and their listings, the same in every world. */
async function openShop(world: TradeWorld): Promise<string[]> {
  await furnish(world);
  const listings: string[] = [];
  for (let seller = 0; seller < sellers; seller += 1) listings.push(await open(world, seller));
  return listings;
}

/** Orders a second when their calls, recorded in one world, are sent again to fresh tables: what the engine can do. */
async function sendBare(tables: TradeTables, from: TradeWorld, calls: ReadonlyMap<number, Call[]>): Promise<number> {
  const world = await tables.open();
  await openShop(world);
  const ready = callsFor(world, from, calls);
  const started = performance.now();
  await atOnce(ready.length, async (n) => {
    for (const command of ready[n] ?? []) await world.client.send(command as never);
  });
  return ready.length / ((performance.now() - started) / 1_000);
}

/** A seller with one standard on sale; answers the listing. */
async function open(world: TradeWorld, n: number): Promise<string> {
  const id = `dep-${String(1_000 + n).padStart(24, '0')}`;
  const about = { organization: `org-seller-${n}`, number: `T/GJ ${100 + n}-2026` };
  return offerDeposit(world, await storeDeposit(world, { id, state: 'accepted', revision: 1, ...about }), 'sal');
}

const [{ organization, caller }] = buyers;

/** Orders and begins to pay; answers order and payment. */
async function begin(world: TradeWorld, listing: string): Promise<{ order: string; payment: string }> {
  const lines = [{ listing, licence: 'READ-1' as const, quantity: 1 }];
  const { id: quote } = await makeQuote(world, { asked: { organization, lines }, caller });
  const { id: order } = await placeOrder(world, { quote, key: randomUUID(), caller, requestId });
  const { id: payment } = await startPayment(world, { order, provider: 'sandbox', caller, requestId });
  return { order, payment };
}

function hear(world: TradeWorld, payment: string): Promise<unknown> {
  const body = JSON.stringify(world.provider.pay(payment));
  return receiveNotice(world, { provider: 'sandbox', requestId, headers: {}, body });
}

async function buy(world: TradeWorld, listing: string): Promise<string> {
  const { order, payment } = await begin(world, listing);
  await hear(world, payment);
  return order;
}

async function sell(world: TradeWorld, count: number, listing: (n: number) => string): Promise<Sold> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const bought: string[] = [];
  await atOnce(count, async (n) => {
    bought.push(await orderNow.run(n, () => buy(world, listing(n))));
  });
  const granted = performance.now() - started;
  await chainJournal(world);
  const all = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  for (const id of bought) {
    const order = await getOrder(world, id);
    const licences = order ? await entitlementsOfOrder(world, order) : [];
    if (order?.state !== 'fulfilled' || licences.length !== 1) throw new Error(`${id} is ${order?.state}.`);
  }
  return { perSecond: (1_000 * count) / all, granted: (1_000 * count) / granted, cpu: (user + system) / 1_000 / count };
}

/** Notices a second that are heard, every one a second time. */
async function notify(world: TradeWorld, listings: readonly string[]): Promise<number> {
  const count = orders / 2;
  const payments: string[] = [];
  await atOnce(count, async (n) => {
    payments.push((await begin(world, listings[n % sellers] ?? '')).payment);
  });
  const started = performance.now();
  await atOnce(2 * count, (n) => hear(world, payments[Math.floor(n / 2)] ?? ''));
  return (2 * count) / ((performance.now() - started) / 1_000);
}

async function atOnce(count: number, act: (n: number) => Promise<void> | Promise<unknown>): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < count) {
      next += 1;
      await act(next - 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function growth(tables: TradeTables, print: BenchContext['print']): Promise<string> {
  const world = await tables.open();
  const { client, trade, ledger, now } = world;
  const bulk = bulkSales({ ledger: { client, name: ledger.name }, trade, now });
  const rows: string[][] = [];
  let sold = 0;
  for (const size of sizes) {
    const more = Math.ceil(size / entriesPerSale) - sold;
    await bulk.grow(sold, more, (n, at) => paidOrder(orderId(n), [made], at));
    sold += more;
    const { size: entries } = await readHead(world.items);
    if (entries < size) throw new Error(`The journal has ${entries} entries, not ${size}.`);
    const month = world.now().toISOString().slice(0, 7);
    const asked = { payee: made.holder, month };
    const balance = await quantiles(reads, () =>
      findBalance(world, { account: `payable:${made.holder}`, currency: 'CNY' }),
    );
    rows.push([String(size), String(sold), balance, await quantiles(reads, () => findStatement(world, asked))]);
    print(`  ${size} entries`);
  }
  const head = ['entries', 'sales of the seller', 'balance', 'statement'];
  return `${table(head, rows)}\n\nReads: p50 / p95 in ms of ${reads}.`;
}
