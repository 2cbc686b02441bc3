import type { PaymentView } from '#shared/trade/payment.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import type { LoadedOrder } from '../order-loading.server.ts';
import { Instant } from './instant.tsx';
import { QrCode } from './qr-code.tsx';
import { Section } from './section.tsx';

/** Ways to pay, how to go on with a payment that was begun, and what became of earlier ones. */
export function OrderPayment({ order, payments, providers }: LoadedOrder) {
  const { pay } = useSite().words.orders;
  const mayPay = order.moves.includes('await-payment');
  if (!mayPay && payments.length === 0) return null;
  const open = payments.findLast(({ start }) => start !== null);
  const others = providers.filter((name) => name !== open?.provider);
  return (
    <Section id="payment" title={pay.title}>
      {mayPay && open ? <OpenPayment payment={open} /> : null}
      {mayPay && others.length > 0 ? <PayForm providers={others} isAgain={payments.length > 0} /> : null}
      {order.moves.includes('cancel') ? (
        <form method="post">
          <input type="hidden" name="intent" value="cancel" />
          <button type="submit">{pay.cancel}</button>
        </form>
      ) : null}
      {payments.length > 0 ? <Attempts payments={payments} /> : null}
    </Section>
  );
}

function OpenPayment({ payment: { id, start, provider } }: { payment: PaymentView }) {
  const { pay } = useSite().words.orders;
  return (
    <div className="trade-note" data-provider={provider}>
      {provider === 'sandbox' ? <p>{pay.sandbox}</p> : null}
      {start?.kind === 'redirect' ? (
        <p>
          <a className="trade-go" href={start.url} rel="noopener">
            {pay.goOn}
          </a>
        </p>
      ) : null}
      {start?.kind === 'qr' ? (
        <>
          <p>{pay.qr}</p>
          <QrCode text={start.text} label={pay.code} />
          <p className="small-print">
            <code>{start.text}</code>
          </p>
        </>
      ) : null}
      <form method="post">
        <input type="hidden" name="intent" value="check" />
        <input type="hidden" name="payment" value={id} />
        <button type="submit">{pay.check}</button>
      </form>
    </div>
  );
}

function PayForm({ providers, isAgain }: { providers: LoadedOrder['providers']; isAgain: boolean }) {
  const { pay } = useSite().words.orders;
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value="pay" />
      <fieldset className="choices">
        <legend>{pay.provider}</legend>
        {providers.map((name, place) => (
          <label key={name} className="choice">
            <input type="radio" name="provider" value={name} defaultChecked={place === 0} required />
            {pay.providers[name]}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="primary">
        {isAgain ? pay.again : pay.begin}
      </button>
    </form>
  );
}

function Attempts({ payments }: { payments: readonly PaymentView[] }) {
  const { words } = useSite();
  const { pay } = words.orders;
  return (
    <>
      <h3>{pay.attempts}</h3>
      <ul className="entries">
        {payments.map(({ id, beganAt, provider, amount, state, reason }) => (
          <li key={id}>
            <p>
              <Instant at={beganAt} /> {pay.providers[provider]}{' '}
              <span className="money">{moneyText(amount.amount)}</span> <strong>{pay.states[state]}</strong>
              {reason ? <span className="small-print"> {reason}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
