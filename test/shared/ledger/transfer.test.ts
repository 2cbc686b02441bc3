import { describe, expect, test } from 'vitest';
import { isOpen } from '#shared/ledger/account.ts';
import { PostTransfer } from '#shared/ledger/post-transfer.ts';
import { type Leg, type Refusal, refusalOf, takenBy, turned } from '#shared/ledger/transfer.ts';
import { move } from './books.ts';

const debit = (account: string, amount: number, currency = 'CNY'): Leg => ({
  account,
  side: 'DEBIT',
  amount,
  currency,
});
const credit = (account: string, amount: number, currency = 'CNY'): Leg => ({
  account,
  side: 'CREDIT',
  amount,
  currency,
});

describe('what the legs alone tell', () => {
  test.each<{ what: string; legs: Leg[]; refusal: Refusal | undefined }>([
    { what: 'two legs', legs: [debit('a', 5), credit('b', 5)], refusal: undefined },
    { what: 'a split', legs: [debit('a', 5), credit('b', 3), credit('c', 2)], refusal: undefined },
    {
      what: 'two currencies, each balanced',
      legs: [...move('a', 'b', 5), ...move('b', 'a', 1, { currency: 'USD' })],
      refusal: undefined,
    },
    { what: 'a unit too few', legs: [debit('a', 5), credit('b', 4)], refusal: 'UNBALANCED' },
    { what: 'a lone credit', legs: [credit('b', 5)], refusal: 'UNBALANCED' },
    { what: 'one currency for another', legs: [debit('a', 5, 'USD'), credit('b', 5, 'EUR')], refusal: 'UNBALANCED' },
    { what: 'an open account that is to be checked', legs: move('external:bank', 'b', 5), refusal: 'OPEN_ACCOUNT' },
    { what: 'an open account', legs: move('external:bank', 'b', 5, { mayOverdraw: true }), refusal: undefined },
    {
      what: 'sums beyond the exact integers of floats',
      legs: [
        ...Array.from({ length: 20 }, () => debit('a', 2 ** 50)),
        ...Array.from({ length: 19 }, () => credit('b', 2 ** 50)),
        credit('b', 2 ** 50 - 1),
      ],
      refusal: 'UNBALANCED',
    },
  ])('$what: $refusal', ({ legs, refusal }) => {
    expect(refusalOf(legs)).toBe(refusal);
  });
});

describe('what can be asked for', () => {
  const asked = { key: 'k', id: 't', legs: move('a', 'b', 5) };

  test.each([
    ['no part of a unit', { ...asked, legs: move('a', 'b', 0.5) }],
    ['not nothing', { ...asked, legs: move('a', 'b', 0) }],
    ['nothing negative', { ...asked, legs: move('a', 'b', -5) }],
    ['nothing beyond any price', { ...asked, legs: move('a', 'b', 2 ** 50 + 1) }],
    ['no bar in a name, which would make hashes ambiguous', { ...asked, legs: move('a|b', 'b', 5) }],
    ['no bar in an id', { ...asked, id: 'a|b' }],
    ['no unknown kind of currency', { ...asked, legs: move('a', 'b', 5, { currency: 'Yuan' }) }],
    ['no more legs than a transaction takes', { ...asked, legs: Array.from({ length: 41 }, () => debit('a', 1)) }],
    ['no empty key', { ...asked, key: '' }],
  ])('%s', (_what, body) => {
    expect(PostTransfer.safeParse(asked).success).toBe(true);
    expect(PostTransfer.safeParse(body).success).toBe(false);
  });
});

test('debits of one account are taken together, and open accounts give without being asked', () => {
  const legs = [
    debit('a', 5),
    debit('a', 6),
    debit('a', 1, 'USD'),
    { ...debit('b', 2), mayOverdraw: true },
    credit('a', 9),
  ];
  expect(takenBy([...legs, { ...debit('fee:platform', 7), mayOverdraw: true }])).toEqual([
    { account: 'a', currency: 'CNY', amount: 11, isLimited: true },
    { account: 'a', currency: 'USD', amount: 1, isLimited: true },
    { account: 'b', currency: 'CNY', amount: 2, isLimited: false },
  ]);
});

test.each([
  ['external:bank', true],
  ['clearing:alipay', true],
  ['fee', true],
  ['payee:fee', false],
  ['externally', false],
])('%s is open: %s', (account, open) => {
  expect(isOpen(account)).toBe(open);
});

test('turned twice, legs are what they were', () => {
  const legs = [...move('a', 'b', 5), ...move('b', 'c', 3)];
  expect(turned(turned(legs))).toEqual(legs);
  expect(turned(legs, { mayOverdraw: true })[1]).toEqual({ ...debit('b', 5), mayOverdraw: true });
});
