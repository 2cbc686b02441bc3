import { describe, expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { expirePending } from '#shared/ledger/expire-pending.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { postPending } from '#shared/ledger/post-pending.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { reverseTransfer } from '#shared/ledger/reverse-transfer.ts';
import { voidPending } from '#shared/ledger/void-pending.ts';
import { type Books, books, expectSoundBooks, fund, move, post, stand } from './books.ts';
import { Crash, crashingItems } from './faults.ts';

interface Story {
  does: string;
  /** State before: 1,000 are in `payee:a`, then this. */
  given?: (services: Books) => Promise<unknown>;
  act: (services: LedgerServices) => Promise<unknown>;
  /** Balances of `payee:a` and `payee:b`, and what is available in `payee:a`, after it. */
  leaves: [number, number, number];
}

const legs = move('payee:a', 'payee:b', 600);
const reserve = (services: LedgerServices, seconds?: number) =>
  reserveTransfer(services, { key: 'hold', id: 'held', legs, seconds });

const stories: Story[] = [
  { does: 'posts a transfer', act: (services) => post(services, 'pay', legs), leaves: [400, 600, 400] },
  {
    does: 'posts the last of what there is',
    act: (services) => post(services, 'pay', move('payee:a', 'payee:b', 1_000)),
    leaves: [0, 1_000, 0],
  },
  {
    does: 'refuses what is not there',
    act: (services) => post(services, 'pay', move('payee:a', 'payee:b', 1_001)),
    leaves: [1_000, 0, 1_000],
  },
  { does: 'reserves', act: reserve, leaves: [1_000, 0, 400] },
  {
    does: 'posts a part of a reservation',
    given: reserve,
    act: (services) => postPending(services, { key: 'settle', id: 'settled', pending: 'held', amount: 250 }),
    leaves: [750, 250, 750],
  },
  {
    does: 'voids a reservation',
    given: reserve,
    act: (services) => voidPending(services, { key: 'void', pending: 'held' }),
    leaves: [1_000, 0, 1_000],
  },
  {
    does: 'lets a reservation expire',
    given: async (services) => {
      await reserve(services, 30);
      services.pass(31);
    },
    act: expirePending,
    leaves: [1_000, 0, 1_000],
  },
  {
    does: 'reverses a part of a transfer',
    given: (services) => post(services, 'pay', legs),
    act: (services) => reverseTransfer(services, { key: 'undo', id: 'undone', transfer: 'id of pay', amount: 100 }),
    leaves: [500, 500, 500],
  },
  {
    does: 'takes transfers into the journal',
    given: (services) => post(services, 'pay', legs),
    act: chainJournal,
    leaves: [400, 600, 400],
  },
];

async function prepared({ given }: Story): Promise<Books> {
  const services = books();
  await fund(services, 'payee:a', 1_000);
  await given?.(services);
  return services;
}

/** How many calls to the table it takes. */
async function countCalls(story: Story): Promise<number> {
  for (let n = 1; ; n += 1) {
    const services = await prepared(story);
    const act = story.act({ ...services, items: crashingItems(services.items, n, 'before') });
    const crashed = await act.then(
      () => false,
      (error) => error instanceof Crash,
    );
    if (!crashed) return n - 1;
  }
}

describe.each(stories)('a process that $does', (story) => {
  test.each(['before', 'after'] as const)(
    'may be killed just %s any of its calls: done again, it leaves the same',
    async (when) => {
      const calls = await countCalls(story);
      expect(calls).toBeGreaterThan(0);
      for (let n = 1; n <= calls; n += 1) {
        const services = await prepared(story);
        const dying = { ...services, items: crashingItems(services.items, n, when) };
        await story.act(dying).catch((error) => expect(error).toBeInstanceOf(Crash));
        await expectSoundBooks(services);
        await story.act(services);
        const [a, b] = [await stand(services, 'payee:a'), await stand(services, 'payee:b')];
        expect([a.balance, b.balance, a.available]).toEqual(story.leaves);
        await expectSoundBooks(services);
      }
    },
  );
});
