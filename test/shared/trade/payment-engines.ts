import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { ledgerTable, memberTable } from '#infra/tables.ts';
import { depositTable } from '#shared/deposits/deposit-store.ts';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import { type Order, OrderTerms } from '#shared/trade/order.ts';
import { getOrder } from '#shared/trade/order-store.ts';
import { newOrderItems } from '#shared/trade/order-writes.ts';
import type { PaymentProvider } from '#shared/trade/payment-provider.ts';
import type { PaymentServices } from '#shared/trade/payment-services.ts';
import { tradeTable } from '#shared/trade/trade-table.ts';
import { addOrganization } from '../deposits/deposit-engines.ts';
import { type MadeLine, made, orderId, paidOrder } from './made-orders.ts';
import { type MemoryProvider, memoryProvider } from './memory-provider.ts';

export const bo: Caller = { subject: 'bo', roles: [] };
export const stranger: Caller = { subject: 'stranger', roles: [] };
export const reviewer: Caller = { subject: 'rita', roles: ['reviewer'] };
export const partial: Caller = { subject: 'sal', roles: ['reviewer'] };
export const requestId = 'request-1';

export interface TestPayments extends PaymentServices {
  provider: MemoryProvider;
  /** Moves the clock on. */
  pass(minutes: number): void;
}

/** Tables of their own with a buyer (Bo) and a seller (Sal, who also reviews), and a provider that remembers. */
export async function makePayments(): Promise<TestPayments> {
  const endpoint = inject('dynamodbEndpoint');
  const name = `t${randomUUID().slice(0, 8)}`;
  await Promise.all([
    ensureTable(endpoint, `${name}-trade`, tradeTable),
    ensureTable(endpoint, `${name}-ledger`, ledgerTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
    ensureTable(endpoint, `${name}-deposits`, depositTable),
  ]);
  return paymentsOver(tableClient({ region: 'us-east-1', endpoint }), name);
}

/** The same over any client of tables of that name. */
export async function paymentsOver(client: DynamoDBDocumentClient, name: string): Promise<TestPayments> {
  const trade = { client, name: `${name}-trade` };
  const ledger = { client, name: `${name}-ledger` };
  const members = { client, name: `${name}-members` };
  await addOrganization(members, 'org-buyer', { bo: ['buyer'] });
  await addOrganization(members, 'org-seller', { sal: ['seller'] });
  const provider = memoryProvider();
  let at = Date.parse('2026-11-20T08:00:00.000Z');
  return {
    members,
    deposits: { client, name: `${name}-deposits` },
    trade,
    ledger,
    rows: ledgerItems(trade),
    items: ledgerItems(ledger),
    siteUrl: 'https://guiju.example',
    providers: async (): Promise<PaymentProvider[]> => [provider],
    provider,
    now: () => {
      at += 1;
      return new Date(at);
    },
    pass: (minutes) => {
      at += minutes * 60_000;
    },
  };
}

/** An order that waits for its payment. */
export async function placed(
  services: PaymentServices,
  n: number,
  lines: readonly MadeLine[] = [made],
): Promise<Order> {
  const id = orderId(n);
  const at = services.now().toISOString();
  const terms = OrderTerms.parse(paidOrder(id, lines, at));
  const expiresAt = new Date(Date.parse(at) + 120 * 60_000).toISOString();
  const actor = { kind: 'buyer' as const, subject: terms.by };
  const place = { move: 'place', actor, at, requestId } as const;
  const { next, items } = newOrderItems(services.trade, { ...terms, expiresAt }, place);
  if (!(await commitTrade(services, items))) throw new Error(`${id} was there`);
  return next;
}

export async function orderNow(services: PaymentServices, id: string): Promise<Order> {
  const order = await getOrder(services, id);
  if (!order) throw new Error(`there is no ${id}`);
  return order;
}

/** Balances of accounts after everything has been taken into the journal, in fen. */
export async function balances(services: PaymentServices, ...accounts: string[]): Promise<number[]> {
  await chainJournal(services);
  const found = await Promise.all(accounts.map((account) => findBalance(services, { account, currency: 'CNY' })));
  return found.map(({ balance }) => balance);
}

export const everyAccount = [
  'external:sandbox',
  'payable:org-seller',
  'fee:platform',
  'tax:org-seller',
  'clearing:surplus',
];
