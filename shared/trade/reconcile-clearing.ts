import * as z from 'zod';
import { chainJournal } from '../ledger/chain-journal.ts';
import { listEntries } from '../ledger/list-entries.ts';
import { signed } from '../ledger/transfer.ts';
import { Day, dayInShanghai } from '../standards/local-date.ts';
import { tradeCurrency as currency } from './find-statement.ts';
import { getOrders } from './order-store.ts';
import type { RoyaltyServices } from './royalty-services.ts';
import { BreakKind, ClearedRow, ClearingBreak, compareCleared } from './statement-comparison.ts';
import { readTransferName } from './transfer-names.ts';

const mostRows = 5_000;
const mostDays = 31;
const day = 86_400_000;

const StatementDay = Day.refine((text) => text.startsWith('20'), { error: 'a day of this century' }).meta({
  example: '2026-11-25',
});

/** What a provider says of some days, as its own statement lists it. */
export const ProviderStatement = z
  .strictObject({
    provider: z
      .string()
      .regex(/^[a-z]{2,20}$/)
      .meta({ example: 'sandbox' }),
    from: StatementDay,
    to: StatementDay,
    rows: z.array(ClearedRow).max(mostRows),
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < mostDays * day, {
    error: `The days are in order and no more than ${mostDays}.`,
    path: ['to'],
  })
  .meta({ id: 'ProviderStatement' });
export type ProviderStatement = z.infer<typeof ProviderStatement>;

const Side = z.object({ count: z.int(), amount: z.int() });

export const Reconciliation = z
  .object({
    provider: z.string(),
    from: Day,
    to: Day,
    currency: z.string(),
    matched: z.int(),
    ledger: Side,
    statement: Side,
    /** The statement less the ledger, in fen. */
    difference: z.int(),
    breaks: z.array(ClearingBreak.extend({ kind: BreakKind })),
    isReconciled: z.boolean(),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;

/**
 * Compares a provider's own statement with what the ledger booked as taken in and given back through it on the same days
 * in Shanghai. A row that the ledger booked a day earlier or later is found too. Everything that differs is listed, so that
 * nothing of the difference is left unexplained.
 */
export async function reconcileClearing(
  services: RoyaltyServices,
  { provider, from, to, rows }: ProviderStatement,
): Promise<Reconciliation> {
  await chainJournal(services);
  const around = await bookedRows(services, `external:${provider}`, dayAfter(from, -1), dayAfter(to, 1));
  const isAsked = ({ at }: ClearedRow) => isWithin(at, from, to);
  const booked = around.filter(isAsked);
  const near = around.filter((row) => !isAsked(row));
  const { matched, breaks, differences } = compareCleared(booked, rows, { near, now: services.now() });
  return {
    provider,
    from,
    to,
    currency,
    matched,
    ledger: sideOf(booked),
    statement: sideOf(rows),
    difference: differences[currency] ?? 0,
    breaks,
    isReconciled: breaks.length === 0,
  };
}

/** What the ledger booked of an account of the outside world, by the references that the provider knows. */
async function bookedRows(services: RoyaltyServices, account: string, from: Day, to: Day): Promise<ClearedRow[]> {
  const found: (ClearedRow & { transfer: string })[] = [];
  for (const month of new Set([from.slice(0, 7), to.slice(0, 7)])) {
    for (let after: number | null = 0; after !== null; ) {
      const page = await listEntries(services, { account, currency, month, after, size: 500 });
      for (const entry of page.entries) {
        const { transferId: transfer, at } = entry;
        // Money that came in is a debit of the world outside.
        if (isWithin(at, from, to)) found.push({ transfer, reference: transfer, amount: -signed(entry), currency, at });
      }
      after = page.next;
    }
  }
  const sales = found.map(({ transfer }) => readTransferName(transfer)).filter(({ kind }) => kind === 'sale');
  const orders = await getOrders(
    services,
    sales.map(({ subject }) => subject),
  );
  const payments = new Map(orders.map(({ id, payment }) => [id, payment]));
  return found.map(({ transfer, ...row }) => ({ ...row, reference: referenceOf(transfer, payments) }));
}

/** Payments, refunds and payouts are known to providers by our ids of them. */
function referenceOf(transfer: string, payments: ReadonlyMap<string, string | undefined>): string {
  const { kind, subject } = readTransferName(transfer);
  if (kind === 'sale') return payments.get(subject) ?? subject;
  if (kind === 'payout') return subject;
  return kind === 'refund' ? (transfer.split(':')[2] ?? transfer) : transfer;
}

const isWithin = (at: string, from: Day, to: Day) => {
  const on = dayInShanghai(new Date(at));
  return on >= from && on <= to;
};

function dayAfter(of: Day, days: number): Day {
  return new Date(Date.parse(`${of}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

function sideOf(rows: readonly ClearedRow[]): z.infer<typeof Side> {
  const own = rows.filter((row) => row.currency === currency);
  return { count: own.length, amount: own.reduce((sum, { amount }) => sum + amount, 0) };
}
