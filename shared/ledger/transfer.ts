import * as z from 'zod';
import { AccountName, isOpen } from './account.ts';

/** Largest amount of one leg, in minor units: far above any price, and small enough that sums stay exact integers. */
const largestAmount = 2 ** 50;
const mostLegs = 40;

const Name = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^|\p{Cc}]+$/u);
/** Names what the caller asks for, once and for all: the same key never has a second effect. */
export const CommandKey = z.string().min(1).max(255);
export const TransferId = Name;
/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
/** Minor units (fen, cent). */
export const Amount = z.int().positive().max(largestAmount);

export const Leg = z.object({
  account: AccountName,
  side: z.enum(['DEBIT', 'CREDIT']),
  amount: Amount,
  currency: Currency,
  /** Lets a debit take the account below zero; needed for every debit of an open account. */
  mayOverdraw: z.boolean().optional(),
});
export type Leg = z.infer<typeof Leg>;

export const Legs = z.array(Leg).min(1).max(mostLegs);

/** A transfer that is to be written, or was. */
export const Transfer = z.object({ id: TransferId, legs: Legs });
export type Transfer = z.infer<typeof Transfer>;

/** Why a transfer was refused; stored with its key, so that a repetition is refused for the same reason. */
export const Refusal = z.enum([
  'UNBALANCED',
  'OPEN_ACCOUNT',
  'INSUFFICIENT_FUNDS',
  'ID_TAKEN',
  'KEY_REUSED',
  'NOT_FOUND',
  'NOT_PENDING',
  'EXPIRED',
  'EXCEEDS_RESERVED',
  'EXCEEDS_TRANSFER',
]);
export type Refusal = z.infer<typeof Refusal>;

/** What can be told from the legs alone: debits equal credits in each currency, open accounts are not limited. */
export function refusalOf(legs: readonly Leg[]): Refusal | undefined {
  if (legs.some((leg) => leg.side === 'DEBIT' && isOpen(leg.account) && !leg.mayOverdraw)) return 'OPEN_ACCOUNT';
  const sums = new Map<string, bigint>();
  for (const leg of legs) sums.set(leg.currency, (sums.get(leg.currency) ?? 0n) + BigInt(signed(leg)));
  return [...sums.values()].every((sum) => sum === 0n) ? undefined : 'UNBALANCED';
}

/** Credits raise a balance, debits lower it. */
export function signed({ side, amount }: Pick<Leg, 'side' | 'amount'>): number {
  return side === 'CREDIT' ? amount : -amount;
}

/** What a transfer takes from one limited account in one currency. */
export interface Taken {
  account: string;
  currency: string;
  amount: number;
  /** False when a leg lets the account be overdrawn. */
  isLimited: boolean;
}

/** Debits of limited accounts, summed by account and currency: what must be available before the transfer. */
export function takenBy(legs: readonly Leg[]): Taken[] {
  const taken = new Map<string, Taken>();
  for (const { account, currency, side, amount, mayOverdraw = false } of legs) {
    if (side === 'CREDIT' || isOpen(account)) continue;
    const before = taken.get(`${account}|${currency}`) ?? { account, currency, amount: 0, isLimited: true };
    const isLimited = before.isLimited && !mayOverdraw;
    taken.set(`${account}|${currency}`, { ...before, amount: before.amount + amount, isLimited });
  }
  return [...taken.values()];
}

/** The same legs the other way round. */
export function turned(legs: readonly Leg[], { mayOverdraw = false } = {}): Leg[] {
  return legs.map(({ account, side, amount, currency }) =>
    side === 'CREDIT'
      ? { account, amount, currency, side: 'DEBIT', ...((mayOverdraw || isOpen(account)) && { mayOverdraw: true }) }
      : { account, amount, currency, side: 'CREDIT' },
  );
}
