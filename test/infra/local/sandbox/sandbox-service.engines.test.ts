import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { sandboxMemory } from '#infra/local/sandbox/sandbox-memory.ts';
import { sandboxPath, sandboxService } from '#infra/local/sandbox/sandbox-service.ts';
import { ensureSandboxSettings } from '#infra/local/sandbox/sandbox-settings.ts';
import { answerNotices } from '#shared/trade/answer-notice.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { sandboxProvider } from '#shared/trade/providers/sandbox-provider.ts';
import type { SplitStep } from '#shared/trade/splitting.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { made } from '#test/shared/trade/made-orders.ts';
import {
  balances,
  bo,
  makePayments,
  orderNow,
  placed,
  requestId,
  type TestPayments,
} from '#test/shared/trade/payment-engines.ts';

interface Shop {
  services: TestPayments;
  /** Notices that came, with what was answered. */
  heard: { body: string; headers: Record<string, string>; status: number }[];
  url: string;
  /** Presses a button of the sandbox for a payment. */
  press(payment: string, button: string): Promise<Response>;
  /** Sends a notice as it came, or as it is changed. */
  send(payment: string, notice: { body: string; headers: Record<string, string> }): Promise<Response>;
}

/** A shop and the sandbox on one port, as the local service has them. */
async function openShop(): Promise<Shop> {
  const heard: Shop['heard'] = [];
  const home = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const made = await makePayments();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(home, { recursive: true });
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { secret } = await ensureSandboxSettings(home, url);
  const again = await ensureSandboxSettings(home, url);
  expect(again.secret).toBe(secret);
  const sandbox = sandboxService({ memory: await sandboxMemory(home), secret });
  const provider = sandboxProvider({ kind: 'sandbox', url: `${url}${sandboxPath}`, merchant: 'guiju', secret });
  const services = { ...made, siteUrl: url, providers: async () => [provider], now: () => new Date() };
  const answer = answerNotices(() => services);
  server.on('request', async (request, response) => {
    if (request.url?.startsWith(sandboxPath)) return sandbox(request, response);
    const headers = request.headers as Record<string, string>;
    const body = await text(request);
    const answered = await answer(new Request(`${url}${request.url}`, { method: 'POST', headers, body }));
    heard.push({ body, headers, status: answered.status });
    response.writeHead(answered.status).end(await answered.text());
  });
  const post = (path: string, init: RequestInit) =>
    fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', ...init });
  return {
    services,
    heard,
    url,
    press: (payment, press) => post(`${sandboxPath}/pay/${payment}`, { body: new URLSearchParams({ press }) }),
    send: (provider, { body, headers }) =>
      post(`/v1/payments/${provider}/notices`, {
        body,
        headers: { 'sandbox-signature': headers['sandbox-signature'] ?? '' },
      }),
  };
}

const start = ({ services }: Shop, order: string) =>
  startPayment(services, { order, provider: 'sandbox', caller: bo, requestId });

test('pressing pay pays the order, a notice sent twice pays it once, and the page says that it is a sandbox', async () => {
  const shop = await openShop();
  const { id } = await placed(shop.services, 1);
  const payment = await start(shop, id);
  const page = await (await fetch(payment.start?.kind === 'redirect' ? payment.start.url : '')).text();
  expect(page).toContain('沙盒：不会发生真实付款');
  expect(page).toContain('CNY 199.00');
  expect(page).not.toContain('<script');
  const pressed = await shop.press(payment.id, 'pay-twice');
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `${shop.url}/orders/${id}`]);
  expect(shop.heard.map(({ status }) => status)).toEqual([200, 200]);
  expect(await orderNow(shop.services, id)).toMatchObject({ state: 'fulfilled', captured: made.total });
  expect((await balances(shop.services, 'external:sandbox'))[0]).toBe(-made.total);
  const asked = { cause: 'withdrawn' as const, reason: '' };
  const refund = await askRefund(shop.services, { order: id, key: 'a key of mine', asked, caller: bo, requestId });
  expect(refund.state).toBe('done');
});

