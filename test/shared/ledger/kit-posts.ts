import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { KitAnswer, KitEntry, KitLedger, KitPost } from '#test/ledger-adapter/kit-ledger.ts';

/** How many of the kit's loads are sent: 1 is the kit's own. */
export interface Load {
  share: number;
}

export type KitLeg = [account: string, type: 'DEBIT' | 'CREDIT', amount: number, currency?: string];

export const post = (ledger: KitLedger, key: string, legs: KitLeg[], allowOverdraft = false): Promise<KitAnswer> =>
  ledger.post(request(key, legs, allowOverdraft));

function request(idempotencyKey: string, legs: KitLeg[], allowOverdraft: boolean): KitPost {
  return {
    idempotencyKey,
    transactionId: randomUUID(),
    allowOverdraft,
    legs: legs.map(([accountId, type, amountSubunits, currency = 'USD']) => ({
      accountId,
      type,
      amountSubunits,
      currency,
    })),
  };
}

export const pair = (from: string, to: string, amount: number): KitLeg[] => [
  [from, 'DEBIT', amount],
  [to, 'CREDIT', amount],
];

export async function fund(ledger: KitLedger, account: string, amount: number): Promise<void> {
  const answer = await post(ledger, `seed:${account}:${randomUUID()}`, pair('external:funding', account, amount), true);
  expect(answer.status).toBe('APPLIED');
}

/** Posts all at once. */
export function burst(
  ledger: KitLedger,
  count: number,
  legs: (i: number) => KitLeg[],
  key = (i: number) => `burst-${i}`,
) {
  return Promise.all(Array.from({ length: count }, (_, i) => post(ledger, key(i), legs(i), true)));
}

export const count = (answers: KitAnswer[], status: KitAnswer['status']) =>
  answers.filter((a) => a.status === status).length;
export const sized = (whole: number, { share }: Load) => Math.max(8, Math.round(whole * share));
export const signed = ({ type, amountSubunits }: KitEntry) => (type === 'CREDIT' ? amountSubunits : -amountSubunits);

export function fold(journal: KitEntry[], keyOf: (entry: KitEntry) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const entry of journal) sums.set(keyOf(entry), (sums.get(keyOf(entry)) ?? 0) + signed(entry));
  return sums;
}

export async function expectBalancesOfJournal(ledger: KitLedger): Promise<void> {
  const sums = fold(await ledger.journal(), ({ accountId, currency }) => `${accountId} ${currency}`);
  const live = new Map<string, number>();
  for (const key of sums.keys()) {
    const [account = '', currency = ''] = key.split(' ');
    live.set(key, await ledger.balance(account, currency));
  }
  expect(live).toEqual(sums);
}
