import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoDeposits } from '#infra/local/demo/demo-deposits.ts';
import { loadDemoListing } from '#infra/local/demo/demo-listings.ts';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { depositPart, getDeposit } from '#shared/deposits/deposit-store.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { freezeListings } from '#shared/trade/freeze-listings.ts';
import { tradeServices } from '#shared/trade/trade-services.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;
let deposit = '';
let listing = '';

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const { catalogueTable, indexPrefix } = service.names;
  await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable });
  await loadDemoOrganizations({ dynamodbEndpoint: engines.dynamodbEndpoint, indexPrefix });
  [deposit = ''] = await loadDemoDeposits();
  await loadDemoListing(deposit);
  await loadDemoListing(deposit);
  const { items } = (await call(null, 'GET', 'listings')).body;
  [listing = ''] = items.map(({ id }: { id: string }) => id);
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  callAs(service, as, method, path, body, headers);

const buyer = 'org-demo-workshop';
const quote = (licence: string, quantity = 1, as: Role = 'buyer') =>
  call(as, 'POST', 'quotes', { organization: buyer, lines: [{ listing, licence, quantity }] });
const order = (id: string, key: string = randomUUID(), as: Role = 'buyer') =>
  call(as, 'POST', 'orders', { quote: id }, { 'idempotency-key': key });

describe('a listing', () => {
  test('is seen by all, once however often it is made, with plain words for each right', async () => {
    const { body } = await call(null, 'GET', `listings/${listing}`);
    expect(body).toMatchObject({ state: 'offered', number: 'T/GUIJU 1-2026', deposit });
    expect(body.offers.map(({ licence }: { licence: string }) => licence).sort()).toEqual([
      'ADOPT',
      'ORG',
      'READ-1',
      'READ-N',
    ]);
    for (const { plain } of body.offers) expect(plain).toEqual({ zh: expect.any(String), en: expect.any(String) });
    expect((await call(null, 'GET', 'listings')).body.items).toHaveLength(1);
  });

  test('is made and changed by sellers of its holder alone', async () => {
    const patch = { state: 'delisted' };
    expect((await call(null, 'PATCH', `listings/${listing}`, patch)).status).toBe(401);
    expect((await call('buyer', 'PATCH', `listings/${listing}`, patch, { 'if-match': '"r1"' })).status).toBe(404);
    const unknown = {
      deposit: 'dep-0123456789abcdef01234567',
      fileSha256: '0'.repeat(64),
      statement: 'We wrote all of it.',
    };
    const offers = [{ licence: 'READ-1', price: 100 }];
    expect((await call('seller', 'POST', 'listings', { ...unknown, offers })).status).toBe(404);
  });

  test('is not frozen by what is told late of the time before it was made', async () => {
    const sealed = { ...(await getDeposit(tradeServices().deposits, deposit)), part: depositPart, state: 'sealed' };
    expect(await freezeListings(tradeServices(), [{ sequenceNumber: '1', now: sealed }])).toEqual([]);
    expect((await call(null, 'GET', `listings/${listing}`)).body.state).toBe('offered');
  });

  test('knows no licence to implement', async () => {
    const { items } = (await call(null, 'GET', 'licence-types')).body;
    expect(items).toHaveLength(12);
    expect(items.map(({ code }: { code: string }) => code)).not.toContain('IMPLEMENT');
  });
});

describe('an estimate', () => {
  const estimate = (lines: unknown[], as: Role | null = 'buyer') =>
    call(as, 'POST', 'quotes/estimates', { organization: buyer, lines });

  test('says by line and currency what the buyer would pay now, as a quote would', async () => {
    const lines = [
      { listing, licence: 'READ-1', quantity: 3 },
      { listing, licence: 'ORG', quantity: 1 },
    ];
    const { status, body } = await estimate(lines);
    expect(status).toBe(200);
    const quoted = (await call('buyer', 'POST', 'quotes', { organization: buyer, lines })).body;
    expect(body).toEqual({
      buyer: quoted.buyer,
      lines: quoted.lines,
      at: expect.any(String),
      sums: [{ currency: 'CNY', total: quoted.total, tax: quoted.tax }],
    });
    expect(body.lines[0]).toMatchObject({ quantity: 3, isMemberPrice: true, total: 16_200 });
  });

  test('is for buyers of the organization, of what is on sale', async () => {
    const lines = [{ listing, licence: 'READ-1', quantity: 1 }];
    expect((await estimate(lines, null)).status).toBe(401);
    expect((await estimate(lines, 'seller')).status).toBe(404);
    expect((await estimate([{ listing, licence: 'TRANS', quantity: 1 }])).status).toBe(409);
  });
});

describe('a quote', () => {
  test('is made on the server, at the member price of the buyer, and stays for half an hour', async () => {
    const { status, body } = await quote('READ-1', 3);
    expect(status).toBe(201);
    expect(body).toMatchObject({ total: 16_200, currency: 'CNY', order: null });
    expect(Date.parse(body.validUntil) - Date.parse(body.at)).toBe(30 * 60_000);
    expect((await call('seller', 'GET', `quotes/${body.id}`)).status).toBe(404);
  });

  test.each([
    ['READ-1', 0, 400],
    ['READ-1', 101, 400],
    ['DERIV', 1, 409],
  ])('%s, %i pieces: %i', async (licence, quantity, status) => {
    expect((await quote(licence, quantity)).status).toBe(status);
  });
});

