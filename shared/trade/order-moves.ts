import * as z from 'zod';
import type { OrderEvent, OrderProgress, OrderState, OrderTerms } from './order.ts';

/** Who moves an order, as the use case has made sure. */
export interface OrderActor {
  kind: OrderEvent['actor']['kind'];
  subject: string;
  /** Organizations that make a reviewer partial. */
  memberOf?: string[];
}

export const theTradeService: OrderActor = { kind: 'service', subject: 'service' };

/** What a guard goes by. */
type Sold = Pick<OrderTerms, 'buyer' | 'lines' | 'total'>;
/** What the state after a move may depend on. */
type Standing = OrderProgress & { state: OrderState };

/** One line of the table: from where, to where, by whom, and when. */
export interface OrderMove {
  name: string;
  /** Null stands for an order that is yet to be. */
  from: readonly (OrderState | null)[];
  /** `same`: it stays where it is. A function is asked with what the order will hold. */
  to: OrderState | 'same' | ((after: Standing) => OrderState);
  by: OrderActor['kind'];
  guard?: (order: Sold, actor: OrderActor) => boolean;
}

/** Nobody judges in their own cause (domain T14). */
const isOutsider = ({ buyer, lines }: Sold, { memberOf = [] }: OrderActor): boolean =>
  !memberOf.includes(buyer.organization) && lines.every(({ holder }) => !memberOf.includes(holder));
const isFree = ({ total }: Sold): boolean => total === 0;

/** Everything back, or a part of it. */
const asRefunded = ({ refunded, captured }: Standing): OrderState =>
  refunded === captured ? 'refunded' : 'partly-refunded';
/** Where an order stood before somebody asked for their money. */
const asBefore = ({ refunded, fulfilledAt, settledAt }: Standing): OrderState => {
  if (refunded > 0) return 'partly-refunded';
  return settledAt ? 'settled' : fulfilledAt ? 'fulfilled' : 'paid';
};
/** What is asked or argued about stays so; that something went back is not forgotten. */
const asSettled = ({ state, refunded }: Standing): OrderState => {
  if (state === 'refund-requested' || state === 'disputed') return state;
  return refunded > 0 ? 'partly-refunded' : 'settled';
};

const open = ['placed', 'awaiting-payment'] as const;
const delivered = ['fulfilled', 'settled', 'partly-refunded', 'released'] as const;
/** Where an order may stand when the provider says how a split has ended. */
const divided = ['fulfilled', 'released', 'partly-refunded', 'refund-requested', 'disputed'] as const;
const withMoney = ['paid', 'refund-requested', 'disputed', ...delivered] as const;

/** Every move that there is (domain E.2); what is not here does not happen. */
export const orderMoves = [
  { name: 'place', from: [null], to: 'placed', by: 'buyer' },
  { name: 'await-payment', from: open, to: 'awaiting-payment', by: 'buyer' },
  { name: 'pay', from: open, to: 'paid', by: 'provider' },
  { name: 'pay', from: open, to: 'paid', by: 'service', guard: isFree },
  { name: 'fulfil', from: ['paid'], to: 'fulfilled', by: 'service' },
  { name: 'split', from: ['fulfilled', 'released', 'partly-refunded'], to: 'same', by: 'service' },
  { name: 'settle', from: divided, to: asSettled, by: 'service' },
  { name: 'delay-split', from: divided, to: 'same', by: 'service' },
  { name: 'take-back', from: ['refund-requested', 'disputed'], to: 'same', by: 'service' },
  { name: 'expire', from: open, to: 'expired', by: 'service' },
  { name: 'cancel', from: open, to: 'cancelled', by: 'buyer' },
  { name: 'deliver', from: delivered, to: 'same', by: 'service' },
  {
    name: 'request-refund',
    from: ['paid', 'fulfilled', 'settled', 'partly-refunded'],
    to: 'refund-requested',
    by: 'buyer',
  },
  // A copyright that was sold and not transferred: a reviewer decides what becomes of the money.
  { name: 'request-refund', from: ['fulfilled', 'partly-refunded'], to: 'refund-requested', by: 'service' },
  { name: 'reserve-refund', from: withMoney, to: 'same', by: 'service' },
  { name: 'release-refund', from: withMoney, to: 'same', by: 'service' },
  { name: 'refuse-refund', from: ['refund-requested'], to: asBefore, by: 'reviewer', guard: isOutsider },
  { name: 'refuse-refund', from: ['refund-requested'], to: asBefore, by: 'service' },
  { name: 'approve-refund', from: ['refund-requested'], to: 'same', by: 'reviewer', guard: isOutsider },
  { name: 'refund', from: ['refund-requested', 'disputed'], to: asRefunded, by: 'service' },
  { name: 'dispute', from: ['fulfilled'], to: 'disputed', by: 'buyer' },
  { name: 'uphold', from: ['disputed'], to: 'same', by: 'reviewer', guard: isOutsider },
  { name: 'release', from: ['disputed'], to: 'released', by: 'reviewer', guard: isOutsider },
] as const satisfies readonly OrderMove[];

export const OrderMoveName = z.enum(orderMoves.map(({ name }) => name));
export type OrderMoveName = z.infer<typeof OrderMoveName>;
