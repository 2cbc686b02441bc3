import { useSearchParams } from 'react-router';
import type { FacetName, FacetValue } from '#shared/standards/standard-view.ts';
import { facetWord, fieldName } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { type ActiveFilter, activeFilters, withoutFilters, withToggled } from '../search-address.ts';
import { CloseIcon } from './icons.tsx';

type Facets = Partial<Record<FacetName, FacetValue[]>>;

/** The active filters, each a link that takes it away. */
export function FilterChips({ facets }: { facets: Facets }) {
  const { words, to } = useSite();
  const [params] = useSearchParams();
  const filters = activeFilters(params);
  if (filters.length === 0) return null;
  return (
    <section className="chips" aria-label={words.search.activeFilters}>
      <ul>
        {filters.map((filter) => (
          <li key={filter.name + filter.value}>
            <a className="chip" href={to('/standards') + withToggled(params, filter)}>
              <span className="visually-hidden">{words.search.remove('')}</span>
              <FilterText filter={filter} facets={facets} />
              <CloseIcon />
            </a>
          </li>
        ))}
        {filters.length > 1 ? (
          <li>
            <a href={to('/standards') + withoutFilters(params)}>{words.search.clear}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function FilterText({ filter: { name, value }, facets }: { filter: ActiveFilter; facets: Facets }) {
  const { language, words } = useSite();
  if (isDateFilter(name)) return `${words.search.filter[name]} ${value}`;
  const known = facets[name]?.find((facet) => facet.value === value);
  return `${fieldName(language, name)} ${facetWord(language, name, known ?? { value, label: value })}`;
}

type DateFilter = 'issuedFrom' | 'issuedTo' | 'effectiveFrom' | 'effectiveTo';

function isDateFilter(name: string): name is DateFilter {
  return /^(issued|effective)(From|To)$/.test(name);
}
