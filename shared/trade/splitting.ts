import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { TransferRow } from '#shared/ledger/ledger-rows.ts';
import { shareOfLegs } from '#shared/ledger/split-amount.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { Currency, Fen, OrderId } from './order.ts';
import { PaymentId, ProviderName } from './payment.ts';
import { commissionAccount, payeeOf } from './royalty-split.ts';

/** The platform among those who receive; everybody else is an organization. */
export const platformReceiver = 'platform';

const SplitPart = z.object({
  receiver: z.string(),
  /** Fen. */
  amount: z.int().positive(),
  /** Of what is taken back: the split that gave it. */
  of: z.string().nullable(),
});
export type SplitPart = z.infer<typeof SplitPart>;

/**
 * One instruction to a provider about the money of an order (分账, 分账回退): divide it among receivers, or take it back from
 * them for a refund. `asked`: kept here, and nobody knows yet how it ends · `over`: the parts in `done` have moved, the
 * others have not and never will by this number.
 */
export const SplitStep = z.object({
  /** What the provider knows it by, kept before it is called (trust T25). */
  number: z.string().regex(/^(?:spl|bck)-[0-9a-f]{24}$/),
  kind: z.enum(['split', 'return']),
  /** The refund that it is taken back for. */
  refund: z.string().nullable(),
  parts: z.array(SplitPart).min(1),
  state: z.enum(['asked', 'over']),
  /** Places in `parts`. */
  done: z.array(z.int()),
  reference: z.string(),
  reason: z.string().nullable(),
  askedAt: z.iso.datetime(),
  overAt: z.iso.datetime().nullable(),
  requestId: z.string(),
});
export type SplitStep = z.infer<typeof SplitStep>;

/** All instructions about the money of one order, oldest first; at most the last is open. */
export const Splitting = z.object({
  order: OrderId,
  revision: z.int().positive(),
  payment: PaymentId,
  provider: ProviderName,
  captured: Fen,
  currency: Currency,
  steps: z.array(SplitStep),
  updatedAt: z.iso.datetime(),
});
export type Splitting = z.infer<typeof Splitting>;

/** The n-th instruction about an order, from 1. */
export function stepNumber(order: string, kind: SplitStep['kind'], n: number): string {
  const hash = createHash('sha256').update(`${order}\nsplit\n${n}`).digest('hex').slice(0, 24);
  return `${kind === 'split' ? 'spl' : 'bck'}-${hash}`;
}

/** The instruction of which nobody knows how it ends. */
export const openStep = ({ steps }: Pick<Splitting, 'steps'>): SplitStep | undefined =>
  steps.find(({ state }) => state === 'asked');

/** The parts that have moved. */
export const doneParts = ({ parts, done }: Pick<SplitStep, 'parts' | 'done'>): SplitPart[] =>
  parts.filter((_, place) => done.includes(place));

/** Whether all of it has moved. */
export const isWhole = ({ parts, done }: SplitStep): boolean => done.length === parts.length;

/** Who gets what is booked to an account: royalties and the tax of a seller of record go to the same organization. */
function receiverOf(account: string): string | undefined {
  if (account === commissionAccount) return platformReceiver;
  return payeeOf(account) ?? /^tax:(.+)$/.exec(account)?.[1];
}

/**
 * Fen that each receiver has of a capture by the ledger, refunds deducted; with `less`, as they would be after so much
 * more of it has gone back.
 */
export function owedBy({ legs, reversed }: Pick<TransferRow, 'legs' | 'reversed'>, less = 0): Map<string, number> {
  const left = legs.map(({ amount }, place) => amount - (reversed?.[place] ?? 0));
  const taken = less > 0 ? shareOfLegs(legs, left, less) : undefined;
  const owed = new Map<string, number>();
  for (const [place, { account, side }] of legs.entries()) {
    const receiver = side === 'CREDIT' ? receiverOf(account) : undefined;
    if (receiver === undefined) continue;
    owed.set(receiver, (owed.get(receiver) ?? 0) + (left[place] ?? 0) - (taken?.[place] ?? 0));
  }
  return owed;
}

/** Fen that a provider has given each receiver, less what it took back. */
export function dividedBy(steps: readonly SplitStep[]): Map<string, number> {
  const divided = new Map<string, number>();
  for (const step of steps) {
    const sign = step.kind === 'split' ? 1 : -1;
    for (const { receiver, amount } of doneParts(step)) {
      divided.set(receiver, (divided.get(receiver) ?? 0) + sign * amount);
    }
  }
  return divided;
}

/** What receivers are still to be given. */
export function partsToGive(owed: ReadonlyMap<string, number>, steps: readonly SplitStep[]): SplitPart[] {
  const divided = dividedBy(steps);
  return [...owed].flatMap(([receiver, amount]) => {
    const missing = amount - (divided.get(receiver) ?? 0);
    return missing > 0 ? [{ receiver, amount: missing, of: null }] : [];
  });
}

/** What receivers have too much, by the splits that gave it, the newest first. */
export function partsToTakeBack(owed: ReadonlyMap<string, number>, steps: readonly SplitStep[]): SplitPart[] {
  const parts: SplitPart[] = [];
  for (const [receiver, amount] of dividedBy(steps)) {
    let excess = amount - (owed.get(receiver) ?? 0);
    for (const { number: of } of steps.filter(({ kind }) => kind === 'split').reverse()) {
      const taken = Math.min(excess, givenBy(steps, of, receiver));
      if (taken <= 0) continue;
      parts.push({ receiver, amount: taken, of });
      excess -= taken;
    }
  }
  return parts;
}

/** What a receiver still has of one split. */
function givenBy(steps: readonly SplitStep[], number: string, receiver: string): number {
  const moved = steps.flatMap((step) =>
    doneParts(step)
      .filter((part) => part.receiver === receiver && (part.of ?? step.number) === number)
      .map(({ amount }) => (step.kind === 'split' ? amount : -amount)),
  );
  return moved.reduce((sum, amount) => sum + amount, 0);
}

/** What providers have divided of the money that they hold, and what was paid out of that. */
export const dividedAccount = (provider: string): string => `clearing:divided:${provider}`;
/** What providers have divided to a receiver and nobody has paid out: a payout can hold no more than that (trust T13). */
export const settledAccount = (receiver: string): string => `settled:${receiver}`;

/**
 * The legs that book what a provider has divided or taken back. A capture books the claims of all on the money at the
 * provider; these accounts say how much of it the provider has confirmed to be theirs, and together they are zero. What
 * is taken back after it was paid out leaves a receiver below zero until the next sales.
 */
export function stepLegs(step: Pick<SplitStep, 'kind' | 'parts' | 'done'>, provider: string, currency: string): Leg[] {
  const parts = doneParts(step);
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const sums = new Map<string, number>();
  for (const part of parts) sums.set(part.receiver, (sums.get(part.receiver) ?? 0) + part.amount);
  const [one, other] = step.kind === 'split' ? (['DEBIT', 'CREDIT'] as const) : (['CREDIT', 'DEBIT'] as const);
  const legs: Leg[] = [
    { account: dividedAccount(provider), side: one, amount, currency },
    ...[...sums].map(
      ([receiver, sum]): Leg => ({ account: settledAccount(receiver), side: other, amount: sum, currency }),
    ),
  ];
  return legs.map((leg) => (leg.side === 'DEBIT' ? { ...leg, mayOverdraw: true } : leg));
}
