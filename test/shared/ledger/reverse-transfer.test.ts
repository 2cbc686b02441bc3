import { expect, test } from 'vitest';
import { readTransfer } from '#shared/ledger/ledger-rows.ts';
import { reverseTransfer } from '#shared/ledger/reverse-transfer.ts';
import { type Books, books, expectSoundBooks, move, post, stand } from './books.ts';

/** 1,000 came in: 667 for one payee, 233 for another, 100 as a fee. */
async function sold(): Promise<Books> {
  const services = books();
  await post(services, 'sale', [
    { account: 'clearing:bank', side: 'DEBIT', amount: 1_000, currency: 'CNY', mayOverdraw: true },
    { account: 'payee:a', side: 'CREDIT', amount: 667, currency: 'CNY' },
    { account: 'payee:b', side: 'CREDIT', amount: 233, currency: 'CNY' },
    { account: 'fee:platform', side: 'CREDIT', amount: 100, currency: 'CNY' },
  ]);
  return services;
}

const undo = (services: Books, key: string, amount?: number, mayOverdraw?: boolean) =>
  reverseTransfer(services, { key, id: `by ${key}`, transfer: 'id of sale', amount, mayOverdraw });

async function balances(services: Books): Promise<number[]> {
  const names = ['clearing:bank', 'payee:a', 'payee:b', 'fee:platform'];
  return Promise.all(names.map(async (name) => (await stand(services, name)).balance));
}

test('a reversal is the exact negation and names what it undoes', async () => {
  const services = await sold();
  expect(await undo(services, 'refund')).toEqual({ status: 'APPLIED', transferId: 'by refund' });
  expect(await balances(services)).toEqual([0, 0, 0, 0]);
  expect(await readTransfer(services.items, 'by refund')).toMatchObject({ reverses: 'id of sale' });
  expect((await stand(services, 'payee:a')).entries).toBe(2);
  await expectSoundBooks(services);
});

test('parts are pro rata, and all together the whole', async () => {
  const services = await sold();
  await undo(services, 'a third', 333);
  // Quotas 222.1, 77.6 and 33.3.
  expect(await balances(services)).toEqual([-667, 445, 155, 67]);
  await undo(services, 'one more', 1);
  await undo(services, 'what is left');
  expect(await balances(services)).toEqual([0, 0, 0, 0]);
  expect(await undo(services, 'and again')).toMatchObject({ refusal: 'EXCEEDS_TRANSFER' });
  await expectSoundBooks(services);
});

test('never more than was moved, and only what was', async () => {
  const services = await sold();
  expect(await undo(services, 'too much', 1_001)).toMatchObject({ refusal: 'EXCEEDS_TRANSFER' });
  const unknown = { key: 'unknown', id: 'by unknown', transfer: 'id of nothing' };
  expect(await reverseTransfer(services, unknown)).toMatchObject({ refusal: 'NOT_FOUND' });
});

test('money that is spent is not taken back, unless the account may be overdrawn', async () => {
  const services = await sold();
  await post(services, 'payout', move('payee:a', 'external:bank', 600));
  expect(await undo(services, 'refund')).toMatchObject({ refusal: 'INSUFFICIENT_FUNDS' });
  expect((await undo(services, 'refund at any rate', undefined, true)).status).toBe('APPLIED');
  expect(await stand(services, 'payee:a')).toMatchObject({ balance: -600, available: -600 });
  await expectSoundBooks(services);
});

test('a reversal can itself be reversed', async () => {
  const services = await sold();
  await undo(services, 'refund');
  const again = await reverseTransfer(services, {
    key: 'back',
    id: 'by back',
    transfer: 'by refund',
    mayOverdraw: true,
  });
  expect(again.status).toBe('APPLIED');
  expect(await balances(services)).toEqual([-1_000, 667, 233, 100]);
});
