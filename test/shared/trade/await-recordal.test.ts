import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { DepositEvent } from '#shared/deposits/deposit-moves.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { decideRefund } from '#shared/trade/decide-refund.ts';
import { listRefundDesk } from '#shared/trade/find-payment.ts';
import type { AskedCause } from '#shared/trade/refund.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { made } from './made-orders.ts';
import { memoryClient } from './model/memory-table.ts';
import { furnish, memoryTables, reviewer, type TradeWorld, worldOf } from './model/trade-world.ts';
import { bo, orderNow, placed, requestId } from './payment-engines.ts';

const assignment = { ...made, licence: 'ASSIGN' } as const;
const deposit = 'dep-000000000000000000000001';
const buyer = { organization: 'org-buyer', name: { zh: '示例公司' }, creditCode: '91210100MA0000000X' };
const other = { organization: 'org-second', name: { zh: '另一家公司' }, creditCode: '91210100MA0000000X' };

let world: TradeWorld;

beforeEach(async () => {
  world = worldOf(memoryClient(), memoryTables);
  await furnish(world);
});

/** An order that was paid. */
async function bought(line: typeof made | typeof assignment): Promise<string> {
  const { id } = await placed(world, 1, [line]);
  const payment = await startPayment(world, { order: id, provider: 'sandbox', caller: bo, requestId });
  await settlePayment(world, 'sandbox', world.provider.pay(payment.id), requestId);
  return id;
}

async function happened(said: Pick<DepositEvent, 'move'> & Partial<DepositEvent>, revision = 2): Promise<void> {
  const event = DepositEvent.parse({
    deposit,
    revision,
    at: world.now().toISOString(),
    from: 'accepted',
    to: 'accepted',
    actor: { kind: 'receiver', subject: 'bo' },
    reason: null,
    requestId,
    change: {},
    ...said,
  });
  const Item = { ...event, id: deposit, part: `event#${String(revision).padStart(6, '0')}` };
  await world.client.send(new PutCommand({ TableName: world.deposits.name, Item }));
}

async function passDays(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    world.clock.at += 86_400_000 + 60_000;
    await sweepPayments(world);
  }
}

const ask = (order: string, cause: z.infer<typeof AskedCause>) =>
  askRefund(world, { order, key: 'a key of mine', asked: { cause, reason: '' }, caller: bo, requestId });

describe('money for a copyright that was sold', () => {
  test('stays together until the register shows that the buyer took it over', async () => {
    const order = await bought(assignment);
    await passDays(12);
    expect(await orderNow(world, order)).toMatchObject({ state: 'fulfilled' });
    await happened({ move: 'take-transfer', change: { holder: buyer } });
    await passDays(1);
    expect(await orderNow(world, order)).toMatchObject({ state: 'settled' });
  });

  test.each([
    ['by somebody else', other, 0],
    ['by the buyer before the order', buyer, -1],
  ])('stays together while it was taken over %s only', async (_, holder, days) => {
    const at = new Date(world.clock.at + days * 86_400_000).toISOString();
    await happened({ move: 'take-transfer', at, change: { holder } });
    const order = await bought(assignment);
    await passDays(12);
    expect(await orderNow(world, order)).toMatchObject({ state: 'fulfilled' });
    expect(world.provider.steps.size).toBe(0);
  });

  test.each([
    [true, 'refunded'],
    [false, 'settled'],
  ])('is put before a reviewer after three weeks, who gives it back (%s) or has it divided', async (approve, state) => {
    const order = await bought(assignment);
    await passDays(25);
    expect(await orderNow(world, order)).toMatchObject({ state: 'refund-requested' });
    const [refund, ...others] = await listRefundDesk(world);
    expect(others).toEqual([]);
    expect(refund).toMatchObject({ order, cause: 'not-recorded', amount: assignment.total });
    const decision = { approve, reason: '登记册未载明转让' };
    await decideRefund(world, { refund: refund?.id ?? '', decision, caller: reviewer, requestId });
    await passDays(2);
    expect(await orderNow(world, order)).toMatchObject({ state });
  });

  test('does not go back by itself, because a transfer cannot be taken back here', async () => {
    const order = await bought(assignment);
    expect(await ask(order, 'withdrawn')).toMatchObject({ state: 'asked' });
  });
});

describe('an edition that was replaced', () => {
  test.each([
    ['within 30 days after payment', 29],
    ['later', 31],
  ])('%s is a cause for a refund, or is not', async (_, days) => {
    const order = await bought(made);
    world.clock.at += days * 86_400_000;
    await happened({ move: 'supersede', to: 'superseded', actor: { kind: 'service', subject: 'service' } });
    const asked = ask(order, 'edition-replaced');
    if (days < 30) expect(await asked).toMatchObject({ cause: 'edition-replaced' });
    else await expect(asked).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is none where the licence brings later editions with it', async () => {
    const order = await bought({ ...made, licence: 'SUB' });
    await happened({ move: 'supersede', to: 'superseded', actor: { kind: 'service', subject: 'service' } });
    await expect(ask(order, 'edition-replaced')).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
