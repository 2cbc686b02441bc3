import type { ListingView } from '#shared/trade/listing-view.ts';
import type { EstimateView } from '#shared/trade/order-view.ts';
import type { WantedLine } from '#shared/trade/quote.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Designation } from './designation.tsx';

interface BasketLineProps {
  line: WantedLine;
  /** Undefined when it is sold no more. */
  listing?: ListingView;
  /** What it costs the buyer now, as far as that is known. */
  priced?: EstimateView['lines'][number];
}

/** Something in the basket, with how many of it, and a way to take it out. */
export function BasketLine({ line, listing, priced }: BasketLineProps) {
  const { language, words, to } = useSite();
  const { basket, listing: text, lines, free } = words.market;
  const money = (fen: number) => <span className="money">{fen === 0 ? free : moneyText(fen)}</span>;
  const offer = listing?.state === 'offered' ? listing.offers.find((one) => one.licence === line.licence) : undefined;
  const name = `${listing?.number ?? line.listing} ${fieldWord(language, 'licence', line.licence)}`;
  const fields = (
    <>
      <input type="hidden" name="intent" value="line" />
      <input type="hidden" name="listing" value={line.listing} />
      <input type="hidden" name="licence" value={line.licence} />
    </>
  );
  return (
    <>
      <p>
        <a href={to(`/listings/${line.listing}`)}>
          <Designation number={listing?.number ?? line.listing} /> {fieldWord(language, 'licence', line.licence)}
        </a>{' '}
        {offer ? money(priced?.unit ?? offer.priceNow) : <strong>{basket.gone}</strong>}
        {priced?.isMemberPrice ? ` (${lines.memberPrice})` : ''}
      </p>
      {priced ? (
        <p className="small-print">
          {priced.quantity} × {money(priced.unit)} = {money(priced.total)}
        </p>
      ) : null}
      <div className="trade-add">
        {offer?.seats === 'named' ? (
          <form method="post" className="trade-add">
            {fields}
            <label>
              {text.quantity}{' '}
              <input
                type="number"
                name="quantity"
                min={1}
                max={100}
                defaultValue={line.quantity}
                className="trade-quantity"
              />
            </label>
            <button type="submit" aria-label={basket.changeOf(name)}>
              {basket.change}
            </button>
          </form>
        ) : null}
        <form method="post">
          {fields}
          <input type="hidden" name="quantity" value="0" />
          <button type="submit" aria-label={basket.removeOf(name)}>
            {basket.remove}
          </button>
        </form>
      </div>
    </>
  );
}
