import { useSearchParams } from 'react-router';
import type { NearNumber } from '#shared/standards/nearest-numbers.ts';
import { useAsks } from '../asks.ts';
import { useSite } from '../messages/messages.ts';
import { activeFilters, withoutFilters } from '../search-address.ts';
import { NearestNumbers } from './nearest-numbers.tsx';

/** Nothing found is not the end: the same search without filters, the nearest numbers, and what to try. */
export function EmptyResults({ nearest }: { nearest: NearNumber[] }) {
  const { words, to } = useSite();
  const [params] = useSearchParams();
  return (
    <div className="empty">
      <p className="empty-title">{words.search.emptyTitle}</p>
      {activeFilters(params).length > 0 ? (
        <p>
          {words.search.emptyFilters} <a href={to('/standards') + withoutFilters(params)}>{words.search.clear}</a>
        </p>
      ) : null}
      {nearest.length > 0 ? (
        <>
          <p>{words.search.emptyNearest}</p>
          <NearestNumbers nearest={nearest} />
        </>
      ) : null}
      {useAsks() ? (
        <p>
          {words.ask.instead}{' '}
          <a href={`${to('/ask')}?${new URLSearchParams({ q: params.get('q') ?? '' })}`}>{words.ask.title}</a>
        </p>
      ) : null}
      <p>{words.search.emptyWords}</p>
      <p>
        {words.search.emptyScope} <a href={to('/about-data')}>{words.nav.aboutData}</a>
      </p>
    </div>
  );
}
