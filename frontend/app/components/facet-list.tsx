import { useSearchParams } from 'react-router';
import { Status } from '#shared/standards/codes.ts';
import type { FacetName, FacetValue } from '#shared/standards/standard-view.ts';
import { countText } from '../dates.ts';
import { facetWord, fieldName } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { valuesOf, withToggled, withYear } from '../search-address.ts';
import { AsOfForm } from './as-of-form.tsx';
import { CloseIcon } from './icons.tsx';
import { StatusShape } from './status-mark.tsx';

/** Order of the facets; the first ones stand open. */
export const shownFacets: FacetName[] = [
  'status',
  'level',
  'mandate',
  'issuer',
  'year',
  'ics',
  'ccs',
  'region',
  'origin',
  'access',
  'licence',
];
const openFromTheStart = 5;
const longestList = 12;

interface FacetListProps {
  facets: Partial<Record<FacetName, FacetValue[]>>;
  asOf: string;
}

export function FacetList({ facets, asOf }: FacetListProps) {
  const { language, words } = useSite();
  const [params] = useSearchParams();
  const lists = shownFacets.filter((name) => (facets[name]?.length ?? 0) > 0);
  return (
    <details className="facets">
      <summary>{words.search.filters}</summary>
      <nav aria-label={words.search.filters}>
        <AsOfForm id="facets-as-of" asOf={asOf} params={params} label={words.search.asOf} />
        {lists.map((name, position) => (
          <details
            className="facet"
            key={name}
            open={position < openFromTheStart || isChosen(params, name)}
            data-facet={name}
          >
            <summary>{fieldName(language, name)}</summary>
            <FacetValues name={name} values={facets[name] ?? []} />
          </details>
        ))}
      </nav>
    </details>
  );
}

function FacetValues({ name, values }: { name: FacetName; values: FacetValue[] }) {
  const [params] = useSearchParams();
  const chosen = chosenOf(params, name);
  const list = values.filter(({ value }, position) => position < longestList || chosen.includes(value));
  return (
    <ul className="facet-values">
      {list.map((facet) => (
        <FacetLink key={facet.value} name={name} facet={facet} checked={chosen.includes(facet.value)} />
      ))}
    </ul>
  );
}

function FacetLink({ name, facet, checked }: { name: FacetName; facet: FacetValue; checked: boolean }) {
  const { language, words, to } = useSite();
  const [params] = useSearchParams();
  const search = name === 'year' ? withYear(params, facet.value) : withToggled(params, { name, value: facet.value });
  const label = facetWord(language, name, facet);
  const status = name === 'status' ? Status.safeParse(facet.value).data : undefined;
  return (
    <li>
      <a href={to('/standards') + search} rel="nofollow" data-checked={checked || undefined}>
        <span className="visually-hidden">{checked ? words.search.remove('') : words.search.add('')}</span>
        <span className="facet-label">
          {status ? <StatusShape status={status} /> : null}
          {label}
        </span>
        <span className="facet-count">{countText(facet.count)}</span>
        {checked ? <CloseIcon /> : null}
      </a>
    </li>
  );
}

function chosenOf(params: URLSearchParams, name: FacetName): string[] {
  if (name !== 'year') return valuesOf(params, name);
  const year = params.get('issuedFrom');
  return year && year === params.get('issuedTo') ? [year] : [];
}

function isChosen(params: URLSearchParams, name: FacetName): boolean {
  return chosenOf(params, name).length > 0;
}
