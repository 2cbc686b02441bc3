import type { SearchServices } from '../runtime/search-client.ts';
import { designationKeys, digitsKey, interpretQuery, mandateSiblings, parseDesignation } from './designation.ts';
import { dayInShanghai } from './local-date.ts';
import { indexNames } from './search/index-names.ts';
import { hasStatus } from './search/standard-filters.ts';
import { type IndexedStandard, summaryFields } from './search/summary.ts';

export interface NearNumber {
  id: string;
  number: string;
}

/** Numbers that a missing id or number may have meant: other editions, another mandate, the same digits elsewhere. */
export async function nearestNumbers(
  services: SearchServices,
  { text, size = 5 }: { text: string; size?: number },
): Promise<NearNumber[]> {
  const spelled = text.slice(0, 200).replaceAll('.', ' ');
  const found = parseDesignation(text) ?? parseDesignation(spelled);
  const digits = found ? digitsKey(found) : bareDigits(text);
  if (!digits) return [];
  const likely = found ? [found, ...mandateSiblings(found)].map((d) => designationKeys(d)) : [];
  const ways = [
    ...likely.map(({ key }, i) => scored('key', key, i === 0 ? 40 : 30)),
    ...likely.slice(0, 1).map(({ loose }) => scored('loose', loose, 20)),
    scored('digits', digits, 10),
  ];
  const { hits } = await services.search.search<IndexedStandard>(indexNames(services.indexPrefix).standards, {
    size,
    track_total_hits: false,
    query: {
      bool: {
        must: [{ dis_max: { queries: ways } }],
        should: [{ constant_score: { filter: hasStatus('in-force', dayInShanghai(services.now())), boost: 5 } }],
      },
    },
    _source: summaryFields,
  });
  return hits.hits.map(({ _source }) => ({ id: _source.id, number: _source.view.number }));
}

function bareDigits(text: string): string | null {
  const { digits } = interpretQuery(text);
  return digits ? digitsKey(digits) : null;
}

function scored(field: string, value: string, boost: number) {
  return { constant_score: { filter: { term: { [`no.${field}`]: value } }, boost } };
}
