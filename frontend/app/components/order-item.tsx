import type { OrderSummary } from '#shared/trade/order-view.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Designation } from './designation.tsx';
import { Instant } from './instant.tsx';
import { OrderState } from './order-state.tsx';

/** An order among others. */
export function OrderItem({ order: { id, lines, total, state, placedAt } }: { order: OrderSummary }) {
  const { language, words, to } = useSite();
  return (
    <>
      <p>
        <a href={to(`/orders/${id}`)}>
          {lines.map(({ listing, licence, number, name }, place) => (
            <span key={`${listing} ${licence}`}>
              {place > 0 ? words.unit.listComma : ''}
              <Designation number={number} /> {name[language]}
            </span>
          ))}
        </a>{' '}
        <OrderState state={state} />
      </p>
      <p className="small-print">
        <Instant at={placedAt} /> {words.unit.dot} <span className="money">{moneyText(total)}</span> {words.unit.dot}{' '}
        <code>{id}</code>
      </p>
    </>
  );
}
