import { soldCopyrights } from '#shared/trade/order.ts';
import { recordalEnd } from '#shared/trade/order-deadlines.ts';
import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import type { LoadedOrder } from '../order-loading.server.ts';
import { Instant } from './instant.tsx';
import { OrderState } from './order-state.tsx';
import { Section } from './section.tsx';

/** Where an order stands, and what happens next. */
export function OrderBanner({ order, minutesLeft }: Pick<LoadedOrder, 'order' | 'minutesLeft'>) {
  const { orders } = useSite().words;
  const { state, expiresAt } = order;
  const isOpen = state === 'placed' || state === 'awaiting-payment';
  return (
    <div className="deposit-banner" data-order={state} role="status">
      <p>
        <OrderState state={state} />
      </p>
      {isOpen ? (
        <p>{minutesLeft > 0 ? orders.next.pay(beijingTime(expiresAt), minutesLeft) : orders.next.late}</p>
      ) : null}
      <NextStep state={state} />
      <Transfer order={order} />
    </div>
  );
}

function NextStep({ state }: Pick<LoadedOrder['order'], 'state'>) {
  const { next } = useSite().words.orders;
  const said: Partial<Record<typeof state, string>> = {
    placed: next.after,
    'awaiting-payment': next.waiting,
    fulfilled: next.use,
    settled: next.settled,
    released: next.use,
    expired: next.ended,
    cancelled: next.ended,
    refunded: next.over,
    'partly-refunded': next.over,
    'refund-requested': next.refunding,
    disputed: next.disputed,
  };
  return said[state] ? <p>{said[state]}</p> : null;
}

/** What has to happen before the money for a copyright is divided, and by when. */
function Transfer({ order }: Pick<LoadedOrder, 'order'>) {
  const { words, to } = useSite();
  const { next } = words.orders;
  const sold = soldCopyrights(order);
  if (sold.length === 0 || !order.fulfilledAt || order.settledAt || order.state === 'refunded') return null;
  return (
    <>
      <p>{next.transfer}</p>
      <ul>
        {sold.map(({ deposit, number }) => (
          <li key={deposit}>
            <a href={to(`/deposits/${deposit}`)}>{number}</a>
          </li>
        ))}
      </ul>
      <p>
        {next.transferBy} <Instant at={recordalEnd(order.fulfilledAt)} />
      </p>
    </>
  );
}

/** Who bought what when. */
export function OrderFacts({ order }: Pick<LoadedOrder, 'order'>) {
  const { language, words } = useSite();
  const { orders } = words;
  const { id, buyer, placedAt, paidAt, settledAt, refunded } = order;
  return (
    <dl className="facts">
      <div className="fact">
        <dt>{orders.number}</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </div>
      <div className="fact">
        <dt>{orders.buyer}</dt>
        <dd>{(language === 'en' && buyer.name.en) || buyer.name.zh}</dd>
      </div>
      <div className="fact">
        <dt>{orders.placedAt}</dt>
        <dd>
          <Instant at={placedAt} />
        </dd>
      </div>
      {paidAt ? (
        <div className="fact">
          <dt>{orders.paidAt}</dt>
          <dd>
            <Instant at={paidAt} />
          </dd>
        </div>
      ) : null}
      {settledAt ? (
        <div className="fact">
          <dt>{orders.settledAt}</dt>
          <dd>
            <Instant at={settledAt} />
          </dd>
        </div>
      ) : null}
      {refunded > 0 ? (
        <div className="fact">
          <dt>{orders.refunded}</dt>
          <dd className="money">{moneyText(refunded)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

/** What happened to an order, in order. */
export function OrderHistory({ order: { history } }: Pick<LoadedOrder, 'order'>) {
  const { words } = useSite();
  const { orders, unit } = words;
  const moves: Record<string, string> = orders.moves;
  return (
    <Section id="history" title={orders.history}>
      <ol className="history">
        {history.map(({ revision, at, move, from, to, by, reason }) => (
          <li key={revision}>
            <Instant at={at} /> {moves[move] ?? move} <span className="small-print">{orders.actors[by]}</span>{' '}
            {from === to ? null : <OrderState state={to} />}
            {reason ? (
              <p className="small-print">
                {orders.because}
                {unit.colon}
                {reason}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
