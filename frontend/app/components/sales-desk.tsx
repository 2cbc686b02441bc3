import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import type { SalesOf } from '../sales-loading.server.ts';
import { DepositName } from './deposit-name.tsx';
import { Designation } from './designation.tsx';
import { OrderItem } from './order-item.tsx';
import { Section } from './section.tsx';

/** What one organization sells, and what it earned. */
export function SalesDesk({ shop }: { shop: SalesOf }) {
  const { language, words } = useSite();
  const { sales, orders: text } = words;
  const { id, name, orders } = shop;
  return (
    <>
      <h2 className="sales-name">{(language === 'en' && name.en) || name.zh}</h2>
      <Listings shop={shop} />
      <Section id={`${id}-sales`} title={sales.sales}>
        {orders.items.length === 0 ? <p>{sales.noSales}</p> : null}
        <ul className="entries">
          {orders.items.map((order) => (
            <li key={order.id}>
              <OrderItem order={order} />
            </li>
          ))}
        </ul>
        {orders.next ? (
          <p>
            <a href={`?${new URLSearchParams({ organization: id, cursor: orders.next })}`}>{text.more}</a>
          </p>
        ) : null}
      </Section>
      <Statements shop={shop} />
    </>
  );
}

function Listings({ shop: { id, listings, ready } }: { shop: SalesOf }) {
  const { language, words, to } = useSite();
  const { sales, market } = words;
  return (
    <Section id={`${id}-listings`} title={sales.listings}>
      {listings.length === 0 ? <p>{sales.noListings}</p> : null}
      <ul className="entries">
        {listings.map(({ id: listing, number, state, offers }) => (
          <li key={listing}>
            <p>
              <a href={to(`/account/sales/listings/${listing}`)}>
                {sales.manage} <Designation number={number} />
              </a>{' '}
              <strong>{market.states[state]}</strong>
            </p>
            <p className="small-print">
              {offers.map((offer) => `${offer.name[language]} ${moneyText(offer.price)}`).join(words.unit.listComma)}
            </p>
          </li>
        ))}
      </ul>
      <h3>{sales.ready}</h3>
      {ready.length === 0 ? <p>{sales.noReady}</p> : null}
      <ul className="entries">
        {ready.map((deposit) => (
          <li key={deposit.id}>
            <p>
              <DepositName deposit={deposit} />{' '}
              <a
                href={to(`/account/sales/new?deposit=${deposit.id}`)}
                aria-label={`${sales.list} ${deposit.number ?? deposit.id}`}
              >
                {sales.list}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Statements({ shop: { id, statements, payouts } }: { shop: SalesOf }) {
  const { words, to } = useSite();
  const { sales } = words;
  return (
    <Section id={`${id}-statements`} title={sales.statements}>
      {statements.length === 0 ? <p>{sales.noStatements}</p> : <p className="small-print">{sales.payoutRule}</p>}
      <ul className="entries">
        {statements.map(({ month, totals }) => (
          <li key={month}>
            <p>
              <a href={to(`/account/sales/statements/${month}?organization=${id}`)}>{sales.month(month)}</a>{' '}
              {sales.kinds.sale} <span className="money">{moneyText(totals.sale.amount.amount)}</span>{' '}
              {sales.kinds.refund} <span className="money">{moneyText(totals.refund.amount.amount)}</span>
            </p>
            {payouts.some(({ run, state }) => run === month && state !== 'refused') ? null : (
              <form method="post">
                <input type="hidden" name="organization" value={id} />
                <input type="hidden" name="month" value={month} />
                <button type="submit">{sales.payout}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <h3>{sales.payouts}</h3>
      {payouts.length === 0 ? <p>{sales.noPayouts}</p> : null}
      <ul className="entries">
        {payouts.map(({ id: payout, run, state, amount, withheld }) => (
          <li key={payout}>
            <p>
              {run} <span className="money">{moneyText(amount.amount)}</span>{' '}
              <strong>{sales.payoutStates[state]}</strong>{' '}
              <span className="small-print">
                {sales.withheld} {moneyText(withheld.amount.amount)} {words.unit.dot} <code>{payout}</code>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
