import { type DepositTable, listEvents } from '../deposits/deposit-store.ts';
import type { TransactionItem } from '../ledger/item-store.ts';
import { newRefund, refundable } from './ask-refund.ts';
import { type Order, soldCopyrights } from './order.ts';
import { lookAgainAt, recordalEnd } from './order-deadlines.ts';
import { theTradeService } from './order-moves.ts';
import { orderMoveItems } from './order-writes.ts';
import type { PaymentServices } from './payment-services.ts';
import { getRefund, newRefundItems } from './payment-store.ts';
import { refundId } from './refund.ts';

/**
 * The writes that keep the money of a copyright that was sold together until the register shows its transfer (domain
 * E.2); undefined where nothing is in the way of dividing it. At the end of the time for it a reviewer is asked what becomes
 * of the money, once: if it is not given back, it is divided.
 */
export async function recordalItems(
  services: PaymentServices,
  order: Order,
  { at, requestId }: { at: string; requestId: string },
): Promise<TransactionItem[] | undefined> {
  const isDecided = order.state === 'released';
  if (isDecided || !order.fulfilledAt || (await isTransferRecorded(services, order))) return undefined;
  const act = { actor: theTradeService, at, requestId } as const;
  if (at < recordalEnd(order.fulfilledAt)) {
    const changes = { settleAfter: lookAgainAt(at) };
    return orderMoveItems(services.trade, order, { move: 'delay-split', ...act, changes }).items;
  }
  const id = refundId(order.id, 'not recorded');
  if (await getRefund(services, id)) return undefined;
  const by = theTradeService.subject;
  const asked = {
    state: 'asked',
    cause: 'not-recorded',
    reason: '',
    amount: refundable(order),
    by,
    askedAt: at,
  } as const;
  const refund = await newRefund(services, order, { id, ...asked });
  return [
    ...orderMoveItems(services.trade, order, { move: 'request-refund', ...act }).items,
    ...newRefundItems(services.trade, refund, { by, requestId }),
  ];
}

/** Whether the buyer has taken over every copyright that an order sells since it was placed; true where it sells none. */
async function isTransferRecorded({ deposits }: { deposits: DepositTable }, order: Order): Promise<boolean> {
  const histories = await Promise.all(soldCopyrights(order).map(({ deposit }) => listEvents(deposits, deposit)));
  return histories.every((events) =>
    events.some(
      ({ move, at, change: { holder } }) =>
        move === 'take-transfer' && at >= order.placedAt && holder?.organization === order.buyer.organization,
    ),
  );
}
