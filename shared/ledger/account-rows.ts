import * as z from 'zod';
import type { ItemKey, ItemWrite, LedgerItems } from './item.ts';
import { Entry, type Standing } from './journal.ts';
import type { Taken } from './transfer.ts';

/**
 * An account: where the journal leaves it, and for limited accounts what is available in each currency: the balance
 * less reservations and less debits on their way to the journal. Credits become available as the journal takes them in,
 * so a debit can never stand in it before the credits that it spends.
 */
const AccountRow = z.looseObject({
  entries: z.int().default(0),
  balances: z.record(z.string(), z.int()).default({}),
});

export const accountKey = (account: string): ItemKey => ({ id: `account#${account}`, part: 'account' });
export const availableIn = (currency: string): string => `available:${currency}`;

export interface Account extends Standing {
  /** Undefined where nothing was ever available. */
  available: (currency: string) => number | undefined;
}

/** Accounts by name as they are now; those never used have no entries. */
export async function readAccounts(items: LedgerItems, names: readonly string[]): Promise<Map<string, Account>> {
  const stored = await items.get(names.map(accountKey));
  return new Map(
    names.map((name, place) => {
      const { entries, balances, ...rest } = AccountRow.parse(stored[place] ?? {});
      const available = (currency: string) => z.int().optional().parse(rest[availableIn(currency)]);
      return [name, { entries, balances, available }];
    }),
  );
}

/** Takes from what is available, one write an account; a limited part must be there. */
export function takeFromAccounts(taken: readonly Taken[]): ItemWrite[] {
  return [...Map.groupBy(taken, ({ account }) => account)].map(([account, parts]) => ({
    change: accountKey(account),
    increase: Object.fromEntries(parts.map(({ currency, amount }) => [availableIn(currency), -amount])),
    atLeast: Object.fromEntries(
      parts.flatMap(({ currency, amount, isLimited }) => (isLimited ? [[availableIn(currency), amount]] : [])),
    ),
  }));
}

/** Gives back what was taken, or a part of it. */
export function giveBack(taken: readonly Taken[]): ItemWrite[] {
  const given = taken.filter(({ amount }) => amount > 0);
  return takeFromAccounts(given.map((part) => ({ ...part, amount: -part.amount, isLimited: false })));
}

/** Entries of one account in one batch of the journal, and the balances after them. */
export const StatementRow = z.object({
  at: z.string(),
  entries: z.array(Entry.omit({ previousHash: true, hash: true })),
  balances: z.record(z.string(), z.int()),
});
export type StatementRow = z.infer<typeof StatementRow>;

/** By month in Shanghai and the sequence of the last entry. */
export function statementKey(account: string, month: string, lastSequence: number): ItemKey {
  return { id: accountKey(account).id, part: `${month}#${String(lastSequence).padStart(15, '0')}` };
}

/** `YYYY-MM` in Shanghai, which is eight hours ahead of UTC all year round. */
export function monthInShanghai(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 7);
}
