import type { Order } from './order.ts';

/**
 * Days after delivery in which money goes back without having been divided; well below the 30 for which WeChat Pay keeps
 * money frozen for a split.
 */
export const refundWindowDays = 7;
const dayLength = 86_400_000;

/** Days after payment in which an edition that is replaced is a cause for a refund (domain E.2 leaves the number to a policy). */
export const replacementDays = 30;

/**
 * Days after delivery in which seller and buyer are to put the transfer of a copyright that was sold into the register. It
 * leaves a reviewer nine more before WeChat Pay gives back by itself what it keeps frozen for a split, after 30.
 */
export const recordalDays = 21;

/** Until when a transfer that was sold is to be in the register. */
export const recordalEnd = (fulfilledAt: string): string =>
  new Date(Date.parse(fulfilledAt) + recordalDays * dayLength).toISOString();

/** When an order is looked at again whose money could not be divided at this instant. */
export const lookAgainAt = (at: string): string => new Date(Date.parse(at) + dayLength).toISOString();

/** From when on the money of an order is to be divided; undefined where there is nothing to divide, or it waits for a decision. */
export function settlesAt(order: Order): string | undefined {
  const { state, settledAt, settleAfter, fulfilledAt, captured, refunded, reservedRefund } = order;
  const isStill = state === 'fulfilled' || state === 'released' || state === 'partly-refunded';
  if (!isStill || settledAt || !fulfilledAt || captured === refunded || reservedRefund > 0) return undefined;
  return settleAfter ?? new Date(Date.parse(fulfilledAt) + refundWindowDays * dayLength).toISOString();
}

/** Whether the money of an order is to be divided now. */
export function isUnsettled(order: Order, now: Date): boolean {
  const from = settlesAt(order);
  return from !== undefined && from <= now.toISOString();
}
