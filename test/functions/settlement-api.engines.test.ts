import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { env } from '#shared/runtime/env.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import type { RoyaltyServices } from '#shared/trade/royalty-services.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { made } from '#test/shared/trade/made-orders.ts';
import { refund, sell } from '#test/shared/trade/made-sales.ts';

const engines = runningEngines();
const seller = 'org-demo-association';
const buyer = { organization: 'org-demo-workshop', name: { zh: '规矩示范工坊' }, creditCode: '91990000GUJY0002XB' };
let service: TestService;
let books: RoyaltyServices;

beforeAll(async () => {
  service = await startTestService();
  await loadDemoOrganizations({ dynamodbEndpoint: engines.dynamodbEndpoint, indexPrefix: service.names.indexPrefix });
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  const table = (name: string) => ledgerItems({ client, name });
  books = { rows: table(env().TRADE_TABLE), items: table(env().LEDGER_TABLE), now: () => new Date() };
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown) => callAs(service, as, method, path, body);

test('a sale reaches the statement by itself, and a refund takes its invoice back', async () => {
  const order = await sell(books, 1, [{ ...made, holder: seller }]);
  await books.rows.commit([{ change: orderKey(order), set: { buyer } }]);
  await chainJournal(books);
  await service.settled();
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const { body: statement } = await call('seller', 'GET', `statements/${month}?organization=${seller}`);
  expect(statement).toMatchObject({ closing: { amount: 16_897 }, lines: [{ kind: 'sale', number: made.number }] });

  const title = { title: '规矩示范工坊', taxNumber: buyer.creditCode };
  const asked = await call('buyer', 'POST', `orders/${order}/invoice-requests`, title);
  expect(asked).toMatchObject({ status: 201, body: { items: [{ state: 'issued', total: { amount: 19_900 } }] } });
  await refund(books, order, 'ref-1');
  await books.rows.commit([{ change: orderKey(order), set: { refunded: 19_900, state: 'refunded' } }]);
  await chainJournal(books);
  await service.settled();
  const { body: invoices } = await call('buyer', 'GET', `invoices?organization=${buyer.organization}`);
  expect(invoices.items.map(({ kind, state }: { kind: string; state: string }) => [kind, state])).toEqual([
    ['red', 'issued'],
    ['blue', 'reversed'],
  ]);
  const { body: after } = await call('seller', 'GET', `statements/${month}?organization=${seller}`);
  expect(after.closing.amount).toBe(0);
  expect((await call('reviewer', 'GET', `statements/${month}?organization=${seller}`)).status).toBe(404);
});
