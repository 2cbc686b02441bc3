import { beforeAll, describe, expect, test } from 'vitest';
import { commitMembers } from '#shared/members/member-store.ts';
import { membershipWrites, organizationWrite } from '#shared/members/organization-store.ts';
import { assignUsers, planUsers } from '#shared/trade/assign-users.ts';
import { commitTrade } from '#shared/trade/commit-trade.ts';
import { deliveryItems } from '#shared/trade/delivery-writes.ts';
import { getEntitlement } from '#shared/trade/entitlement-store.ts';
import { entitlementId, grantItems, revokeItems } from '#shared/trade/entitlement-writes.ts';
import { made, orderId, paidOrder } from './made-orders.ts';
import { makeTradeTables, type TradeTables } from './trade-engines.ts';

const since = '2026-01-05T01:00:00.000Z';
const organization = 'org-buyer';
const people = Array.from({ length: 40 }, (_, n) => `person-${n}`);
const bo = { subject: 'bo', roles: [] };
const requestId = 'r';
let services: TradeTables;
let orders = 0;

beforeAll(async () => {
  services = await makeTradeTables();
  const creditCode = '91210100MA0000000X';
  const dates = { createdAt: since, updatedAt: since };
  const name = { zh: '示例公司' };
  const buyer = { id: organization, name, creditCode, state: 'verified' as const, asked: null, revision: 1, ...dates };
  const member = { organization, name: null, since };
  await commitMembers(services.members, [
    organizationWrite(buyer),
    ...membershipWrites({ ...member, person: 'bo', roles: ['buyer'] }),
    ...people.flatMap((person) => membershipWrites({ ...member, person, roles: [] })),
  ]);
});

/** A licence with so many seats, as a payment gives it. */
async function granted(seats: number): Promise<string> {
  orders += 1;
  const at = services.now().toISOString();
  const order = paidOrder(orderId(orders), [made], at);
  const lines = order.lines.map((line) => ({ ...line, seats, quantity: seats }));
  const items = grantItems(services.trade, { ...order, lines }, at);
  expect(await commitTrade(services, items)).toBe(true);
  return entitlementId(order.id, 0);
}

const assign = (id: string, users: readonly string[], caller = bo) =>
  assignUsers(services, { id, users, caller, requestId });
const held = async (id: string) => {
  const entitlement = await getEntitlement(services, id);
  if (!entitlement) throw new Error(`${id} is gone`);
  return entitlement;
};

describe('the users of a licence', () => {
  test('never exceed its seats, however many are named at once', async () => {
    const id = await granted(3);
    const wishes = people.map((_, n) => people.slice(n % 30, (n % 30) + 1 + (n % 5)));
    const answers = await Promise.allSettled(wishes.map((users) => assign(id, users)));
    const { users, revision } = await held(id);
    expect(users.length).toBeLessThanOrEqual(3);
    const done = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    expect(revision).toBe(1 + done);
  });

  test('are members of its holder, and named by its buyers', async () => {
    const id = await granted(1);
    await expect(assign(id, ['nobody'])).rejects.toMatchObject({ code: 'INVALID' });
    await expect(assign(id, people.slice(0, 2))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(assign(id, [], { subject: 'stranger', roles: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(assign(id, [], { subject: 'person-0', roles: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await assign(id, ['person-0'])).users).toMatchObject([{ person: 'person-0' }]);
  });

  test('keep their seat once a copy was made out to them', async () => {
    const id = await granted(2);
    const entitlement = await assign(id, ['person-0', 'person-1']);
    const order = { ...paidOrder(orderId(orders), [made], since), downloaded: true };
    const act = { by: 'person-0', at: services.now().toISOString(), requestId };
    const items = deliveryItems(services.trade, { entitlement, order, person: 'person-0' }, act);
    expect(await commitTrade(services, items)).toBe(true);
    await expect(assign(id, ['person-1', 'person-2'])).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await assign(id, ['person-0', 'person-2'])).users.map(({ person }) => person)).toEqual([
      'person-0',
      'person-2',
    ]);
  });

  test('are not named any more when the licence has been revoked', async () => {
    const id = await granted(1);
    const act = { by: 'service', at: services.now().toISOString(), requestId, reason: 'refunded' };
    expect(await commitTrade(services, revokeItems(services.trade, [await held(id)], act))).toBe(true);
    await expect(assign(id, ['person-0'])).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('are not named where every member may use it', () => {
    const forAll = { seats: null, users: [], licence: 'ORG' as const };
    expect(() => planUsers(forAll, { wanted: [], members: [], at: since })).toThrow(/all members/);
  });
});

test('a line of an order gives one licence, however often it is granted', async () => {
  await granted(1);
  const order = paidOrder(orderId(orders), [made], since);
  const again = grantItems(services.trade, order, since);
  expect(await commitTrade(services, again)).toBe(false);
});
