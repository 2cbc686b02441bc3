import { data, redirect } from 'react-router';
import { ListingView } from '#shared/trade/listing-view.ts';
import { EstimateView, QuoteView } from '#shared/trade/order-view.ts';
import type { WantedLine } from '#shared/trade/quote.ts';
import { keepBasket, readBasket, withLine } from '../basket.server.ts';
import { BasketLine } from '../components/basket-line.tsx';
import { BasketSums } from '../components/basket-sums.tsx';
import { Choice, Refusal } from '../components/form-parts.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/basket.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask, tryTo }) => {
    const [{ items: mine }, wanted] = await Promise.all([
      ask({ path: 'organizations' }, listOf(OrganizationBody)),
      readBasket(request),
    ]);
    const buyers = mine.filter(({ roles }) => roles?.includes('buyer'));
    const asked = new URL(request.url).searchParams.get('organization');
    const organization = (buyers.find(({ id }) => id === asked) ?? buyers[0])?.id;
    const body = { organization, lines: wanted };
    const [estimate, ...listings] = await Promise.all([
      organization && wanted.length > 0
        ? tryTo({ method: 'POST', path: 'quotes/estimates', body }, EstimateView)
        : undefined,
      ...wanted.map((line) => tryTo({ path: `listings/${line.listing}` }, ListingView)),
    ]);
    const lines = wanted.map((line, place) => {
      const listing = listings[place];
      return { line, listing: listing === undefined || isRefused(listing) ? undefined : listing };
    });
    return isRefused(estimate)
      ? { lines, buyers, organization, problem: estimate.problem }
      : { lines, buyers, organization, priced: estimate };
  });
}

/** Changes a line, or asks for a quote of all of them. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const lines = await readBasket(request);
    const { pathname } = new URL(request.url);
    if (form.get('intent') === 'line') {
      const headers = { 'set-cookie': await keepBasket(withLine(lines, form)) };
      return redirect(pathname, { status: 303, headers });
    }
    const body = { organization: String(form.get('organization') ?? ''), lines };
    const quote = await tryTo({ method: 'POST', path: 'quotes', body }, QuoteView);
    if (isRefused(quote)) return data(quote, { status: quote.problem.status });
    return redirect(localPath(languageOf(pathname), `/quotes/${quote.id}`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { basket } = messages[languageOf(location.pathname)].market;
  return pageMeta(location.pathname, { title: basket.title, noIndex: true });
}

export default function Basket({ loaderData, actionData }: Route.ComponentProps) {
  const { lines, buyers, organization, priced, problem } = loaderData;
  const { language, words, to } = useSite();
  const { market } = words;
  const names = buyers.map(({ id, name }): [string, string] => [id, (language === 'en' && name.en) || name.zh]);
  const pricedLine = ({ listing, licence }: WantedLine) =>
    priced?.lines.find((line) => line.listing === listing && line.licence === licence);
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{market.basket.title}</h1>
        <p>
          <a href={to('/market')}>{market.basket.browse}</a>
        </p>
      </header>
      <Refusal problem={actionData?.problem ?? problem} />
      {lines.length === 0 ? <p>{market.basket.none}</p> : null}
      <ul className="entries">
        {lines.map(({ line, listing }) => (
          <li key={`${line.listing} ${line.licence}`}>
            <BasketLine line={line} listing={listing} priced={pricedLine(line)} />
          </li>
        ))}
      </ul>
      {lines.length > 0 && names.length === 0 ? <p className="trade-note">{market.basket.noBuyer}</p> : null}
      {priced ? <BasketSums estimate={priced} /> : null}
      {lines.length > 0 && names.length > 0 ? (
        <Section id="quote" title={market.quote.title}>
          <form method="post" className="form">
            <input type="hidden" name="intent" value="quote" />
            <Choice id="organization" label={market.basket.buyer} options={names} value={organization} />
            {names.length > 1 ? (
              <button type="submit" formMethod="get">
                {market.basket.pricesOf}
              </button>
            ) : null}
            <p className="help">{market.basket.quoteNote}</p>
            <button type="submit" className="primary">
              {market.basket.quote}
            </button>
          </form>
        </Section>
      ) : null}
    </div>
  );
}
