import { openLevels } from '../literature/find-pages.ts';
import { type PageEntry, pageEntryId } from '../literature/project-page.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { openTexts } from '../standards/search/pages-of-hits.ts';
import { openingOf, snippetOf } from '../standards/search/snippet.ts';
import type { FoundPage } from '../standards/text-view.ts';
import { passageAt } from './page-passages.ts';
import type { NearPassage } from './passage-vectors.ts';
import type { AskLanguage } from './sentence-model.ts';

/** A page that was found by what it means. */
export interface OpenPassage {
  work: string;
  edition: string;
  similarity: number;
  standards: readonly string[];
  page: FoundPage;
}

type Entry = Pick<PageEntry, 'document' | 'page' | 'standards' | 'decidedBy' | 'text'>;

/**
 * Of passages of near meaning those whose texts anyone may see today. Vectors are as old as the last run that made them, so a text
 * that was closed since leads nowhere: neither to a page nor to its standard.
 */
export async function openPassages(
  services: SearchServices,
  { near, words, language }: { near: readonly NearPassage[]; words: string; language: AskLanguage },
): Promise<OpenPassage[]> {
  const ids = near.flatMap(({ place }) => (place ? [pageEntryId(place.document, place.page)] : []));
  if (ids.length === 0) return [];
  const filter = [{ ids: { values: ids } }, { term: { entry: 'page' } }, { terms: { level: openLevels } }];
  const _source = ['document', 'page', 'standards', 'decidedBy', 'text'];
  const body = { size: ids.length, track_total_hits: false, query: { bool: { filter } }, _source };
  const index = indexNames(services.indexPrefix).pages;
  const [answer] = await services.search.msearch<Entry>([{ index, body, optional: true }]);
  const entries = (answer?.hits.hits ?? []).map((hit) => hit._source);
  const open = new Map(
    (await openTexts(services, [], entries)).map((entry) => [pageEntryId(entry.document, entry.page ?? 0), entry]),
  );
  return near.flatMap(({ work, edition, similarity, place }) => {
    const entry = place && open.get(pageEntryId(place.document, place.page));
    const text = entry?.text && passageAt(entry.text, language, place?.from ?? 0);
    if (!place || !entry || !text) return [];
    const { document, page } = place;
    const snippet = snippetOf(text, words) ?? openingOf(text);
    return [{ work, edition, similarity, standards: entry.standards, page: { document, page, snippet } }];
  });
}
