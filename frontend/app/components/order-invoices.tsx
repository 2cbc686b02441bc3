import type { Invoice } from '#shared/trade/invoice.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import type { LoadedOrder } from '../order-loading.server.ts';
import { Field } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

/** Invoices of a paid order, and the form that asks for them. */
export function OrderInvoices({ order, invoices, isBuyer }: LoadedOrder) {
  const { language, words } = useSite();
  const { invoice } = words.orders;
  const { buyer, paidAt, captured, refunded } = order;
  if (!isBuyer || !paidAt || captured === 0) return null;
  const isWhole = invoices.some(({ kind, state }) => kind === 'blue' && state !== 'refused');
  return (
    <Section id="invoices" title={invoice.title}>
      <p className="small-print">{invoice.note}</p>
      {invoices.length === 0 ? <p>{invoice.none}</p> : null}
      <ul className="entries">
        {invoices.map((one) => (
          <li key={one.id}>
            <InvoiceItem invoice={one} />
          </li>
        ))}
      </ul>
      {isWhole || refunded === captured ? null : (
        <form method="post" className="form">
          <input type="hidden" name="intent" value="invoice" />
          <Field
            id="title"
            name="title"
            label={invoice.name}
            value={(language === 'en' && buyer.name.en) || buyer.name.zh}
            required
          />
          <Field id="taxNumber" name="taxNumber" label={invoice.tax} value={buyer.creditCode} required />
          <button type="submit">{invoice.ask}</button>
        </form>
      )}
    </Section>
  );
}

function InvoiceItem({ invoice: one }: { invoice: Invoice }) {
  const { language, words, to } = useSite();
  const { invoice } = words.orders;
  const { id, kind, state, number, total, seller, issuedAt, reason } = one;
  return (
    <>
      <p>
        {invoice.kinds[kind]} <code>{number ?? id}</code> <strong>{invoice.states[state]}</strong>
      </p>
      <p className="small-print">
        {invoice.by}
        {words.unit.colon}
        {(language === 'en' && seller.name.en) || seller.name.zh}
        {words.unit.comma}
        {invoice.amount} <span className="money">{moneyText(total.amount)}</span>
        {issuedAt ? (
          <>
            {words.unit.comma}
            {invoice.issuedAt} <Instant at={issuedAt} />
          </>
        ) : null}
        {reason ? `${words.unit.comma}${reason}` : ''}
      </p>
      {number ? (
        <p>
          <a href={to(`/account/papers/invoice/${id}`)} aria-label={`${invoice.download} ${number}`}>
            {invoice.download}
          </a>
        </p>
      ) : null}
    </>
  );
}
