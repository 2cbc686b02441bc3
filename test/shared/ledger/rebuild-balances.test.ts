import { expect, test } from 'vitest';
import { accountKey, readAccounts } from '#shared/ledger/account-rows.ts';
import type { Item } from '#shared/ledger/item.ts';
import { rebuildBalances } from '#shared/ledger/rebuild-balances.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { type Books, books, fund, move, post, stand } from './books.ts';

/** Balances, a reservation, and a transfer that is not in the journal yet. */
async function busyBooks(): Promise<Books> {
  const services = books();
  await fund(services, 'payee:a', 1_000);
  await fund(services, 'payee:a', 30, 'USD');
  await post(services, 'pay', move('payee:a', 'payee:b', 400));
  await stand(services, 'payee:a');
  await reserveTransfer(services, { key: 'hold', id: 'held', legs: move('payee:a', 'payee:b', 100) });
  await post(services, 'pay more', move('payee:a', 'payee:b', 50));
  return services;
}

const accountItem = ({ items }: Books, name: string): Item | undefined =>
  items.all.get(accountKey(name).id)?.get('account');

test('the books that are kept are those that the journal gives', async () => {
  const { differing, standings, brokenAt } = await rebuildBalances(await busyBooks());
  expect({ differing, brokenAt }).toEqual({ differing: [], brokenAt: undefined });
  expect(standings.get('payee:a')).toEqual({ entries: 3, balances: { CNY: 600, USD: 30 } });
});

test.each(['payee:a', 'payee:b', 'external:funding'])(
  '%s is found and written again as it was, field by field, after it was lost',
  async (name) => {
    const services = await busyBooks();
    const before = structuredClone(accountItem(services, name));
    services.items.all.get(accountKey(name).id)?.delete('account');
    expect((await rebuildBalances(services)).differing).toEqual([name]);
    await rebuildBalances(services, { repair: true });
    expect(accountItem(services, name)).toEqual(before);
    expect((await rebuildBalances(services)).differing).toEqual([]);
  },
);

test.each([
  ['a balance', { balances: { CNY: 601, USD: 30 } }],
  ['a number of entries', { entries: 4 }],
  ['what is available', { 'available:CNY': 451 }],
])('%s that was changed behind the journal is found', async (_what, change) => {
  const services = await busyBooks();
  Object.assign(accountItem(services, 'payee:a') ?? {}, change);
  expect((await rebuildBalances(services)).differing).toEqual(['payee:a']);
});

test('an edited journal is found, at the entry that was edited', async () => {
  const services = await busyBooks();
  const batch = [...(services.items.all.get('journal')?.values() ?? [])].at(-1);
  const [entry] = (batch?.entries ?? []) as { amount: number; sequence: number }[];
  if (entry) entry.amount += 1;
  expect((await rebuildBalances(services)).brokenAt).toBe(entry?.sequence);
});

test('books that never rest are not compared', async () => {
  const services = await busyBooks();
  const { get } = services.items;
  let n = 0;
  services.items.get = async (keys) => {
    n += 1;
    if (keys.some(({ id }) => id.startsWith('account#')))
      await post({ ...services, items: { ...services.items, get } }, `busy ${n}`, move('payee:a', 'payee:b', 1));
    return get(keys);
  };
  await expect(rebuildBalances(services)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  services.items.get = get;
  expect((await readAccounts(services.items, ['payee:a'])).get('payee:a')?.balances).toEqual({ CNY: 600, USD: 30 });
});
