import { expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { listEntries } from '#shared/ledger/list-entries.ts';
import { books, fund, move, post } from './books.ts';

const account = 'payee:a';
const currency = 'CNY';

test('a statement begins with the balance before its month and pages through every entry once', async () => {
  // Eight hours before the month changes in Greenwich it has changed in Shanghai.
  const services = books('2026-10-31T15:00:00.000Z');
  await fund(services, account, 900);
  await fund(services, account, 70, 'USD');
  await chainJournal(services);
  services.pass(3_600);
  for (let n = 1; n <= 25; n += 1) {
    await fund(services, account, n);
    if (n % 10 === 0) await chainJournal(services);
  }
  await fund(services, account, 3, 'USD');
  await chainJournal(services);
  const amounts: number[] = [];
  let after: number | undefined;
  for (let pages = 1; ; pages += 1) {
    const page = await listEntries(services, { account, currency, month: '2026-11', after, size: 7 });
    expect(page.opening).toBe(900);
    amounts.push(...page.entries.map(({ amount }) => amount));
    if (page.next === null) {
      expect(pages).toBe(4);
      break;
    }
    after = page.next;
  }
  expect(amounts).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
});

test('each month has its own entries, and an empty one the balance of the last', async () => {
  const services = books('2026-10-31T15:59:59.000Z');
  await fund(services, account, 900);
  await chainJournal(services);
  services.pass(2);
  await post(services, 'pay', move(account, 'b', 250));
  await chainJournal(services);
  const month = async (name: string) => listEntries(services, { account, currency, month: name });
  expect(await month('2026-09')).toEqual({ opening: 0, entries: [], next: null });
  expect(await month('2026-10')).toMatchObject({ opening: 0, entries: [{ side: 'CREDIT', amount: 900 }] });
  expect(await month('2026-11')).toMatchObject({
    opening: 900,
    entries: [{ side: 'DEBIT', amount: 250, transferId: 'id of pay' }],
  });
  expect(await month('2026-12')).toEqual({ opening: 650, entries: [], next: null });
});

test('entries of one batch may be cut by a page', async () => {
  const services = books();
  await fund(services, account, 1_000);
  await chainJournal(services);
  for (let n = 0; n < 3; n += 1)
    await post(services, `pay ${n}`, [...move(account, 'b', 1), ...move('b', account, 1, { mayOverdraw: true })]);
  await chainJournal(services);
  const first = await listEntries(services, { account, currency, month: '2026-11', size: 4 });
  const second = await listEntries(services, { account, currency, month: '2026-11', size: 4, after: first.next ?? 0 });
  expect([...first.entries, ...second.entries].map(({ accountSequence }) => accountSequence)).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ]);
  expect(second.next).toBeNull();
});
