import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { invoiceRoutes } from '#functions/routes/invoices.ts';
import { payoutRoutes } from '#functions/routes/payouts.ts';
import { statementRoutes } from '#functions/routes/statements.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { logTable } from '#infra/tables.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { api } from '#shared/runtime/http.ts';
import { sandboxIssuer } from '#shared/trade/invoice-issuer.ts';
import { logJournalHead } from '#shared/trade/log-journal-head.ts';
import type { SettlementServices } from '#shared/trade/settlement-services.ts';
import { apiEvent, lambdaContext } from '#test/api-event.ts';
import { addOrganization } from '#test/shared/deposits/deposit-engines.ts';
import { made } from '#test/shared/trade/made-orders.ts';
import { divide, refund, sell, settle } from '#test/shared/trade/made-sales.ts';
import { makeTradeTables, type TradeTables } from '#test/shared/trade/trade-engines.ts';

const people: Record<string, Caller> = {
  sel: { subject: 'sel', roles: ['seller'] },
  bo: { subject: 'bo', roles: ['buyer'] },
  eve: { subject: 'eve', roles: ['seller', 'buyer'] },
  rita: { subject: 'rita', roles: ['reader'] },
  audi: { subject: 'audi', roles: ['auditor'] },
};

let tables: TradeTables;
let services: SettlementServices;
let handler: ReturnType<typeof api>;
let order: string;

beforeAll(async () => {
  tables = await makeTradeTables();
  const issuer = sandboxIssuer(tables.rows, tables.now);
  const log = { client: tables.trade.client, name: `${tables.trade.name}-log` };
  await ensureTable(inject('dynamodbEndpoint'), log.name, logTable);
  services = { ...tables, log, issuer };
  await addOrganization(tables.members, made.holder, { sel: ['seller'], rita: ['editor'], audi: ['auditor'] });
  await addOrganization(tables.members, 'org-buyer', { bo: ['buyer'] });
  await addOrganization(tables.members, 'org-stranger', { eve: ['seller', 'buyer', 'auditor'] });
  order = await sell(tables, 1, [made]);
  await settle(tables);
  const routes = [...statementRoutes, ...payoutRoutes, ...invoiceRoutes];
  handler = api(
    routes,
    () => services,
    async (authorization) => people[authorization ?? ''] ?? null,
  );
});

