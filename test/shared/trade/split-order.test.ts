import { expect, test, vi } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import { receiveNotice } from '#shared/trade/receive-notice.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { splitOrder } from '#shared/trade/split-order.ts';
import { getSplitting } from '#shared/trade/splitting-store.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { Crash, crashingItems } from '#test/shared/ledger/faults.ts';
import { made } from './made-orders.ts';
import { memoryClient } from './model/memory-table.ts';
import { furnish, memoryTables, type TradeWorld, worldOf } from './model/trade-world.ts';
import { balances, bo, everyAccount, orderNow, placed, requestId } from './payment-engines.ts';

interface World extends TradeWorld {
  pass(minutes: number): void;
}

async function makeWorld(): Promise<World> {
  const world = worldOf(memoryClient(), memoryTables);
  await furnish(world);
  const pass = (minutes: number) => {
    world.clock.at += minutes * 60_000;
  };
  return { ...world, pass };
}

/** The services of a process that is killed at its n-th call of either table. */
function dying(world: World, n: number, when: 'before' | 'after'): World {
  return { ...world, rows: crashingItems(world.rows, n, when), items: crashingItems(world.items, n, when) };
}

const died = (error: unknown) => {
  if (!(error instanceof Crash)) throw error;
  return 'died' as const;
};
const lived = () => 'lived' as const;

/** Kills a step at its first call, its second and so on until it lives through; answers how often. */
async function killEverywhere(run: (n: number, when: 'before' | 'after') => Promise<'died' | 'lived'>) {
  let kills = 0;
  for (const when of ['before', 'after'] as const) {
    for (let n = 1; (await run(n, when)) === 'died'; n += 1) kills += 1;
  }
  return kills;
}

const week = 7 * 24 * 60 + 1;

/** An order that was paid, and whose refund window is over. */
async function dueOrder(services: World, n: number): Promise<string> {
  const { id } = await placed(services, n);
  const payment = await startPayment(services, { order: id, provider: 'sandbox', caller: bo, requestId });
  await settlePayment(services, 'sandbox', services.provider.pay(payment.id), requestId);
  services.pass(week);
  return id;
}

test('a process that is killed at any call while it has money divided leaves what a sweep makes whole', async () => {
  const services = await makeWorld();
  let order = 0;
  const kills = await killEverywhere(async (n, when) => {
    order += 1;
    const id = await dueOrder(services, order);
    const end = await splitOrder(dying(services, n, when), id, requestId).then(lived, died);
    services.pass(2);
    await sweepPayments(services);
    expect(await orderNow(services, id)).toMatchObject({ state: 'settled' });
    const { payment = '', steps = [] } = (await getSplitting(services, id)) ?? {};
    expect(steps.map(({ kind, state }) => [kind, state])).toEqual([['split', 'over']]);
    expect(services.provider.divided(payment)).toBe(made.total);
    return end;
  });
  expect(kills).toBeGreaterThan(12);
  expect(services.provider.steps.size).toBe(order);
  expect(await balances(services, 'clearing:divided:sandbox', ...settledAccounts)).toEqual(
    await dividedAs(services, order),
  );
});

const settledAccounts = ['settled:org-seller', 'settled:platform'];

/** What the accounts of splits hold when everything that is owed has been divided. */
async function dividedAs(services: World, orders: number): Promise<number[]> {
  const [payable = 0, fee = 0, tax = 0] = await balances(
    services,
    'payable:org-seller',
    'fee:platform',
    'tax:org-seller',
  );
  return [-orders * made.total, payable + tax, fee];
}

