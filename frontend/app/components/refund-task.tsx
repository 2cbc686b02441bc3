import type { RefundView } from '#shared/trade/refund.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Field, TextField } from './form-parts.tsx';
import { Instant } from './instant.tsx';

interface RefundTaskProps {
  refund: RefundView;
  /** What was typed and refused. */
  typed?: { reason: string; amount: string };
}

/** A refund that waits for a decision. */
export function RefundTask({ refund: { id, order, askedAt, amount, cause, reason }, typed }: RefundTaskProps) {
  const { words, to } = useSite();
  const { orders, sales } = words;
  return (
    <>
      <p>
        <Instant at={askedAt} /> {orders.refund.causes[cause]} <span className="money">{moneyText(amount.amount)}</span>{' '}
        <a href={to(`/orders/${order}`)}>{order}</a>
      </p>
      {reason ? <p className="matter-text">{reason}</p> : null}
      <form method="post" className="form">
        <input type="hidden" name="refund" value={id} />
        <TextField id={`reason-${id}`} name="reason" label={sales.decision} value={typed?.reason} required />
        <Field id={`amount-${id}`} name="amount" label={sales.partly} value={typed?.amount} />
        <p className="buttons">
          <button type="submit" name="decision" value="approve">
            {sales.approve}
          </button>
          <button type="submit" name="decision" value="refuse">
            {sales.refuse}
          </button>
        </p>
      </form>
    </>
  );
}
