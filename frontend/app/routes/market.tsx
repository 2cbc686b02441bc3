import * as z from 'zod';
import { LicenceCode } from '#shared/standards/codes.ts';
import { Choice } from '../components/form-parts.tsx';
import { ArrowIcon } from '../components/icons.tsx';
import { ListingItem } from '../components/listing-item.tsx';
import { countText } from '../dates.ts';
import { fieldWord } from '../field-words.ts';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { ListingPage } from '../trade-model.ts';
import type { Route } from './+types/market.ts';

const MarketQuery = z.object({
  standard: z.string().max(120).optional(),
  licence: LicenceCode.optional(),
  cursor: z.string().max(200).optional(),
});

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, MarketQuery);
    const asked = new URLSearchParams({ state: 'offered', ...query });
    return { query, list: await openApi(request).ask({ path: `listings?${asked}` }, CountedListings) };
  });
}

const CountedListings = ListingPage.extend({ totalIsExact: z.boolean() });

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { market } = messages[languageOf(location.pathname)];
  const isAsked = Object.values(loaderData?.query ?? {}).some((value) => value !== undefined);
  return pageMeta(location.pathname, { title: market.title, description: market.lead, noIndex: isAsked });
}

export default function Market({ loaderData: { query, list } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { market } = words;
  const count = countText(list.items.length);
  const kinds = LicenceCode.options.map((code): [string, string] => [code, fieldWord(language, 'licence', code)]);
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{market.title}</h1>
        <p className="lead">{market.lead}</p>
        <p className="help">{market.noImplementation}</p>
        <p>
          <a href={to('/standards?licence=available')}>{market.search}</a> {words.unit.dot}{' '}
          <a href={to('/basket')}>{market.basket.title}</a> {words.unit.dot}{' '}
          <a href={to('/account/licences')}>{words.licences.mine}</a>
        </p>
      </header>
      <search aria-label={market.title}>
        <form className="form" action={to('/market')}>
          {query.standard ? (
            <p>
              <input type="hidden" name="standard" value={query.standard} />
              {market.ofStandard} <code>{query.standard}</code>
            </p>
          ) : null}
          <Choice
            id="licence"
            label={market.licence}
            value={query.licence ?? ''}
            options={[['', market.anyLicence], ...kinds]}
          />
          <button type="submit">{market.show}</button>
        </form>
      </search>
      <p className="results-count" role="status">
        {list.totalIsExact ? market.count(count) : market.countHere(count)}
      </p>
      {list.items.length === 0 ? (
        <div className="empty">
          <p className="empty-title">{market.none}</p>
          <p>
            <a href={to('/market')}>{market.all}</a>
          </p>
        </div>
      ) : (
        <ul className="document-list">
          {list.items.map((listing) => (
            <li key={listing.id}>
              <ListingItem listing={listing} />
            </li>
          ))}
        </ul>
      )}
      {list.next ? (
        <nav className="pager" aria-label={words.search.pages}>
          <a
            className="pager-next"
            href={`${to('/market')}?${new URLSearchParams({ ...query, cursor: list.next })}`}
            rel="next"
          >
            {words.search.next}
            <ArrowIcon />
          </a>
        </nav>
      ) : null}
    </div>
  );
}
