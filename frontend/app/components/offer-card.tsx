import type { z } from 'zod';
import type { OfferView } from '#shared/trade/listing-view.ts';
import { taxIn } from '#shared/trade/price-line.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText, percentText } from '../money.ts';
import { Instant } from './instant.tsx';
import { LegalText, LimitFacts } from './licence-terms.tsx';
import { Section } from './section.tsx';

type Offer = z.infer<typeof OfferView>;

interface OfferCardProps {
  offer: Offer;
  listing: string;
  isOnSale: boolean;
}

/** One licence: what it lets one do in plain words, what it costs, and only then its legal text. */
export function OfferCard({ offer, listing, isOnSale }: OfferCardProps) {
  const { language, words } = useSite();
  const { listing: text, free } = words.market;
  const { licence, name, plain, price, priceNow, promotionUntil, memberPrice, taxBasisPoints } = offer;
  const tax = moneyText(taxIn(priceNow, taxBasisPoints));
  return (
    <Section id={licence} title={name[language]}>
      <p>{plain[language]}</p>
      <dl className="facts facts-long">
        <div className="fact">
          <dt>{text.price}</dt>
          <dd>
            <strong className="money">{priceNow === 0 ? free : moneyText(priceNow)}</strong>
            {priceNow > 0 ? <span>{text.tax(percentText(taxBasisPoints), tax)}</span> : null}
            {priceNow < price ? <span>{text.usual(moneyText(price))}</span> : null}
            {promotionUntil ? (
              <span>
                {text.until} <Instant at={promotionUntil} />
              </span>
            ) : null}
          </dd>
        </div>
        {memberPrice === null ? null : (
          <div className="fact">
            <dt>{text.memberPrice}</dt>
            <dd>
              <span className="money">{moneyText(memberPrice)}</span> <span>{text.memberNote}</span>
            </dd>
          </div>
        )}
        <LimitFacts licence={licence} limits={offer.limits} />
      </dl>
      {isOnSale ? <AddForm offer={offer} listing={listing} /> : null}
      <LegalText policy={offer.policy} hash={offer.policyHash} />
    </Section>
  );
}

function AddForm({ offer: { licence, name, seats }, listing }: Pick<OfferCardProps, 'offer' | 'listing'>) {
  const { language, words } = useSite();
  const { listing: text } = words.market;
  return (
    <form method="post" className="trade-add">
      <input type="hidden" name="listing" value={listing} />
      <input type="hidden" name="licence" value={licence} />
      {seats === 'named' ? (
        <label>
          {text.quantity}{' '}
          <input type="number" name="quantity" min={1} max={100} defaultValue={1} className="trade-quantity" />
        </label>
      ) : null}
      <button type="submit" aria-label={text.addOf(name[language])}>
        {text.add}
      </button>
    </form>
  );
}
