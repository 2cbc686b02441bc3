import { redirect } from 'react-router';
import * as z from 'zod';
import { ListingView, PriceVersionView } from '#shared/trade/listing-view.ts';
import { keepBasket, readBasket, withLine } from '../basket.server.ts';
import { Designation } from '../components/designation.tsx';
import { ListingFacts, ListingPrices } from '../components/listing-facts.tsx';
import { titlesOf } from '../components/listing-item.tsx';
import { OfferCard } from '../components/offer-card.tsx';
import { PagePath } from '../components/page-path.tsx';
import { MainTitle, OtherTitle } from '../components/titles.tsx';
import { languageOf, localPath } from '../language.ts';
import { load } from '../loading.server.ts';
import { asReader, openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/listing.ts';

const Prices = z.object({ items: z.array(PriceVersionView) });

export function loader({ request, params }: Route.LoaderArgs) {
  return asReader(request, async ({ ask }) => {
    const path = `listings/${encodeURIComponent(params.id)}`;
    const [listing, prices, basket] = await Promise.all([
      ask({ path }, ListingView),
      ask({ path: `${path}/prices` }, Prices),
      readBasket(request),
    ]);
    return { listing, prices: prices.items, basket: basket.length };
  });
}

/** Puts a licence into the basket; who buys, and at what price, is asked there. */
export function action({ request }: Route.ActionArgs) {
  return load(request, async () => {
    openApi(request);
    const lines = withLine(await readBasket(request), await request.formData());
    const address = localPath(languageOf(new URL(request.url).pathname), '/basket');
    return redirect(address, { status: 303, headers: { 'set-cookie': await keepBasket(lines) } });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { market } = messages[languageOf(location.pathname)];
  const listing = loaderData?.listing;
  if (!listing) return pageMeta(location.pathname, {});
  const title = `${listing.number} ${market.available}`;
  const description = `${listing.number} ${listing.title.zh}`;
  return pageMeta(location.pathname, { title, description, noIndex: listing.state !== 'offered' });
}

export default function Listing({ loaderData: { listing, prices, basket } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { market } = words;
  const { id, number, title, state, offers, internal } = listing;
  const note = market.stateNote[state];
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath steps={[['/market', market.title]]} />
        <h1>
          <Designation number={number} /> <MainTitle titles={titlesOf(title)} />
        </h1>
        <OtherTitle titles={titlesOf(title)} />
        {note ? <p className="trade-note">{note}</p> : null}
        <p>
          <a href={to('/basket')}>{basket > 0 ? market.basket.link(basket) : market.basket.title}</a>
          {internal ? (
            <>
              {' '}
              {words.unit.dot} <a href={to(`/account/sales/listings/${id}`)}>{market.listing.own}</a>
            </>
          ) : null}
        </p>
      </header>
      {offers.map((offer) => (
        <OfferCard key={offer.licence} offer={offer} listing={id} isOnSale={state === 'offered'} />
      ))}
      <p className="small-print trade-money-note">{market.listing.moneyNote}</p>
      <ListingFacts listing={listing} />
      <ListingPrices prices={prices} />
    </article>
  );
}
