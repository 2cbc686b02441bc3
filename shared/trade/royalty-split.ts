import { splitAmount } from '#shared/ledger/split-amount.ts';
import type { Leg } from '#shared/ledger/transfer.ts';

/** What a buyer paid for one line of an order, and who it belongs to. */
export interface LinePaid {
  /** Fen, tax included. */
  total: number;
  /** Fen, the tax contained in the total. */
  tax: number;
  /** Seller of record, who declares the tax; the account of all sellers together where it is not said. */
  seller?: string;
  /** The platform's part (1/10,000) of the total without tax. */
  commissionBasisPoints: number;
  /** Parts (1/10,000) of what is left after tax and commission; together 10,000. */
  shares: readonly RoyaltyShare[];
}

export interface RoyaltyShare {
  payee: string;
  basisPoints: number;
}

export interface SplitPart {
  account: string;
  /** Fen, above zero. */
  amount: number;
}

export const wholeShare = 10_000;
export const commissionAccount = 'fee:platform';

/** What is owed to a payee until it is paid out. */
export const payableAccount = (payee: string): string => `payable:${payee}`;
/** The payee to whom an account is owed; undefined for any other account. */
export const payeeOf = (account: string): string | undefined => /^payable:(.+)$/.exec(account)?.[1];
/** Tax that buyers paid to a seller of record. */
export const taxAccount = (seller = 'vat'): string => `tax:${seller}`;

/**
 * Says which accounts a paid line is credited to: tax, then commission, then each payee's share of the rest, by largest
 * remainders with the earlier part first. The parts sum to the total to the fen, each account appears once and none with
 * nothing. Transfers made of them are named by `transfer-names.ts`, and go back pro rata by `reverseTransfer`.
 * @throws RangeError unless tax and total are fen with the tax within the total, and the shares are 10,000 together
 */
export function planSplit({ total, tax, seller, commissionBasisPoints, shares }: LinePaid): SplitPart[] {
  const basisPoints = shares.map((share) => share.basisPoints);
  if (![total, tax].every(Number.isSafeInteger) || tax < 0 || tax > total) {
    throw new RangeError(`A tax of ${tax} fen is not part of a total of ${total} fen.`);
  }
  if (basisPoints.reduce((sum, points) => sum + points, 0) !== wholeShare) {
    throw new RangeError('The shares of a split are 10,000 basis points together.');
  }
  const [commission = 0, rest = 0] = splitAmount(total - tax, [
    commissionBasisPoints,
    wholeShare - commissionBasisPoints,
  ]);
  const parts = splitAmount(rest, basisPoints);
  return gathered([
    { account: taxAccount(seller), amount: tax },
    { account: commissionAccount, amount: commission },
    ...shares.map(({ payee }, place) => ({ account: payableAccount(payee), amount: parts[place] ?? 0 })),
  ]);
}

/**
 * The legs that book a captured payment: what its provider owes, and what every line of the order was split into, one
 * leg an account. The provider's account stands for the world outside, so it may be overdrawn.
 */
export function captureLegs(provider: string, planned: readonly (readonly SplitPart[])[], currency: string): Leg[] {
  const parts = gathered(planned.flat());
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  return [
    { account: `external:${provider}`, side: 'DEBIT', amount, currency, mayOverdraw: true },
    ...parts.map((part): Leg => ({ ...part, side: 'CREDIT', currency })),
  ];
}

/** Parts of one account together, where it first stands; accounts with nothing fall out. */
function gathered(parts: readonly SplitPart[]): SplitPart[] {
  const sums = new Map<string, number>();
  for (const { account, amount } of parts) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums].flatMap(([account, amount]) => (amount > 0 ? [{ account, amount }] : []));
}
