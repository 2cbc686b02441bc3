import type { OrderState as State } from '#shared/trade/order.ts';
import { useSite } from '../messages/messages.ts';

/** The state of an order as a word. */
export function OrderState({ state }: { state: State }) {
  const { orders } = useSite().words;
  return (
    <strong className="order-state" data-order={state}>
      {orders.states[state]}
    </strong>
  );
}
