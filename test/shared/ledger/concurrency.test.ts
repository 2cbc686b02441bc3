import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { expirePending } from '#shared/ledger/expire-pending.ts';
import type { LedgerItems } from '#shared/ledger/item.ts';
import { readBatches } from '#shared/ledger/journal-rows.ts';
import { postPending } from '#shared/ledger/post-pending.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { reverseTransfer } from '#shared/ledger/reverse-transfer.ts';
import type { Outcome } from '#shared/ledger/run-command.ts';
import { voidPending } from '#shared/ledger/void-pending.ts';
import { type Books, books, expectSoundBooks, fund, move, post, stand } from './books.ts';

/** Runs things side by side; the scheduler decides whose call to the table comes next. */
async function race<T>(
  scheduler: fc.Scheduler,
  services: Books,
  runners: ((services: Books) => Promise<T>)[],
): Promise<T[]> {
  const { items } = services;
  const scheduled: LedgerItems = {
    commit: async (writes) => {
      await scheduler.schedule(Promise.resolve(), 'commit');
      return items.commit(writes);
    },
    get: async (keys) => {
      await scheduler.schedule(Promise.resolve(), 'get');
      return items.get(keys);
    },
    list: async (id, range) => {
      await scheduler.schedule(Promise.resolve(), 'list');
      return items.list(id, range);
    },
  };
  const running = Promise.all(runners.map((run) => run({ ...services, items: { ...items, ...scheduled } })));
  return scheduler.waitFor(running);
}

const count = (outcomes: (Outcome | unknown)[], status: Outcome['status']) =>
  outcomes.filter((outcome) => (outcome as Outcome | undefined)?.status === status).length;

const numRuns = 150;

test('whoever comes first: an account that holds ten payments makes ten of sixteen', async () => {
  const story = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const services = books();
    await fund(services, 'payee:a', 1_000);
    const pay = (n: number) => (shared: Books) => post(shared, `pay ${n}`, move('payee:a', 'payee:b', 100));
    const outcomes = await race(
      scheduler,
      services,
      Array.from({ length: 16 }, (_, n) => pay(n)),
    );
    expect([count(outcomes, 'APPLIED'), count(outcomes, 'REJECTED')]).toEqual([10, 6]);
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: 0, available: 0 });
    await expectSoundBooks(services);
  });
  await fc.assert(story, { numRuns });
});

test('whoever comes first: one key is one transfer, while others chain the journal', async () => {
  const story = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const services = books();
    await fund(services, 'payee:a', 1_000);
    const pay = (shared: Books): Promise<unknown> => post(shared, 'pay', move('payee:a', 'payee:b', 100));
    const outcomes = await race(scheduler, services, [pay, chainJournal, pay, pay, chainJournal, pay, chainJournal]);
    expect([count(outcomes, 'APPLIED'), count(outcomes, 'DUPLICATE')]).toEqual([1, 3]);
    expect(await stand(services, 'payee:b')).toMatchObject({ balance: 100, entries: 1 });
    await expectSoundBooks(services);
  });
  await fc.assert(story, { numRuns });
});

test('whoever comes first: a reservation is posted, voided or expires, and only one of these', async () => {
  const story = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const services = books();
    await fund(services, 'payee:a', 1_000);
    const legs = move('payee:a', 'payee:b', 600);
    await reserveTransfer(services, { key: 'hold', id: 'held', legs, seconds: 1 });
    services.pass(0.98);
    const outcomes = await race<Outcome | number>(scheduler, services, [
      (shared) => postPending(shared, { key: 'settle', id: 'settled', pending: 'held', amount: 500 }),
      (shared) => voidPending(shared, { key: 'void', pending: 'held' }),
      (shared) => expirePending(shared),
      (shared) => expirePending(shared),
    ]);
    const expired = outcomes.filter((outcome) => outcome === 1).length;
    expect(count(outcomes, 'APPLIED') + expired).toBe(1);
    const isPosted = (outcomes[0] as Outcome).status === 'APPLIED';
    const left = isPosted ? 500 : 1_000;
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: left, available: left });
    await expectSoundBooks(services);
  });
  await fc.assert(story, { numRuns });
});

test('whoever comes first: reversals never give back more than was paid', async () => {
  const story = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const services = books();
    await fund(services, 'payee:a', 1_000);
    await post(services, 'pay', move('payee:a', 'payee:b', 1_000));
    const undo = (n: number) => (shared: Books) =>
      reverseTransfer(shared, { key: `undo ${n}`, id: `undone ${n}`, transfer: 'id of pay', amount: 300 });
    const outcomes = await race(
      scheduler,
      services,
      Array.from({ length: 5 }, (_, n) => undo(n)),
    );
    expect([count(outcomes, 'APPLIED'), count(outcomes, 'REJECTED')]).toEqual([3, 2]);
    expect((await stand(services, 'payee:a')).balance).toBe(900);
    await expectSoundBooks(services);
  });
  await fc.assert(story, { numRuns });
});

test('whoever comes first: who has posted finds it in the journal', async () => {
  const story = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const services = books();
    const payIn = (n: number) => async (shared: Books) => {
      await post(shared, `pay ${n}`, move('external:bank', `payee:${n}`, 100, { mayOverdraw: true }));
      const head = await chainJournal(shared);
      const posted: string[] = [];
      for await (const { entries } of readBatches(services.items, head)) posted.push(...entries.map((e) => e.account));
      return posted.includes(`payee:${n}`);
    };
    expect(await race(scheduler, services, [1, 2, 3, 4].map(payIn))).toEqual([true, true, true, true]);
    await expectSoundBooks(services);
  });
  await fc.assert(story, { numRuns });
});
