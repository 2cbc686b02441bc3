import { randomUUID } from 'node:crypto';
import { beforeEach, expect, inject, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import type { Item, LedgerItems } from '#shared/ledger/item.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { ItemChange } from '#shared/runtime/records.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { announceTrade } from '#shared/trade/announce-trade.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import { entitlementIdsOf, entitlementKey, grantItems } from '#shared/trade/entitlement-writes.ts';
import type { Order } from '#shared/trade/order.ts';
import { orderKey, orderMoveItems } from '#shared/trade/order-writes.ts';
import { tradeTable } from '#shared/trade/trade-table.ts';
import { WebhookEvent } from '#shared/webhooks/webhook-event.ts';
import { listDue, webhookTable } from '#shared/webhooks/webhook-store.ts';
import { made, orderId, paidOrder } from './made-orders.ts';

const requestId = 'request-1';
const at = '2026-11-25T14:00:00.000Z';
let services: { rows: LedgerItems };
let rows: LedgerItems;
let trade: { client: ReturnType<typeof tableClient>; name: string };
let messages: typeof trade;
let order: Order;
let before: Item;

beforeEach(async () => {
  const name = `t${randomUUID().slice(0, 8)}`;
  const endpoint = inject('dynamodbEndpoint');
  await Promise.all([
    ensureTable(endpoint, `${name}-trade`, tradeTable),
    ensureTable(endpoint, `${name}-webhooks`, webhookTable),
  ]);
  const client = tableClient({ region: 'us-east-1', endpoint });
  trade = { client, name: `${name}-trade` };
  messages = { client, name: `${name}-webhooks` };
  rows = ledgerItems(trade);
  services = { rows: ledgerItems(messages) };
  const other = { ...made, listing: 'lst-000000000000000000000002', holder: 'org-other-seller', number: 'T/GJ 2-2026' };
  order = { ...paidOrder(orderId(1), [made, other], at), state: 'awaiting-payment' };
  before = { ...order, ...orderKey(order.id) };
  await rows.commit([{ add: before }]);
});

/** What became of the order, as the stream hands it on. */
async function movedOrder(): Promise<[ItemChange]> {
  const [now] = await rows.get([orderKey(order.id)]);
  return [{ sequenceNumber: '1', before, now }];
}

/** A licence that is new, as the stream hands it on. */
async function grantOf(id: string) {
  const [now] = await rows.get([entitlementKey(id)]);
  return { sequenceNumber: '1', now };
}

async function told(): Promise<WebhookEvent[]> {
  const keys = await listDue(messages, 'events', '2030-01-01T00:00:00.000Z', 100);
  const items = await services.rows.get(keys);
  return items
    .map((item) => WebhookEvent.parse(item))
    .sort((a, b) => (String(a.organizations) < String(b.organizations) ? -1 : 1));
}

async function pay(): Promise<Order> {
  const actor = { kind: 'provider', subject: 'sandbox' } as const;
  const { next, items } = orderMoveItems(trade, order, { move: 'pay', actor, at, requestId });
  await commitTrade({ rows }, [...items, ...grantItems(trade, next, at)]);
  return next;
}

test('the buyer is told of the whole order when it is paid, each seller of their own lines alone', async () => {
  const paid = await pay();
  expect(await announceTrade(services, await movedOrder())).toEqual([]);
  const messagesSent = await told();
  expect(messagesSent.map(({ topic, organizations }) => [topic, organizations])).toEqual([
    ['order.paid', ['org-buyer']],
    ['order.paid', ['org-other-seller']],
    ['order.paid', ['org-seller']],
  ]);
  const [toBuyer, toOther] = messagesSent.map(({ data }) => data);
  expect(toBuyer).toMatchObject({ order: order.id, state: 'paid', total: { amount: order.total, currency: 'CNY' } });
  expect(toOther).toEqual({
    order: order.id,
    revision: paid.revision,
    state: 'paid',
    lines: [
      {
        standard: 't-gj-2-2026',
        number: 'T/GJ 2-2026',
        licence: 'READ-1',
        quantity: 1,
        total: { amount: 19_900, currency: 'CNY' },
      },
    ],
  });
});

test('buyer and sellers are told when the money has been divided', async () => {
  const actor = { kind: 'service', subject: 'service' } as const;
  const by = { actor, at, requestId };
  const provider = { ...by, actor: { kind: 'provider', subject: 'sandbox' } } as const;
  const { items } = orderMoveItems(
    trade,
    order,
    { move: 'pay', ...provider },
    { move: 'fulfil', ...by, changes: { fulfilledAt: at } },
    { move: 'settle', ...by, changes: { settledAt: at } },
  );
  await commitTrade({ rows }, items);
  expect(await announceTrade(services, await movedOrder())).toEqual([]);
  const settled = (await told()).filter(({ topic }) => topic === 'order.settled');
  expect(settled.map(({ organizations, data }) => [organizations, data.state])).toEqual([
    [['org-buyer'], 'settled'],
    [['org-other-seller'], 'settled'],
    [['org-seller'], 'settled'],
  ]);
});

test('when an order moves on, what is new is told and nothing of before', async () => {
  const paid = await pay();
  const [{ now: earlier }] = await movedOrder();
  const by = { actor: { kind: 'service', subject: 'service' }, at, requestId } as const;
  const { items } = orderMoveItems(
    trade,
    paid,
    { move: 'fulfil', ...by, changes: { fulfilledAt: at } },
    { move: 'settle', ...by, changes: { settledAt: at } },
  );
  await commitTrade({ rows }, items);
  const [{ now }] = await movedOrder();
  await announceTrade(services, [{ sequenceNumber: '2', before: earlier, now }]);
  expect(new Set((await told()).map(({ topic }) => topic))).toEqual(new Set(['order.settled']));
});

test('the holder of a licence is told that it was granted', async () => {
  const paid = await pay();
  const [id = ''] = entitlementIdsOf(paid);
  await announceTrade(services, [await grantOf(id)]);
  expect(await told()).toMatchObject([
    {
      topic: 'entitlement.granted',
      organizations: ['org-buyer'],
      data: { entitlement: id, order: order.id, licence: 'READ-1' },
    },
  ]);
});

test('an event that comes twice, or in two functions at once, is told once', async () => {
  await pay();
  const changes = await movedOrder();
  await Promise.all([announceTrade(services, changes), announceTrade(services, changes)]);
  expect(await announceTrade(services, changes)).toEqual([]);
  expect(await told()).toHaveLength(3);
});

test('what could not be told comes again, and the rest is told meanwhile', async () => {
  const paid = await pay();
  const [id = ''] = entitlementIdsOf(paid);
  const granted = await grantOf(id);
  const lost = {
    sequenceNumber: '9',
    now: { ...granted.now, id: 'ent-ffffffffffffffffffffffff', from: 'at some time' },
  };
  expect(await announceTrade(services, [lost, granted])).toEqual([lost]);
  expect(await told()).toHaveLength(1);
});
