import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { expirePending } from '#shared/ledger/expire-pending.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { postPending } from '#shared/ledger/post-pending.ts';
import { postTransfer } from '#shared/ledger/post-transfer.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { reverseTransfer } from '#shared/ledger/reverse-transfer.ts';
import type { Outcome } from '#shared/ledger/run-command.ts';
import { voidPending } from '#shared/ledger/void-pending.ts';
import { move, stand } from './books.ts';
import { type Answer, applied, available, hold, type LedgerModel, once, pay, refusedFor } from './ledger-model.ts';

/** The ledger under test; its calls may fail, so every command is sent until it is answered. */
export interface LedgerUnderTest extends LedgerServices {
  setTime(at: number): void;
}

type LedgerCommand = fc.AsyncCommand<LedgerModel, LedgerUnderTest>;

const accounts = ['payee:a', 'payee:b', 'payee:c'];
const account = fc.constantFrom(...accounts);
const source = fc.constantFrom('external:bank', 'external:bank', ...accounts);
const amount = fc.integer({ min: 1, max: 1_000 });
const key = fc.integer({ min: 1, max: 200 }).map((n) => `key ${n}`);
const usually = fc.constantFrom(true, true, true, false);
const place = fc.nat(1_000);

/** Sends again what was not answered. Answers whether the first answer may have been lost, too. */
async function untilAnswered<T>(send: () => Promise<T>): Promise<{ answer: T; isLost: boolean }> {
  for (let tries = 0; ; tries += 1) {
    try {
      return { answer: await send(), isLost: tries > 0 };
    } catch (error) {
      if (tries === 100) throw error;
    }
  }
}

function command(name: string, run: (model: LedgerModel, real: LedgerUnderTest) => Promise<void>): LedgerCommand {
  return { check: () => true, run, toString: () => name };
}

/** A command of the ledger beside what the model makes of it. */
async function compare(expected: Answer & { again: boolean }, send: () => Promise<Outcome>): Promise<void> {
  const { answer, isLost } = await untilAnswered(send);
  if (expected.status === 'REJECTED') {
    expect(answer).toMatchObject({ status: 'REJECTED', refusal: expected.refusal });
  } else if (expected.again) {
    expect(answer.status).toBe('DUPLICATE');
  } else {
    expect(isLost ? ['APPLIED', 'DUPLICATE'] : ['APPLIED']).toContain(answer.status);
  }
}

/** Ids are made by the caller before the first attempt, from what is asked for. */
const idOf = (...parts: unknown[]) => parts.join(' ');

const posting = fc.record({ key, from: source, to: account, amount, mayOverdraw: usually }).map((asked) =>
  command(`post ${JSON.stringify(asked)}`, async (model, real) => {
    const { from, to, mayOverdraw } = asked;
    const id = idOf('post', JSON.stringify(asked));
    const expected = once(model, asked.key, id, () => {
      if (from === 'external:bank' && !mayOverdraw) return refusedFor('OPEN_ACCOUNT');
      if (!mayOverdraw && available(model, from) < asked.amount) return refusedFor('INSUFFICIENT_FUNDS');
      pay(model, id, asked);
      return applied;
    });
    const legs = move(from, to, asked.amount, { mayOverdraw });
    await compare(expected, () => postTransfer(real, { key: asked.key, id, legs }));
  }),
);

const reserving = fc
  .record({ key, from: account, to: account, amount, seconds: fc.integer({ min: 1, max: 60 }) })
  .map((asked) =>
    command(`reserve ${JSON.stringify(asked)}`, async (model, real) => {
      const { from, to, seconds } = asked;
      const id = idOf('reserve', JSON.stringify(asked));
      const expected = once(model, asked.key, id, () => {
        if (available(model, from) < asked.amount) return refusedFor('INSUFFICIENT_FUNDS');
        hold(model, from, asked.amount);
        const expiresAt = model.now + seconds * 1000;
        model.reservations.set(id, { ...asked, reversed: 0, state: 'pending', expiresAt });
        return applied;
      });
      const legs = move(from, to, asked.amount);
      await compare(expected, () => reserveTransfer(real, { key: asked.key, id, legs, seconds }));
    }),
  );

/** One that was made; now and then one that was not. */
function pick(ids: Iterable<string>, n: number): string {
  const made = [...ids];
  return made[n % (made.length + 1)] ?? 'never made';
}

