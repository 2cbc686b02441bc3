import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { env } from '#shared/runtime/env.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import { OrderTerms } from '#shared/trade/order.ts';
import { newOrderItems } from '#shared/trade/order-writes.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { made, orderId, paidOrder } from '#test/shared/trade/made-orders.ts';

const engines = runningEngines();
const holder = 'org-demo-association';
const buyer = { organization: 'org-demo-workshop', name: { zh: '规矩示范工坊' }, creditCode: '91990000GUJY0002XB' };
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await loadDemoOrganizations({ dynamodbEndpoint: engines.dynamodbEndpoint, indexPrefix: service.names.indexPrefix });
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown, key?: string) =>
  callAs(service, as, method, path, body, key ? { 'idempotency-key': key } : {});

/** An order of the demo workshop that waits for its payment. */
async function place(n: number): Promise<string> {
  const trade = {
    client: tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint }),
    name: env().TRADE_TABLE,
  };
  const id = orderId(n);
  const at = new Date().toISOString();
  const by = 'demo-buyer';
  const expiresAt = new Date(Date.now() + 7_200_000).toISOString();
  const terms = { ...OrderTerms.parse(paidOrder(id, [{ ...made, holder }], at)), buyer, by, expiresAt };
  const actor = { kind: 'buyer' as const, subject: by };
  const { items } = newOrderItems(trade, terms, { move: 'place', actor, at, requestId: 'request-1' });
  expect(await commitTrade({ rows: ledgerItems(trade) }, items)).toBe(true);
  return id;
}

const press = (url: string, button: string) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ press: button }) });

test('a buyer pays in the sandbox, the seller is owed their part, and the money goes back before a download', async () => {
  const order = await place(1);
  expect((await call(null, 'GET', 'payment-providers')).body.items).toEqual([{ name: 'sandbox' }]);
  expect((await call(null, 'POST', `orders/${order}/payments`, { provider: 'sandbox' })).status).toBe(401);
  expect((await call('seller', 'POST', `orders/${order}/payments`, { provider: 'sandbox' })).status).toBe(403);
  expect((await call('buyer', 'POST', `orders/${order}/payments`, { provider: 'alipay' })).status).toBe(409);

  const begun = await call('buyer', 'POST', `orders/${order}/payments`, { provider: 'sandbox', return: '/orders/x' });
  expect(begun).toMatchObject({ status: 201, body: { state: 'open', amount: { amount: 19_900, currency: 'CNY' } } });
  const pressed = await press(begun.body.start.url, 'pay');
  expect(pressed.headers.get('location')).toBe(`${service.url}/orders/x`);
  expect((await call('buyer', 'GET', `payments/${begun.body.id}`)).body).toMatchObject({
    state: 'captured',
    start: null,
  });
  expect((await call('buyer', 'GET', `orders/${order}`)).body).toMatchObject({ state: 'fulfilled', captured: 19_900 });

  await service.settled();
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const statement = await call('seller', 'GET', `statements/${month}?organization=${holder}`);
  expect(statement.body).toMatchObject({ lines: [{ kind: 'sale', number: made.number }] });

  const asked = await call('buyer', 'POST', `orders/${order}/refunds`, {}, 'a key of mine');
  expect(asked).toMatchObject({ status: 201, body: { state: 'done', cause: 'withdrawn', amount: { amount: 19_900 } } });
  expect((await call('buyer', 'GET', `orders/${order}/refunds`)).body.total).toBe(1);
  expect((await call('buyer', 'GET', `orders/${order}`)).body).toMatchObject({ state: 'refunded', refunded: 19_900 });
}, 60_000);

test('a buyer who is back before the notice asks how the payment stands', async () => {
  const order = await place(2);
  const begun = await call('buyer', 'POST', `orders/${order}/payments`, { provider: 'sandbox' });
  await press(begun.body.start.url, 'pay-silently');
  expect((await call('buyer', 'GET', `payments/${begun.body.id}`)).body.state).toBe('open');
  expect((await call('buyer', 'POST', `payments/${begun.body.id}/check`)).body.state).toBe('captured');
  expect((await call('seller', 'GET', `payments/${begun.body.id}`)).status).toBe(404);
});

test('a notice that nobody signed is refused', async () => {
  const response = await fetch(`${service.url}/v1/payments/sandbox/notices`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(401);
  expect((await response.json()).code).toBe('UNAUTHENTICATED');
});
