import { useSearchParams } from 'react-router';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { offerOfSearch } from '../alert-model.ts';
import { EmptyResults } from '../components/empty-results.tsx';
import { FacetList, shownFacets } from '../components/facet-list.tsx';
import { FilterChips } from '../components/filter-chips.tsx';
import { FollowLinks } from '../components/follow-links.tsx';
import { ApiLink, Pager, SortLinks, Understood } from '../components/result-bar.tsx';
import { ResultItem } from '../components/result-item.tsx';
import { WatchLink } from '../components/watch-link.tsx';
import { countText } from '../dates.ts';
import { feedLinks, feedMeta, searchOf } from '../feed-links.ts';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { nearestNumbers, resolveDesignation, searchStandards } from '../services.server.ts';
import type { Route } from './+types/results.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, StandardQuery);
    const list = await searchStandards({
      query: { ...query, facets: shownFacets },
      language: languageOf(new URL(request.url).pathname),
    });
    const { text, designation } = list.asked;
    const onFirstPage = !query.cursor && query.sort === 'relevance';
    const resolution = designation && onFirstPage ? await resolveDesignation({ q: text, asOf: query.asOf }) : null;
    const nearest = list.items.length === 0 && text ? await nearestNumbers({ text }) : [];
    const found = resolution?.match === 'exact' || resolution?.match === 'edition-in-force';
    const match = found ? resolution.standard : null;
    const missing = resolution?.match === 'suggestion' || resolution?.match === 'none';
    return { list, nearest, match, missing, size: query.size, asOfAsked: query.asOf ?? null };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { search } = messages[languageOf(location.pathname)];
  const text = loaderData?.list.asked.text;
  const title = text ? search.titleFor(text) : search.title;
  const follow = feedMeta(feedLinks('search', searchOf(new URLSearchParams(location.search))));
  return [...pageMeta(location.pathname, { title, noIndex: true }), ...follow];
}

export default function Results({ loaderData }: Route.ComponentProps) {
  const { list, nearest, match, missing, size, asOfAsked } = loaderData;
  const { words } = useSite();
  const [asked] = useSearchParams();
  const { text, asOf, words: q } = list.asked;
  const offer = offerOfSearch(searchOf(asked));
  const search = asOfAsked ? `?asOf=${asOfAsked}` : '';
  // The list knows the pages of the match, which resolving its number does not look for.
  const found = match ? (list.items.find(({ id }) => id === match.id) ?? match) : null;
  const others = list.items.filter(({ id }) => id !== match?.id);
  return (
    <div className="page-width results-page">
      <div className="results-head">
        <h1>{text ? words.search.titleFor(text) : words.search.allTitle}</h1>
        <p className="results-count" role="status">
          {words.search.resultCount(countText(list.total), list.totalIsExact)}
        </p>
        <Understood asked={list.asked} missing={missing} />
      </div>
      <FacetList facets={list.facets ?? {}} asOf={asOf} />
      <div className="results-main">
        <FilterChips facets={list.facets ?? {}} />
        {list.items.length === 0 ? (
          <EmptyResults nearest={nearest} />
        ) : (
          <>
            <SortLinks />
            <h2 className="visually-hidden">{words.search.results}</h2>
            {found ? (
              <div className="match-card">
                <p className="match-label">{words.search.exactMatch}</p>
                <ResultItem standard={found} search={search} q={q} />
              </div>
            ) : null}
            <ol className="results">
              {others.map((standard) => (
                <li key={standard.id}>
                  <ResultItem standard={standard} search={search} q={q} />
                </li>
              ))}
            </ol>
            <Pager list={list} size={size} />
          </>
        )}
        {offer ? (
          <p>
            <WatchLink offer={offer} />
          </p>
        ) : null}
        <FollowLinks links={feedLinks('search', searchOf(asked))} />
        <ApiLink />
      </div>
    </div>
  );
}