async function call(as: string, method: string, path: string, body?: unknown) {
  const [rawPath = '', query] = path.split('?');
  const headers = { authorization: as, 'content-type': 'application/json', 'accept-language': 'en' };
  const event = apiEvent({
    method,
    path: rawPath,
    query,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: APIGatewayProxyStructuredResultV2 = await handler(event, lambdaContext);
  const text = String(answer.body ?? '');
  const isJson = String(answer.headers?.['content-type'] ?? '').includes('json');
  return {
    status: answer.statusCode,
    headers: answer.headers ?? {},
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

const ours = `organization=${made.holder}`;

describe('statements', () => {
  test('are for sellers and auditors of the organization, and are not there for strangers', async () => {
    const statuses = async (path: string) =>
      Promise.all(['sel', 'audi', 'rita', 'eve', 'nobody'].map(async (as) => (await call(as, 'GET', path)).status));
    for (const path of ['/v1/statements', '/v1/statements/2026-11', '/v1/statements/2026-11.csv', '/v1/payouts']) {
      expect(await statuses(`${path}?${ours}`), path).toEqual([200, 200, 403, 404, 401]);
    }
    expect((await call('sel', 'GET', '/v1/statements')).status).toBe(400);
  });

  test('say what was sold, as JSON, as CSV and sale by sale', async () => {
    const { body: months } = await call('sel', 'GET', `/v1/statements?${ours}`);
    expect(months.items).toMatchObject([
      { month: '2026-11', totals: { sale: { count: 1, amount: { amount: 16_897 } } } },
    ]);
    const { body } = await call('sel', 'GET', `/v1/statements/2026-11?${ours}`);
    expect(body).toMatchObject({ closing: { amount: 16_897, currency: 'CNY' }, lines: [{ number: 'T/GJ 1-2026' }] });
    const csv = await call('sel', 'GET', `/v1/statements/2026-11.csv?${ours}`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain('2026-11,sale,T/GJ 1-2026,t-gj-1-2026,READ-1,1,199.00,11.26,18.77,168.97,CNY\r\n');
    const { body: entries } = await call('sel', 'GET', `/v1/statements/2026-11/entries?${ours}&size=1`);
    expect(entries.items).toMatchObject([{ kind: 'sale', subject: order, amount: { amount: 16_897 } }]);
    expect((await call('eve', 'GET', `/v1/statements/2026-11/entries?${ours}`)).status).toBe(404);
  });
});

describe('invoices', () => {
  const title = { title: '示例科技有限公司', taxNumber: '91210100MA0000000X' };
  const path = () => `/v1/orders/${order}/invoice-requests`;

  test('are asked for by buyers alone, and once', async () => {
    expect((await call('eve', 'POST', path(), title)).status).toBe(404);
    expect((await call('sel', 'POST', path(), title)).status).toBe(404);
    const asked = await call('bo', 'POST', path(), title);
    expect(asked.status).toBe(201);
    expect(asked.body.items).toMatchObject([{ state: 'issued', total: { amount: 19_900 }, buyer: title }]);
    const again = await call('bo', 'POST', path(), { ...title, title: '另一个抬头' });
    expect(again.body).toEqual(asked.body);
  });

  test('are seen by both sides, taken back when money goes back, and read as UBL', async () => {
    const { body: mine } = await call('bo', 'GET', '/v1/invoices?organization=org-buyer');
    const id = mine.items[0].id;
    for (const [as, status] of [
      ['bo', 200],
      ['sel', 200],
      ['audi', 200],
      ['rita', 404],
      ['eve', 404],
    ] as const) {
      expect((await call(as, 'GET', `/v1/invoices/${id}`)).status, as).toBe(status);
      expect((await call(as, 'GET', `/v1/invoices/${id}.xml`)).status, as).toBe(status);
    }
    expect((await call('eve', 'GET', '/v1/invoices?organization=org-buyer')).status).toBe(404);
    const xml = await call('bo', 'GET', `/v1/invoices/${id}.xml`);
    expect(xml.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(xml.text).toContain('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>');
    await refund(tables, order, 'ref-1', 900);
    await call('bo', 'POST', path(), title);
    const first = await call('sel', 'GET', `/v1/invoices?${ours}&size=2`);
    expect(first.body.items.map(({ total }: { total: { amount: number } }) => total.amount)).toEqual([19_000, -19_900]);
    const rest = await call('sel', 'GET', `/v1/invoices?${ours}&size=2&cursor=${first.body.next}`);
    expect(rest.body.items).toMatchObject([{ id, state: 'reversed' }]);
    expect(rest.body.next).toBeNull();
  });

  test('are not there for an order that nobody paid', async () => {
    expect((await call('bo', 'POST', '/v1/orders/ord-ffffffffffffffffffffffff/invoice-requests', title)).status).toBe(
      404,
    );
  });
});

describe('payouts', () => {
  test('are asked for by sellers after the end of the month', async () => {
    const asked = { organization: made.holder, month: '2026-11' };
    expect((await call('audi', 'POST', '/v1/payouts', asked)).status).toBe(403);
    expect((await call('eve', 'POST', '/v1/payouts', asked)).status).toBe(404);
    expect((await call('sel', 'POST', '/v1/payouts', asked)).status).toBe(409);
    tables.pass(14);
    const early = await call('sel', 'POST', '/v1/payouts', asked);
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('refund window')]);
    await divide(tables, order);
    const paid = await call('sel', 'POST', '/v1/payouts', asked);
    expect(paid.status).toBe(201);
    const { body: listed } = await call('audi', 'GET', `/v1/payouts?${ours}`);
    expect(listed.items).toEqual([paid.body]);
    expect(paid.body).toMatchObject({ run: '2026-11', state: 'paid', withheld: { amount: { amount: 0 } } });
  });

  test('lets the auditor alone see which head of the journal the log holds of each day', async () => {
    await logJournalHead(services);
    const path = '/v1/statements/journal/heads';
    expect((await call('sel', 'GET', path)).status).toBe(403);
    const { status, body } = await call('audi', 'GET', path);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ day: '2026-12-04', stands: true }]);
  });

  test('and all that was taken in are compared with the provider by auditors', async () => {
    const at = '2026-11-20T08:00:00.000Z';
    const rows = [
      { reference: order, amount: 19_900, currency: 'CNY', at },
      { reference: 'ref-1', amount: -900, currency: 'CNY', at },
    ];
    const statement = { provider: 'sandbox', from: '2026-11-20', to: '2026-11-20', rows };
    expect((await call('sel', 'POST', '/v1/reconciliations', statement)).status).toBe(403);
    const { status, body } = await call('audi', 'POST', '/v1/reconciliations', statement);
    expect([status, body.isReconciled, body.difference, body.breaks]).toEqual([200, true, 0, []]);
  });
});
