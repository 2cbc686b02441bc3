import { describe, expect, test } from 'vitest';
import { expirePending } from '#shared/ledger/expire-pending.ts';
import { readTransfer } from '#shared/ledger/ledger-rows.ts';
import { postPending } from '#shared/ledger/post-pending.ts';
import { reserveTransfer } from '#shared/ledger/reserve-transfer.ts';
import { voidPending } from '#shared/ledger/void-pending.ts';
import { type Books, books, expectSoundBooks, fund, move, post, stand } from './books.ts';

const legs = [...move('payee:a', 'payee:b', 700), ...move('payee:a', 'fee:platform', 300)];

/** 1,200 in an account, of which 1,000 are reserved. */
async function reserved(seconds?: number): Promise<Books> {
  const services = books();
  await fund(services, 'payee:a', 1_200);
  expect(await reserveTransfer(services, { key: 'hold', id: 'held', legs, seconds })).toEqual({
    status: 'APPLIED',
    transferId: 'held',
  });
  return services;
}

const settle = (services: Books, amount?: number, key = 'settle') =>
  postPending(services, { key, id: `by ${key}`, pending: 'held', amount });
const release = (services: Books, key = 'void') => voidPending(services, { key, pending: 'held' });

describe('a reservation', () => {
  test('takes from what is available and leaves the journal alone', async () => {
    const services = await reserved();
    expect(await stand(services, 'payee:a')).toEqual({ balance: 1_200, available: 200, entries: 1 });
    expect(await post(services, 'pay', move('payee:a', 'payee:b', 201))).toMatchObject({
      refusal: 'INSUFFICIENT_FUNDS',
    });
    expect((await post(services, 'pay less', move('payee:a', 'payee:b', 200))).status).toBe('APPLIED');
  });

  test('is made once for its key', async () => {
    const services = await reserved();
    expect((await reserveTransfer(services, { key: 'hold', id: 'another', legs })).status).toBe('DUPLICATE');
    expect(
      (await reserveTransfer(services, { key: 'again', id: 'held', legs: move('payee:a', 'payee:b', 1) })).status,
    ).toBe('REJECTED');
    expect((await stand(services, 'payee:a')).available).toBe(200);
  });

  test('posted in full becomes the transfer that it held', async () => {
    const services = await reserved();
    expect(await settle(services)).toEqual({ status: 'APPLIED', transferId: 'by settle' });
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: 200, available: 200 });
    expect((await stand(services, 'fee:platform')).balance).toBe(300);
    expect(await readTransfer(services.items, 'held')).toMatchObject({ state: 'settled', settledBy: 'by settle' });
    await expectSoundBooks(services);
  });

  test('posted in part splits pro rata and gives the rest back', async () => {
    const services = await reserved();
    await settle(services, 101);
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: 1_099, available: 1_099 });
    expect([(await stand(services, 'payee:b')).balance, (await stand(services, 'fee:platform')).balance]).toEqual([
      71, 30,
    ]);
    await expectSoundBooks(services);
  });

  test('is never posted for more than it holds', async () => {
    expect(await settle(await reserved(), 1_001)).toMatchObject({ status: 'REJECTED', refusal: 'EXCEEDS_RESERVED' });
  });

  test('is resolved once', async () => {
    const services = await reserved();
    await settle(services, 600);
    expect(await settle(services, 400, 'the rest')).toMatchObject({ refusal: 'NOT_PENDING' });
    expect(await release(services)).toMatchObject({ refusal: 'NOT_PENDING' });
    expect((await settle(services, 600)).status).toBe('DUPLICATE');
    expect(await settle(services, 601)).toMatchObject({ refusal: 'KEY_REUSED' });
  });

  test('voided gives everything back', async () => {
    const services = await reserved();
    expect((await release(services)).status).toBe('APPLIED');
    expect(await stand(services, 'payee:a')).toMatchObject({ balance: 1_200, available: 1_200 });
    expect(await settle(services)).toMatchObject({ refusal: 'NOT_PENDING' });
    await expectSoundBooks(services);
  });

  test('that was never made is not found', async () => {
    expect(await settle(books())).toMatchObject({ refusal: 'NOT_FOUND' });
    expect(await release(books())).toMatchObject({ refusal: 'NOT_FOUND' });
  });
});

describe('a reservation with a term', () => {
  test('can be posted until the term ends, and not at its end', async () => {
    const early = await reserved(60);
    early.pass(59);
    expect((await settle(early)).status).toBe('APPLIED');
    const late = await reserved(60);
    late.pass(60);
    expect(await settle(late)).toMatchObject({ refusal: 'EXPIRED' });
  });

  test('gives back what it held when the sweeper comes, however often', async () => {
    const services = await reserved(60);
    services.pass(30);
    expect(await expirePending(services)).toBe(0);
    services.pass(31);
    expect([await expirePending(services), await expirePending(services)]).toEqual([1, 0]);
    expect((await stand(services, 'payee:a')).available).toBe(1_200);
    expect(await settle(services)).toMatchObject({ refusal: 'EXPIRED' });
    expect(await release(services)).toMatchObject({ refusal: 'EXPIRED' });
    await expectSoundBooks(services);
  });

  test('one without a term never expires', async () => {
    const services = await reserved();
    services.pass(1e9);
    expect(await expirePending(services)).toBe(0);
    expect((await settle(services)).status).toBe('APPLIED');
  });
});
