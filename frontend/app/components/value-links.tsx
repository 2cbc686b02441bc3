import type { FacetName, FacetValue } from '#shared/standards/standard-view.ts';
import { countText } from '../dates.ts';
import { facetWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';

/** The values of one facet as links to their lists. */
export function ValueLinks({ name, values }: { name: FacetName; values: FacetValue[] }) {
  const { language, to } = useSite();
  return (
    <ul className="value-links">
      {values.map((facet) => (
        <li key={facet.value}>
          <a href={to(`/standards?${name}=${encodeURIComponent(facet.value)}`)}>{facetWord(language, name, facet)}</a>
          <span className="class-count">{countText(facet.count)}</span>
        </li>
      ))}
    </ul>
  );
}
