import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { type Balance, findBalance } from '#shared/ledger/find-balance.ts';
import type { LedgerItems } from '#shared/ledger/item.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { postTransfer } from '#shared/ledger/post-transfer.ts';
import { rebuildBalances } from '#shared/ledger/rebuild-balances.ts';
import type { Outcome } from '#shared/ledger/run-command.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { type MemoryItems, memoryItems } from './memory-items.ts';

/** A ledger in memory with a clock that moves on by a millisecond at each look, and by more when told. */
export interface Books extends LedgerServices {
  items: MemoryItems;
  pass(seconds: number): void;
}

export function books(begin = '2026-11-25T08:00:00.000Z'): Books {
  let at = Date.parse(begin);
  return {
    items: memoryItems(),
    now: () => {
      at += 1;
      return new Date(at);
    },
    pass: (seconds) => {
      at += seconds * 1000;
    },
  };
}

/** The two legs that move an amount. */
export function move(from: string, to: string, amount: number, { currency = 'CNY', mayOverdraw = false } = {}): Leg[] {
  return [
    { account: from, side: 'DEBIT', amount, currency, ...(mayOverdraw && { mayOverdraw }) },
    { account: to, side: 'CREDIT', amount, currency },
  ];
}

/** Brings money in from outside. */
export async function fund(services: LedgerServices, account: string, amount: number, currency = 'CNY'): Promise<void> {
  const legs = move('external:funding', account, amount, { currency, mayOverdraw: true });
  const outcome = await postTransfer(services, { key: `seed ${randomUUID()}`, id: randomUUID(), legs });
  expect(outcome.status).toBe('APPLIED');
}

/** Posts under a key that also names the transfer. */
export function post(services: LedgerServices, key: string, legs: Leg[]): Promise<Outcome> {
  return postTransfer(services, { key, id: `id of ${key}`, legs });
}

/** An account with everything that is committed. */
export async function stand(services: LedgerServices, account: string, currency = 'CNY'): Promise<Balance> {
  await chainJournal(services);
  return findBalance(services, { account, currency });
}

/** The journal is one chain, and every account is what it says, to the last field. */
export async function expectSoundBooks({ items, now }: { items: LedgerItems; now: () => Date }): Promise<void> {
  await chainJournal({ items, now });
  const { differing, brokenAt, standings } = await rebuildBalances({ items, now });
  expect({ differing, brokenAt }).toEqual({ differing: [], brokenAt: undefined });
  const sums: Record<string, number> = {};
  for (const { balances } of standings.values()) {
    for (const [currency, balance] of Object.entries(balances)) sums[currency] = (sums[currency] ?? 0) + balance;
  }
  expect(Object.values(sums).filter((sum) => sum !== 0)).toEqual([]);
}
