import { Entitlement } from '#shared/trade/entitlement.ts';
import { entitlementId } from '#shared/trade/entitlement-writes.ts';
import { made, orderId, paidOrder } from './made-orders.ts';

const at = '2026-11-25T08:00:00.000Z';

/** A licence that a paid order has given, but for what is said otherwise. */
export function madeEntitlement(otherwise: Partial<Entitlement> = {}): Entitlement {
  const order = paidOrder(orderId(1), [made], at);
  const [line] = order.lines;
  return Entitlement.parse({
    ...line,
    id: entitlementId(order.id, 0),
    revision: 1,
    state: 'active',
    order: order.id,
    line: 0,
    holder: order.buyer,
    licensor: made.holder,
    licensorName: { zh: '示例协会' },
    users: [],
    from: at,
    includesLaterEditions: false,
    downloaded: false,
    updatedAt: at,
    ...otherwise,
  });
}