test('a process that is killed at any call while it refunds what was divided leaves nothing with its receivers', async () => {
  const services = await makeWorld();
  let order = 0;
  const kills = await killEverywhere(async (n, when) => {
    order += 1;
    const id = await dueOrder(services, order);
    await splitOrder(services, id, requestId);
    const request = { order: id, key: 'k', asked: { cause: 'withdrawn' as const, reason: '' }, caller: bo, requestId };
    const end = await askRefund(dying(services, n, when), request).then(lived, died);
    await askRefund(services, request);
    services.pass(2);
    await sweepPayments(services);
    expect(await orderNow(services, id)).toMatchObject({ state: 'refunded', refunded: made.total });
    const { payment = '', steps = [] } = (await getSplitting(services, id)) ?? {};
    expect(steps.map(({ kind }) => kind)).toEqual(['split', 'return']);
    expect(services.provider.divided(payment)).toBe(0);
    return end;
  });
  expect(kills).toBeGreaterThan(16);
  expect(services.provider).toMatchObject({ returned: order * made.total, unbacked: [] });
  expect(await balances(services, ...everyAccount, ...settledAccounts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('an order that lies on no shelf, as those of before there was one, is found by its capture in the journal', async () => {
  const world = await makeWorld();
  const ids = [await dueOrder(world, 1), await dueOrder(world, 2)];
  for (const id of ids) {
    const order = await orderNow(world, id);
    await world.rows.commit([{ replace: { ...order, ...orderKey(id) }, revision: order.revision }]);
  }
  await sweepPayments(world);
  expect(world.provider.steps.size).toBe(0);
  await chainJournal(world);
  // The journal books them late here, and their window ends with that.
  world.pass(week);
  await sweepPayments(world);
  world.pass(2);
  await sweepPayments(world);
  for (const id of ids) expect(await orderNow(world, id)).toMatchObject({ state: 'settled' });
  expect(world.provider.steps.size).toBe(2);
});

test('an order is divided a week after delivery, and not before', async () => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.pass(-2);
  await sweepPayments(world);
  expect(await orderNow(world, id)).toMatchObject({ state: 'fulfilled' });
  expect(world.provider.steps.size).toBe(0);
  world.pass(4);
  await sweepPayments(world);
  expect(await orderNow(world, id)).toMatchObject({ state: 'settled' });
});

test('a provider that takes its time is asked by the same number until it is done', async () => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.provider.faults.push('slow');
  await splitOrder(world, id, requestId);
  expect(await orderNow(world, id)).toMatchObject({ state: 'fulfilled' });
  await splitOrder(world, id, requestId);
  expect(await orderNow(world, id)).toMatchObject({ state: 'settled' });
  expect(world.provider.steps.size).toBe(1);
});

test('a provider that rings is asked at once, whoever it rings for', async () => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.provider.faults.push('slow');
  await splitOrder(world, id, requestId);
  const [number = ''] = world.provider.steps.keys();
  const ring = (about: string) => {
    const readNotice = () => ({ kind: 'step' as const, number: about });
    const ringing = { ...world, providers: async () => [{ ...world.provider, readNotice }] };
    return receiveNotice(ringing, { provider: 'sandbox', requestId, headers: {}, body: '' });
  };
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await expect(ring('spl-ffffffffffffffffffffffff')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(written.mock.calls.join()).toContain('PAYMENT_NOTICE_STRANGE');
  written.mockRestore();
  expect(await orderNow(world, id)).toMatchObject({ state: 'fulfilled' });
  await Promise.all([ring(number), ring(number)]);
  await ring(number);
  expect(await orderNow(world, id)).toMatchObject({ state: 'settled' });
  expect(world.provider.steps.size).toBe(1);
});

test('receivers that were refused get theirs a day later by another number, and the others nothing twice', async () => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.provider.faults.push('refuse');
  await splitOrder(world, id, requestId);
  expect(await orderNow(world, id)).toMatchObject({ state: 'fulfilled' });
  await splitOrder(world, id, requestId);
  expect(world.provider.steps.size).toBe(1);
  world.pass(24 * 60);
  await splitOrder(world, id, requestId);
  const { payment = '', steps = [] } = (await getSplitting(world, id)) ?? {};
  expect(steps.map(({ parts, done }) => [parts.length, done.length])).toEqual([
    [2, 1],
    [1, 1],
  ]);
  expect(world.provider.divided(payment)).toBe(made.total);
  expect(await orderNow(world, id)).toMatchObject({ state: 'settled' });
});

test('a split that ends while a refund begins is taken back for it, too', async () => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.provider.faults.push('slow');
  await splitOrder(world, id, requestId);
  let looks = 0;
  const findStep: typeof world.provider.findStep = async (...asked) => {
    const news = await world.provider.findStep(...asked);
    looks += 1;
    return looks === 1 && news ? { ...news, state: 'processing' } : news;
  };
  const hurried = { ...world, providers: async () => [{ ...world.provider, findStep }] };
  await askRefund(hurried, { order: id, key: 'k', asked: { cause: 'withdrawn', reason: '' }, caller: bo, requestId });
  world.pass(2);
  await sweepPayments(world);
  const { payment = '' } = (await getSplitting(world, id)) ?? {};
  expect(world.provider.divided(payment)).toBe(0);
  expect(world.provider.unbacked).toEqual([]);
  expect(await orderNow(world, id)).toMatchObject({ state: 'refunded', reservedRefund: 0 });
});

test.each([
  ['while a split is open', ['slow'], [], 0],
  ['when receivers do not give it back', [], ['refuse'], 1],
  ['that the provider refuses after it was taken back', [], ['lose', 'refuse'], 1],
] as const)('a refund %s leaves nothing in between', async (_, first, then, share) => {
  const world = await makeWorld();
  const id = await dueOrder(world, 1);
  world.provider.faults.push(...first);
  await splitOrder(world, id, requestId);
  world.provider.faults.push(...then);
  await askRefund(world, { order: id, key: 'k', asked: { cause: 'withdrawn', reason: '' }, caller: bo, requestId });
  world.pass(2);
  await sweepPayments(world);
  world.pass(2);
  await sweepPayments(world);
  const { payment = '' } = (await getSplitting(world, id)) ?? {};
  expect(world.provider.divided(payment)).toBe(share * made.total);
  expect(await orderNow(world, id)).toMatchObject({ state: share === 0 ? 'refunded' : 'settled', reservedRefund: 0 });
  expect(world.provider.unbacked).toEqual([]);
});
