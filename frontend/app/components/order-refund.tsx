import { soldCopyrights } from '#shared/trade/order.ts';
import { AskedCause } from '#shared/trade/refund.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import type { LoadedOrder } from '../order-loading.server.ts';
import { Choice, TextField } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

/** Refunds of an order, and how to ask for one; disputes, and for reviewers how to end them. */
export function OrderRefund({ order, refunds }: LoadedOrder) {
  const { words } = useSite();
  const { refund } = words.orders;
  const { moves, captured, refunded, reservedRefund } = order;
  const mayAsk = moves.includes('request-refund') && captured - refunded - reservedRefund > 0;
  const mayDispute = moves.includes('dispute') && captured > 0;
  const mayDecide = moves.includes('release');
  if (!mayAsk && !mayDispute && !mayDecide && refunds.length === 0) return null;
  return (
    <Section id="refund" title={refund.title}>
      <Refunds refunds={refunds} />
      {mayAsk ? <AskForm order={order} count={refunds.length} /> : null}
      {mayDispute ? <DisputeForm /> : null}
      {mayDecide ? <DisputeDecision /> : null}
    </Section>
  );
}

function Refunds({ refunds }: Pick<LoadedOrder, 'refunds'>) {
  const { words } = useSite();
  const { refund } = words.orders;
  if (refunds.length === 0) return null;
  return (
    <ul className="entries">
      {refunds.map(({ id, askedAt, amount, cause, state, reason, decision }) => (
        <li key={id}>
          <p>
            <Instant at={askedAt} /> {refund.causes[cause]} <span className="money">{moneyText(amount.amount)}</span>{' '}
            <strong>{refund.states[state]}</strong>
          </p>
          {reason ? <p className="small-print">{reason}</p> : null}
          {decision ? (
            <p>
              {refund.decision}
              {words.unit.colon}
              {decision}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function AskForm({ order, count }: Pick<LoadedOrder, 'order'> & { count: number }) {
  const { refund } = useSite().words.orders;
  const [sold] = soldCopyrights(order);
  const explained = sold ? refund.transfer : order.downloaded ? refund.after : refund.before;
  const causes = AskedCause.options.filter((cause) => !(order.downloaded && cause === 'withdrawn'));
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value="refund" />
      <input type="hidden" name="key" value={`${order.id}-refund-${count + 1}`} />
      <p>{explained}</p>
      <Choice id="cause" label={refund.cause} options={causes.map((cause) => [cause, refund.causes[cause]])} />
      <TextField id="refund-reason" name="reason" label={refund.reason} />
      <button type="submit">{refund.ask}</button>
    </form>
  );
}

function DisputeForm() {
  const { refund } = useSite().words.orders;
  return (
    <details>
      <summary>{refund.dispute}</summary>
      <form method="post" className="form">
        <input type="hidden" name="intent" value="dispute" />
        <TextField id="dispute-reason" name="reason" label={refund.reason} help={refund.disputeHelp} required />
        <button type="submit">{refund.dispute}</button>
      </form>
    </details>
  );
}

function DisputeDecision() {
  const { sales } = useSite().words;
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value="decide-dispute" />
      <Choice
        id="decision"
        label={sales.decide}
        options={[
          ['release', sales.release],
          ['uphold', sales.uphold],
        ]}
      />
      <TextField id="decision-reason" name="reason" label={sales.decision} required />
      <button type="submit">{sales.decide}</button>
    </form>
  );
}
