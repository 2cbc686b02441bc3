import { createHash } from 'node:crypto';
import * as z from 'zod';
import { splitAmount } from '#shared/ledger/split-amount.ts';
import type { Leg } from '#shared/ledger/transfer.ts';
import { OrganizationId } from '#shared/members/membership.ts';
import { Month } from './find-statement.ts';
import { payableAccount, taxAccount, wholeShare } from './royalty-split.ts';
import { dividedAccount, settledAccount } from './splitting.ts';

/** `requested`: held in the ledger, the provider has not said how it ended. */
export const PayoutState = z.enum(['requested', 'paid', 'refused']);

const Money = z.object({ amount: z.int(), currency: z.string() });

/** What a payee is paid for the time up to the end of a month; there is one a month, payee and currency. */
export const Payout = z
  .object({
    id: z.string().regex(/^payout-[0-9a-f]{24}$/),
    revision: z.int().positive(),
    organization: OrganizationId,
    /** The month whose closing balance is paid. */
    run: Month,
    state: PayoutState,
    /** What reaches the payee: royalties and tax less what is withheld. */
    amount: Money,
    royalties: Money,
    /** Tax that buyers paid to this seller of record, who declares it; below zero where refunds took back more. */
    tax: Money,
    withheld: z.object({ basisPoints: z.int(), amount: Money }),
    /** What the provider calls it. */
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    history: z.array(
      z.object({ state: PayoutState, at: z.iso.datetime(), by: z.string(), requestId: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Payout' });
export type Payout = z.infer<typeof Payout>;

/** Smaller sums wait for the next month (100.00). */
export const smallestPayout = 10_000;
/** Organizations established in China declare their own tax: nothing is withheld from them. */
export const withholdingOfOrganizations = 0;

/** One id for run, payee and currency: whatever is tried again is the same payout. */
export function payoutId(run: string, payee: string, currency: string): string {
  return `payout-${createHash('sha256').update(`${run}|${payee}|${currency}`).digest('hex').slice(0, 24)}`;
}

export const payoutHold = (id: string): string => `payout-hold:${id}`;
/** Where payouts leave the books: the institution that holds the buyers' money pays the payees out of it. */
export const payoutAccount = 'external:payouts';
export const withheldAccount = 'tax:withheld';

/** What is known when a payout is planned, in fen. */
export interface PayoutBasis {
  /** Owed at the end of the month, and what of it can be taken now. */
  closing: number;
  available: number;
  /** Tax with the seller of record at the end of the month, and now. */
  taxAtClose: number;
  taxNow: number;
  /** What providers have divided to the payee and was not paid out, royalties and tax together. */
  divided: number;
  withholdingBasisPoints: number;
}

export interface PayoutPlan {
  royalties: number;
  tax: number;
  withheld: number;
  amount: number;
}

/**
 * What can be paid: never more than was owed at the end of the month, than is there now or than providers have divided,
 * tax that was taken back more than given set off. Undefined below the smallest payout, so that nothing is ever paid below
 * zero; what is left is owed at the end of the next month.
 */
export function planPayout(basis: PayoutBasis): PayoutPlan | undefined {
  const tax = Math.min(basis.taxAtClose, basis.taxNow, basis.divided);
  const royalties = Math.min(basis.closing, basis.available, basis.divided - tax);
  if (royalties <= 0) return undefined;
  const { withholdingBasisPoints: points } = basis;
  const [withheld = 0] = splitAmount(royalties, [points, wholeShare - points]);
  const amount = royalties + tax - withheld;
  return amount < smallestPayout ? undefined : { royalties, tax, withheld, amount };
}

/** The legs of a payout: what is owed goes out of the books, with the tax, less what is withheld, and out of what is divided. */
export function payoutLegs(payee: string, { royalties, tax, withheld, amount }: PayoutPlan, currency: string): Leg[] {
  const legs: Leg[] = [
    { account: payableAccount(payee), side: 'DEBIT', amount: royalties, currency },
    tax > 0
      ? { account: taxAccount(payee), side: 'DEBIT', amount: tax, currency, mayOverdraw: true }
      : { account: taxAccount(payee), side: 'CREDIT', amount: -tax, currency },
    { account: payoutAccount, side: 'CREDIT', amount, currency },
    { account: withheldAccount, side: 'CREDIT', amount: withheld, currency },
    { account: settledAccount(payee), side: 'DEBIT', amount: royalties + tax, currency },
    { account: dividedAccount('payouts'), side: 'CREDIT', amount: royalties + tax, currency },
  ];
  return legs.filter((leg) => leg.amount > 0);
}
