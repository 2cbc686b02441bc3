import { useSearchParams } from 'react-router';
import type { Asked, StandardList } from '#shared/standards/standard-view.ts';
import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { apiAddress, nextPage, pageNumber, withChanges } from '../search-address.ts';
import { Designation } from './designation.tsx';
import { ArrowIcon } from './icons.tsx';

const orders = [
  { sort: 'relevance', word: 'relevance' },
  { sort: '-issued', word: 'issued' },
  { sort: '-effective', word: 'effective' },
  { sort: 'number', word: 'number' },
] as const;

export function SortLinks() {
  const { words, to } = useSite();
  const [params] = useSearchParams();
  const current = params.get('sort') ?? 'relevance';
  return (
    <nav className="sort" aria-label={words.search.sort}>
      <span aria-hidden="true">{words.search.sort}</span>
      <ul>
        {orders.map(({ sort, word }) => (
          <li key={sort}>
            <a
              href={to('/standards') + withChanges(params, { sort: sort === 'relevance' ? null : sort })}
              aria-current={current === sort ? 'true' : undefined}
              rel="nofollow"
            >
              {words.search.sortBy[word]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How the query was understood, so that nobody wonders why a result is there. */
export function Understood({ asked, missing }: { asked: Asked; missing: boolean }) {
  const { words } = useSite();
  if (!asked.designation && !asked.corrected && asked.expandedWith.length === 0) return null;
  return (
    <ul className="understood">
      {asked.designation ? (
        <li className={missing ? 'not-exact' : undefined}>
          {missing ? words.search.noSuchNumber(asked.designation) : `${words.search.lookedUpAs} `}
          {missing ? null : <Designation number={asked.designation} />}
        </li>
      ) : null}
      {asked.corrected ? (
        <li>
          {words.search.correctedTo} <strong>{asked.corrected}</strong>
          {words.unit.comma}
          {words.search.correctedFrom(asked.text)}
        </li>
      ) : null}
      {asked.expandedWith.length > 0 ? (
        <li>
          {words.search.expandedWith} {asked.expandedWith.join(words.unit.listComma)}
        </li>
      ) : null}
    </ul>
  );
}

export function Pager({ list, size }: { list: StandardList; size: number }) {
  const { words, to } = useSite();
  const [params] = useSearchParams();
  if (!list.next && !params.has('cursor')) return null;
  const page = pageNumber(params);
  const from = (page - 1) * size + 1;
  const range = words.search.range(countText(from), countText(from + list.items.length - 1));
  return (
    <nav className="pager" aria-label={words.search.pages}>
      <span className="pager-range">{range}</span>
      {params.has('cursor') ? (
        <a href={to('/standards') + withChanges(params, {})} rel="first">
          {words.search.first}
        </a>
      ) : null}
      {list.next ? (
        <a className="pager-next" href={to('/standards') + nextPage(params, list.next)} rel="next">
          {words.search.next}
          <ArrowIcon />
        </a>
      ) : null}
    </nav>
  );
}

export function ApiLink() {
  const { words } = useSite();
  const address = apiAddress(useSearchParams()[0]);
  return (
    <p className="api-link">
      {words.search.api} <a href={address}>{decodeURI(address)}</a>
    </p>
  );
}
