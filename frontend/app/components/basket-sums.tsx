import type { EstimateView } from '#shared/trade/order-view.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';

/** What the basket would cost its buyer now, one sum a currency, as the service works it out. */
export function BasketSums({ estimate: { buyer, sums } }: { estimate: EstimateView }) {
  const { language, words } = useSite();
  const { basket, lines } = words.market;
  return (
    <dl className="facts facts-long" aria-label={basket.sums}>
      {sums.map(({ currency, total, tax }) => (
        <div className="fact trade-sum" key={currency}>
          <dt>{lines.sum}</dt>
          <dd>
            <strong className="money">{moneyText(total)}</strong>
            <span>
              {lines.tax} <span className="money">{moneyText(tax)}</span>
            </span>
          </dd>
        </div>
      ))}
      <div className="fact">
        <dt>{basket.buyer}</dt>
        <dd>{(language === 'en' && buyer.name.en) || buyer.name.zh}</dd>
      </div>
    </dl>
  );
}