const postingPending = fc.record({ key, place, amount: fc.option(amount, { nil: undefined }) }).map((asked) =>
  command(`post pending ${JSON.stringify(asked)}`, async (model, real) => {
    const pending = pick(model.reservations.keys(), asked.place);
    const id = idOf('post', pending, asked.amount, asked.key);
    const expected = once(model, asked.key, idOf('post pending', pending, asked.amount), () => {
      const reservation = model.reservations.get(pending);
      if (!reservation) return refusedFor('NOT_FOUND');
      if (reservation.state === 'expired') return refusedFor('EXPIRED');
      if (reservation.state !== 'pending') return refusedFor('NOT_PENDING');
      if (model.now >= reservation.expiresAt) return refusedFor('EXPIRED');
      if ((asked.amount ?? 0) > reservation.amount) return refusedFor('EXCEEDS_RESERVED');
      reservation.state = 'settled';
      hold(model, reservation.from, -reservation.amount);
      pay(model, id, { ...reservation, amount: asked.amount ?? reservation.amount });
      return applied;
    });
    await compare(expected, () => postPending(real, { key: asked.key, id, pending, amount: asked.amount }));
  }),
);

const voiding = fc.record({ key, place }).map((asked) =>
  command(`void ${JSON.stringify(asked)}`, async (model, real) => {
    const pending = pick(model.reservations.keys(), asked.place);
    const expected = once(model, asked.key, idOf('void', pending), () => {
      const reservation = model.reservations.get(pending);
      if (!reservation) return refusedFor('NOT_FOUND');
      if (reservation.state === 'expired') return refusedFor('EXPIRED');
      if (reservation.state !== 'pending') return refusedFor('NOT_PENDING');
      reservation.state = 'voided';
      hold(model, reservation.from, -reservation.amount);
      return applied;
    });
    await compare(expected, () => voidPending(real, { key: asked.key, pending }));
  }),
);

const reversing = fc.record({ key, place, amount: fc.option(amount, { nil: undefined }) }).map((asked) =>
  command(`reverse ${JSON.stringify(asked)}`, async (model, real) => {
    const transfer = pick(model.transfers.keys(), asked.place);
    // Reversals of reversals would outgrow an id.
    const id = createHash('sha256')
      .update(idOf('reverse', transfer, asked.amount, asked.key))
      .digest('hex');
    const expected = once(model, asked.key, idOf('reverse', transfer, asked.amount), () => {
      const original = model.transfers.get(transfer);
      if (!original) return refusedFor('NOT_FOUND');
      const left = original.amount - original.reversed;
      const wanted = asked.amount ?? left;
      if (left === 0 || wanted > left) return refusedFor('EXCEEDS_TRANSFER');
      if (original.to !== 'external:bank' && available(model, original.to) < wanted)
        return refusedFor('INSUFFICIENT_FUNDS');
      original.reversed += wanted;
      pay(model, id, { from: original.to, to: original.from, amount: wanted });
      return applied;
    });
    await compare(expected, () => reverseTransfer(real, { key: asked.key, id, transfer, amount: asked.amount }));
  }),
);

const waiting = fc.integer({ min: 1, max: 40 }).map((seconds) =>
  command(`wait ${seconds} s`, async (model, real) => {
    model.now += seconds * 1000;
    real.setTime(model.now);
  }),
);

const expiring = fc.constant(
  command('expire', async (model, real) => {
    for (const reservation of model.reservations.values()) {
      if (reservation.state !== 'pending' || model.now < reservation.expiresAt) continue;
      reservation.state = 'expired';
      hold(model, reservation.from, -reservation.amount);
    }
    await untilAnswered(() => expirePending(real));
  }),
);

const chaining = fc.constant(
  command('chain', async (_model, real) => void (await untilAnswered(() => chainJournal(real)))),
);

const looking = account.map((name) =>
  command(`look at ${name}`, async (model, real) => {
    const { answer } = await untilAnswered(() => stand(real, name));
    expect(answer).toMatchObject({ balance: model.balances.get(name) ?? 0, available: available(model, name) });
  }),
);

export const ledgerCommands = [
  posting,
  posting,
  reserving,
  postingPending,
  voiding,
  reversing,
  waiting,
  expiring,
  chaining,
  looking,
];
