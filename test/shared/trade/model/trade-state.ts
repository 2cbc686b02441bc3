import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { CommandRow, type OutboxRow, TransferRow } from '#shared/ledger/ledger-rows.ts';
import { Copy } from '#shared/trade/copy.ts';
import { Entitlement, EntitlementEvent } from '#shared/trade/entitlement.ts';
import { Invoice } from '#shared/trade/invoice.ts';
import { OrderPart } from '#shared/trade/invoice-store.ts';
import { Listing, PriceVersion } from '#shared/trade/listing.ts';
import { OrderFields } from '#shared/trade/order.ts';
import { Payment } from '#shared/trade/payment.ts';
import { Payout } from '#shared/trade/payout.ts';
import { Quote, QuoteUse } from '#shared/trade/quote.ts';
import { Refund } from '#shared/trade/refund.ts';
import { RoyaltyTable } from '#shared/trade/royalty-table.ts';
import { Splitting } from '#shared/trade/splitting.ts';
import { StatementLine } from '#shared/trade/statement-rows.ts';
import type { Row } from './expressions.ts';
import type { TradeWorld } from './trade-world.ts';

export type Entry = Record<
  'transferId' | 'account' | 'side' | 'currency' | 'previousHash' | 'hash' | 'bookedAt',
  string
> &
  Record<'sequence' | 'accountSequence' | 'amount', number>;
export type Outbox = Pick<OutboxRow, 'transferId' | 'legs'>;
export type StoredTransfer = z.infer<typeof TransferRow>;

/** Everything that trade and its ledger keep, and what providers say of the same. */
export interface TradeState {
  /** Rows of both tables as they are, for checks that trust no schema. */
  rows: Row[];
  ledgerRows: Row[];
  orders: z.infer<typeof OrderFields>[];
  /** By id of the order, licence, payment or refund, oldest first. */
  events: Map<string, Row[]>;
  entitlementEvents: EntitlementEvent[];
  quotes: Quote[];
  quoteUses: QuoteUse[];
  payments: Payment[];
  refunds: Refund[];
  entitlements: Entitlement[];
  copies: Copy[];
  listings: Listing[];
  prices: PriceVersion[];
  royalties: RoyaltyTable[];
  invoices: Invoice[];
  parts: OrderPart[];
  payouts: Payout[];
  splittings: Splitting[];
  statements: StatementLine[];
  transfers: Map<string, StoredTransfer>;
  commands: { key: string; row: CommandRow }[];
  entries: Entry[];
  /** Heads and balances of accounts by name. */
  accounts: Map<string, Row>;
  head: Row | undefined;
  outbox: Outbox[];
  /** Milliseconds of the clock. */
  now: number;
  provider: Pick<TradeWorld['provider'], 'payments' | 'refunds' | 'returned' | 'steps' | 'unbacked' | 'divided'>;
}

async function scan({ client }: TradeWorld, TableName: string): Promise<Row[]> {
  const rows: Row[] = [];
  let ExclusiveStartKey: Row | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return rows;
}

const byPart = (one: Row, other: Row) => (String(one.part) < String(other.part) ? -1 : 1);

/** Events of all that keeps some, oldest first: each in a row, or kept with what they tell of. */
function eventsIn(rows: readonly Row[]): Row[] {
  const inRows = rows.filter(({ part }) => String(part).startsWith('event#')).sort(byPart);
  const kept = rows
    .filter(({ part }) => part === 'order' || part === 'payment' || part === 'refund')
    .flatMap(({ id, events }) => (events as Row[]).map((event) => ({ ...event, id })));
  return [...grantsIn(rows, kept), ...inRows, ...kept];
}

/** A licence begins with the event that fulfils its order at the same instant. */
function grantsIn(rows: readonly Row[], events: readonly Row[]): Row[] {
  const grants = new Map(events.filter(isGrant).map((event) => [`${event.id} ${event.at}`, event]));
  return rows
    .filter(({ part }) => part === 'entitlement')
    .map(({ id, order, from: at }) => {
      const { requestId, actor } = grants.get(`${order} ${at}`) ?? {};
      return { id, revision: 1, move: 'fulfil', at, requestId, actor };
    });
}

const isGrant = ({ move }: Row) => move === 'fulfil';

/** Reads all of it at a moment at which nobody writes. */
export async function readState(world: TradeWorld): Promise<TradeState> {
  const [rows, ledgerRows] = await Promise.all([scan(world, world.trade.name), scan(world, world.ledger.name)]);
  const of = <T>(schema: z.ZodType<T>, part: string): T[] =>
    rows.filter((row) => row.part === part).map((row) => schema.parse(row));
  const under = (prefix: string) => rows.filter(({ id }) => String(id).startsWith(prefix));
  const events = Map.groupBy(eventsIn(rows), ({ id }) => String(id));
  const eventsOf = (prefix: string) => [...events].filter(([id]) => id.startsWith(prefix));
  const inLedger = (prefix: string) => ledgerRows.filter(({ id }) => String(id).startsWith(prefix));
  return {
    rows,
    ledgerRows,
    events,
    orders: of(OrderFields, 'order'),
    entitlementEvents: eventsOf('ent-').flatMap(([, own]) =>
      own.filter((event) => !isGrant(event)).map((event) => EntitlementEvent.parse(event)),
    ),
    quotes: of(Quote, 'quote'),
    quoteUses: of(QuoteUse, 'use'),
    payments: of(Payment, 'payment'),
    refunds: of(Refund, 'refund'),
    splittings: of(Splitting, 'splitting'),
    entitlements: of(Entitlement, 'entitlement'),
    copies: under('cpy-')
      .filter(({ part }) => part === 'copy')
      .map((row) => Copy.parse(row)),
    listings: of(Listing, 'listing'),
    prices: rows.filter(({ part }) => String(part).startsWith('price#')).map((row) => PriceVersion.parse(row)),
    royalties: under('royalty#')
      .flatMap(({ tables }) => (tables as Row[]).map((table) => RoyaltyTable.parse(table)))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    invoices: of(Invoice, 'invoice'),
    parts: under('invoices#').map((row) => OrderPart.parse(row)),
    payouts: under('payouts#').map((row) => Payout.parse({ ...row, id: row.payout })),
    statements: under('statement#')
      .filter(({ part }) => String(part).startsWith('line#'))
      .map((row) => StatementLine.parse(row)),
    transfers: new Map(inLedger('transfer#').map((row) => [String(row.transferId), TransferRow.parse(row)])),
    commands: [
      ...inLedger('key#').map((row) => ({ key: String(row.id).slice(4), row: CommandRow.parse(row) })),
      // Where the id of a transfer is the key of its command, one row records both.
      ...inLedger('transfer#')
        .filter(({ content }) => content !== undefined)
        .map((row) => ({
          key: String(row.transferId),
          row: CommandRow.parse({ ...row, outcome: 'APPLIED', attempt: '' }),
        })),
    ],
    entries: inLedger('journal')
      .sort(byPart)
      .flatMap(({ entries, at }) => (entries as Entry[]).map((entry) => ({ ...entry, bookedAt: String(at) }))),
    accounts: new Map(
      inLedger('account#')
        .filter(({ part }) => part === 'account')
        .map((row) => [String(row.id).slice('account#'.length), row]),
    ),
    head: ledgerRows.find(({ id }) => id === 'head'),
    outbox: inLedger('outbox#') as unknown as Outbox[],
    now: world.clock.at,
    provider: world.provider,
  };
}
