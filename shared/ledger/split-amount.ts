import type { Leg } from './transfer.ts';

/**
 * Splits an amount by weights without losing a unit, by the method of largest remainders (Hare quota): each part gets the
 * whole units of its quota, the units left go to the largest remainders, the earlier part first when they are equal.
 * No part is further than one unit from its quota, and none gets more than its weight when the amount is no more than
 * all weights together.
 * @throws RangeError unless amount and weights are integers from zero up and some weight is above zero
 */
export function splitAmount(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (amount < 0 || total <= 0n || weights.some((weight) => weight < 0)) {
    throw new RangeError('An amount is split by weights from zero up, one of them above zero.');
  }
  const quotas = weights.map((weight, part) => {
    const share = BigInt(amount) * BigInt(weight);
    return { part, whole: share / total, remainder: share % total };
  });
  const parts = quotas.map(({ whole }) => Number(whole));
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = quotas.toSorted((a, b) => compare(b.remainder, a.remainder) || a.part - b.part);
  for (const { part } of byRemainder.slice(0, left)) parts[part] = (parts[part] ?? 0) + 1;
  return parts;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

/** Who gets how much from a moment on. */
export interface SplitTable {
  /** UTC instant from which the table holds. */
  from: string;
  /** Payee and basis points (1/10,000) of each part; together 10,000. */
  shares: readonly { payee: string; basisPoints: number }[];
}

/** Splits by the table that holds at an instant. @throws RangeError when none does, or its shares are not 10,000 together */
export function splitByTable(
  amount: number,
  tables: readonly SplitTable[],
  at: string,
): { payee: string; amount: number }[] {
  const held = tables.filter(({ from }) => Date.parse(from) <= Date.parse(at));
  const table = held.toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0];
  if (table?.shares.reduce((sum, { basisPoints }) => sum + basisPoints, 0) !== 10_000) {
    throw new RangeError(`No split of 10,000 basis points holds at ${at}.`);
  }
  const parts = splitAmount(
    amount,
    table.shares.map(({ basisPoints }) => basisPoints),
  );
  return table.shares.map(({ payee }, part) => ({ payee, amount: parts[part] ?? 0 }));
}

/**
 * A share of legs in one currency, pro rata on each side: both sides still sum to `amount`. `left` is what is left of
 * each leg after earlier shares; taking what is left of all in the end gives the whole, whatever the steps.
 * Undefined when the legs have several currencies or less than `amount` is left.
 */
export function shareOfLegs(legs: readonly Leg[], left: readonly number[], amount: number): number[] | undefined {
  const shares = legs.map(() => 0);
  if (new Set(legs.map(({ currency }) => currency)).size > 1) return undefined;
  for (const side of ['DEBIT', 'CREDIT'] as const) {
    const places = legs.flatMap((leg, place) => (leg.side === side ? [place] : []));
    const weights = places.map((place) => left[place] ?? 0);
    if (amount <= 0 || weights.reduce((sum, weight) => sum + weight, 0) < amount) return undefined;
    for (const [n, part] of splitAmount(amount, weights).entries()) shares[places[n] ?? 0] = part;
  }
  return shares;
}

/** The legs with these amounts; those of zero fall out. */
export function legsOf(legs: readonly Leg[], amounts: readonly number[]): Leg[] {
  return legs.flatMap((leg, place) => (amounts[place] ? [{ ...leg, amount: amounts[place] }] : []));
}