test('a notice with one differing byte, or to another provider, changes nothing', async () => {
  const shop = await openShop();
  const { id } = await placed(shop.services, 2);
  const { id: other } = await placed(shop.services, 3);
  const payment = await start(shop, id);
  const unpaid = await start(shop, other);
  await shop.press(payment.id, 'pay');
  const [notice] = shop.heard;
  if (!notice) throw new Error('no notice came');
  for (let place = 0; place < notice.body.length; place += 7) {
    const body = `${notice.body.slice(0, place)}~${notice.body.slice(place + 1)}`;
    expect((await shop.send('sandbox', { ...notice, body })).status).toBe(401);
  }
  const swapped = notice.body.replace(payment.id, unpaid.id);
  expect((await shop.send('sandbox', { ...notice, body: swapped })).status).toBe(401);
  expect((await shop.send('alipay', notice)).status).toBe(409);
  expect((await shop.send('sandbox', notice)).status).toBe(200);
  expect((await orderNow(shop.services, other)).state).toBe('awaiting-payment');
});

test('a notice that is lost is made up for by the sweep; a payment that fails can be tried anew', async () => {
  const shop = await openShop();
  const { id } = await placed(shop.services, 4);
  const failed = await start(shop, id);
  await shop.press(failed.id, 'fail');
  expect((await orderNow(shop.services, id)).state).toBe('awaiting-payment');
  const second = await start(shop, id);
  expect(second.id).not.toBe(failed.id);
  await shop.press(second.id, 'pay-silently');
  expect(shop.heard).toHaveLength(1);
  const later = { ...shop.services, now: () => new Date(Date.now() + 120_000) };
  await sweepPayments(later);
  expect((await orderNow(shop.services, id)).state).toBe('fulfilled');
});

test('whoever does not know the secret is answered nothing', async () => {
  const shop = await openShop();
  const { id } = await placed(shop.services, 5);
  const payment = await start(shop, id);
  const asked = await fetch(`${shop.url}${sandboxPath}/payments/${payment.id}`);
  expect(asked.status).toBe(400);
  expect((await shop.press('pay-000000000000000000000000', 'pay')).status).toBe(404);
});

test('money is divided once, and is given back only when it was taken back before', async () => {
  const shop = await openShop();
  const { id } = await placed(shop.services, 1);
  const payment = await start(shop, id);
  await shop.press(payment.id, 'pay');
  const [provider] = await shop.services.providers();
  const paid = { ...payment, amount: made.total };
  const parts = [
    { receiver: 'org-seller', amount: made.total - 10, of: null },
    { receiver: 'platform', amount: 10, of: null },
  ];
  const step: SplitStep = {
    number: `spl-${'0'.repeat(24)}`,
    kind: 'split',
    refund: null,
    parts,
    state: 'asked',
    done: [],
    reference: '',
    reason: null,
    askedAt: '',
    overAt: null,
    requestId,
  };
  const back: SplitStep = {
    ...step,
    number: `bck-${'0'.repeat(24)}`,
    kind: 'return',
    parts: parts.map((part) => ({ ...part, of: step.number })),
  };
  const all = { state: 'over', done: [0, 1] };
  const refund = { id: `ref-${'0'.repeat(24)}`, amount: made.total } as Parameters<
    NonNullable<typeof provider>['refund']
  >[0];
  expect(await provider?.findStep(step, paid)).toBeUndefined();
  expect(await provider?.instruct(back, paid)).toMatchObject({ state: 'over', done: [] });
  expect(await provider?.instruct(step, paid)).toMatchObject(all);
  expect(await provider?.instruct(step, paid)).toMatchObject(all);
  expect(await provider?.findStep(step, paid)).toMatchObject(all);
  expect(await provider?.instruct({ ...step, number: `spl-${'1'.repeat(24)}` }, paid)).toMatchObject({ done: [] });
  expect(await provider?.refund(refund, paid, [])).toMatchObject({ state: 'refused' });
  expect(await provider?.instruct(back, paid)).toMatchObject(all);
  expect(await provider?.instruct({ ...back, number: `bck-${'1'.repeat(24)}` }, paid)).toMatchObject({ done: [] });
  expect(await provider?.refund(refund, paid, [])).toMatchObject({ state: 'done' });
});