describe('an order', () => {
  test('is placed once for its key, and is its buyer’s and, as to their lines, its seller’s', async () => {
    const { body: quoted } = await quote('READ-N');
    const key = randomUUID();
    const [first, again] = [await order(quoted.id, key), await order(quoted.id, key)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect(first.body).toMatchObject({ state: 'placed', total: 24_000 });
    const seen = await call('buyer', 'GET', `orders/${first.body.id}`);
    expect(seen.body).toMatchObject({ captured: 0, entitlements: [] });
    expect((await order((await quote('READ-1')).body.id, key)).status).toBe(422);
    expect((await call(null, 'GET', `orders/${first.body.id}`)).status).toBe(401);
    expect((await call('editor', 'GET', `orders/${first.body.id}`)).status).toBe(404);
    expect((await call('seller', 'GET', `orders/${first.body.id}`)).body).toMatchObject({
      total: 24_000,
      payment: null,
    });
    const cancelled = await call('buyer', 'POST', `orders/${first.body.id}/cancel`, {});
    expect(cancelled.body.state).toBe('cancelled');
    expect((await call('buyer', 'POST', `orders/${first.body.id}/cancel`, {})).status).toBe(409);
  });

  test('of a free licence is fulfilled at once', async () => {
    const placed = await order((await quote('ADOPT')).body.id);
    expect(placed.body).toMatchObject({ state: 'fulfilled', total: 0 });
    const { entitlements } = (await call('buyer', 'GET', `orders/${placed.body.id}`)).body;
    expect(entitlements).toEqual([expect.stringMatching(/^ent-/)]);
  });

  test('of 16 at once with one key is one order', async () => {
    const { body: quoted } = await quote('READ-1');
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 16 }, () => order(quoted.id, key)));
    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
  });
});

describe('an entitlement', () => {
  test('is listed to its holder, and strangers learn nothing of it', async () => {
    const { items } = (await call('buyer', 'GET', `entitlements?organization=${buyer}`)).body;
    const [{ id }] = items;
    expect(items).toHaveLength(1);
    expect((await call('seller', 'GET', `entitlements/${id}`)).status).toBe(404);
    expect((await call('editor', 'PUT', `entitlements/${id}/users`, { users: [] })).status).toBe(404);
  });
});

describe('the access decision', () => {
  const access = async (as: Role | null) => (await call(as, 'GET', 'standards/t-guiju.1-2026/access')).body;

  test('tells members of the holder what their licence opens, and others what is on offer', async () => {
    expect(await access('buyer')).toMatchObject({
      access: { allow: true, level: 'download', rule: 'licensed-copy' },
      licences: [{ licence: 'ADOPT', standard: 't-guiju.1-2026', until: null }],
    });
    for (const as of [null, 'editor'] as const) {
      const { access: decision, licences, listings } = await access(as);
      expect(decision.rule).toBe('own-standard-is-open');
      expect(decision.alternatives).toContainEqual(expect.objectContaining({ url: `/listings/${listing}` }));
      expect(licences).toEqual([]);
      expect(listings.map(({ id }: { id: string }) => id)).toEqual([listing]);
    }
  });

  test('is not made of standards that are not held', async () => {
    expect((await call(null, 'GET', 'standards/t-guiju.999-2026/access')).status).toBe(404);
  });
});

describe('a challenge', () => {
  test('ends new sales at once and freezes the listing; quotes already made buy nothing', async () => {
    const { body: quoted } = await quote('READ-1');
    const challenged = await call('editor', 'POST', `deposits/${deposit}/challenges`, {
      standing: 'We wrote this text before them.',
    });
    expect(challenged.body.state).toBe('challenged');
    expect((await quote('READ-1')).status).toBe(409);
    expect((await order(quoted.id)).status).toBe(409);
    await service.settled();
    expect((await call('seller', 'GET', `listings/${listing}`)).body.state).toBe('frozen');
    expect((await call('seller', 'PATCH', `listings/${listing}`, { state: 'offered' })).status).toBe(409);
  });

  test('takes nothing from those who bought, and sales go on once it is dismissed', async () => {
    const { items } = (await call('buyer', 'GET', 'entitlements?usable=true')).body;
    expect(items).toMatchObject([{ licence: 'ADOPT', state: 'active', mayUse: true }]);
    const decision = { decision: 'dismiss', reason: 'The challenger could not show an earlier text.' };
    expect((await call('reviewer', 'POST', `deposits/${deposit}/decisions`, decision)).body.state).toBe('accepted');
    await service.settled();
    expect((await call(null, 'GET', `listings/${listing}`)).body.state).toBe('offered');
    expect((await quote('READ-1')).status).toBe(201);
  });
});
