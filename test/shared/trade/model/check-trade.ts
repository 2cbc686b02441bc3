import { checkLedger } from './check-ledger.ts';
import { checkMoney } from './check-money.ts';
import { checkOrders } from './check-orders.ts';
import { checkRights } from './check-rights.ts';
import { checkSettlement } from './check-settlement.ts';
import { checkSplits } from './check-splits.ts';
import type { TradeState } from './trade-state.ts';

/** What does not hold: the name of the invariant (T1–T26 of the design), and of what it does not. */
export interface Violation {
  invariant: string;
  of: string;
}

export type Checks = Record<string, (state: TradeState) => string[]>;

/** Every invariant that what is stored can show; access, web hooks and addresses of links show elsewhere (T16, T21). */
export const checks: Checks = {
  ...checkLedger,
  ...checkOrders,
  ...checkMoney,
  ...checkRights,
  ...checkSettlement,
  ...checkSplits,
};

/** Checks all that trade keeps, at a moment at which nothing is under way and the sweeps have run; no violation is right. */
export function checkTrade(state: TradeState): Violation[] {
  return Object.entries(checks).flatMap(([invariant, check]) => check(state).map((of) => ({ invariant, of })));
}

/** The names of things for which something does not hold. */
export function failing<T>(things: Iterable<T>, holds: (thing: T) => boolean, name: (thing: T) => string): string[] {
  return [...things].filter((thing) => !holds(thing)).map(name);
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
