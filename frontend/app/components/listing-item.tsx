import type { ListingView } from '#shared/trade/listing-view.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Designation } from './designation.tsx';
import { MainTitle, OtherTitle } from './titles.tsx';

/** Titles as the words of a record are shown: those that there are. */
export function titlesOf({ zh, en }: { zh: string; en: string | null }): Record<string, string> {
  return { zh, ...(en && { en }) };
}

/** A listing among others: what is sold, by whom, from which price. */
export function ListingItem({ listing }: { listing: ListingView }) {
  const { language, words, to } = useSite();
  const { market, unit } = words;
  const { id, number, title, holder, offers } = listing;
  const cheapest = Math.min(...offers.map(({ priceNow }) => priceNow));
  return (
    <article className="result">
      <h2 className="result-title">
        <a href={to(`/listings/${id}`)}>
          <Designation number={number} /> <MainTitle titles={titlesOf(title)} />
        </a>
      </h2>
      <OtherTitle titles={titlesOf(title)} />
      <ul className="result-facts">
        <li>{offers.map(({ name }) => name[language]).join(unit.listComma)}</li>
        <li className="money">{cheapest === 0 ? market.free : market.from(moneyText(cheapest))}</li>
        <li>
          {market.holder}
          {unit.colon}
          {(language === 'en' && holder.name.en) || holder.name.zh}
        </li>
      </ul>
    </article>
  );
}
