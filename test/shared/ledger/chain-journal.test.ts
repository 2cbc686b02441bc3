import { expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import type { ItemWrite } from '#shared/ledger/item.ts';
import { readBatches, readHead } from '#shared/ledger/journal-rows.ts';
import { books, expectSoundBooks, fund, move, post, stand } from './books.ts';

/** Ledger that notes how many writes each transaction has. */
function counted() {
  const services = books();
  const commits: (readonly ItemWrite[])[] = [];
  const commit = (writes: readonly ItemWrite[]) => {
    commits.push(writes);
    return services.items.commit(writes);
  };
  return { services: { ...services, items: { ...services.items, commit } }, commits };
}

test('the journal is empty at first, and chaining nothing leaves it so', async () => {
  const services = books();
  expect(await chainJournal(services)).toMatchObject({ revision: 0, size: 0, hash: 'GENESIS' });
  expect(services.items.all.size).toBe(0);
});

test('credits to a busy account share their writes: two hundred take three transactions', async () => {
  const { services, commits } = counted();
  for (let n = 0; n < 200; n += 1) {
    await post(services, `sale ${n}`, move('external:bank', 'payee:a', 100, { mayOverdraw: true }));
  }
  // Nobody who pays in waits for anybody else: no item is written by two of them.
  const touched = commits.flatMap((writes) => writes.map((write) => JSON.stringify(Object.values(write)[0])));
  expect(new Set(touched).size).toBe(touched.length);
  commits.length = 0;
  await chainJournal(services);
  expect(commits.map((writes) => writes.length)).toEqual([100, 100, 18]);
  expect(await stand(services, 'payee:a')).toEqual({ balance: 20_000, available: 20_000, entries: 200 });
});

test('transfers of many accounts are chained in as many transactions as they need', async () => {
  const { services, commits } = counted();
  const legs = Array.from({ length: 20 }, (_, n) =>
    move('external:bank', `payee:${n}`, 1 + n, { mayOverdraw: true }),
  ).flat();
  for (const key of ['one', 'two', 'three']) {
    await post(
      services,
      key,
      legs.map((leg) => ({ ...leg, account: leg.account.replace('payee', key) })),
    );
  }
  commits.length = 0;
  await chainJournal(services);
  expect(commits).toHaveLength(2);
  expect((await readHead(services.items)).size).toBe(120);
  await expectSoundBooks(services);
});

test('entries stand in the order in which their transfers were posted', async () => {
  const services = books();
  await fund(services, 'a', 1_000);
  for (let n = 0; n < 120; n += 1) await post(services, `${n}`, move('a', 'b', 1));
  const posted: string[] = [];
  for await (const { entries } of readBatches(services.items, await chainJournal(services))) {
    posted.push(...entries.filter(({ account }) => account === 'b').map(({ transferId }) => transferId));
  }
  expect(posted).toEqual(Array.from({ length: 120 }, (_, n) => `id of ${n}`));
});

test('a debit spends only what the journal has, so it never stands before its credit', async () => {
  const services = books();
  await fund(services, 'a', 500);
  const { commit } = services.items;
  const sizes: number[] = [];
  services.items.commit = async (writes) => {
    sizes.push((await readHead(services.items)).size);
    return commit(writes);
  };
  expect((await post(services, 'pay', move('a', 'b', 500))).status).toBe('APPLIED');
  // Refused at first, then the journal takes in the credit, then it is done.
  expect(sizes).toEqual([0, 0, 2]);
});
