import { type FoundText, findPages, most, openLevels } from '../../literature/find-pages.ts';
import { heldLevel } from '../../literature/held-access.ts';
import type { SearchHit, SearchServices } from '../../runtime/search-client.ts';
import { dayInShanghai } from '../local-date.ts';
import type { FoundPage } from '../text-view.ts';
import { indexNames } from './index-names.ts';
import { accessOn, type IndexedStandard } from './summary.ts';

/**
 * The best pages of the standards on a result page, by id, where the decision of today lets anyone see them. The page
 * index may be behind the records, and days pass without any write, so its own level alone opens nothing.
 */
export async function pagesOfHits(
  services: SearchServices,
  { words, hits }: { words: string; hits: readonly SearchHit<IndexedStandard>[] },
): Promise<Map<string, FoundPage[]>> {
  const held = hits.map(({ _source }) => _source);
  const texts = await findPages(services, { q: words, standards: held.map(({ id }) => id) });
  const pages = new Map<string, FoundPage[]>();
  for (const text of await openTexts(services, held, texts)) {
    for (const id of text.standards) pages.set(id, [...(pages.get(id) ?? []), ...text.pages].slice(0, most));
  }
  return pages;
}

/** Those texts that anyone may see parts of today; records that are at hand are not asked for. */
export async function openTexts<T extends Pick<FoundText, 'standards' | 'decidedBy'>>(
  services: SearchServices,
  held: readonly IndexedStandard[],
  texts: readonly T[],
): Promise<T[]> {
  const open = await openStandards(services, held, texts);
  return texts.filter(({ decidedBy, standards }) => decidedBy === 'document' || standards.every((id) => open.has(id)));
}

/** Standards of which a held text is open today; a text of several standards is as closed as the strictest of them. */
async function openStandards(
  services: SearchServices,
  held: readonly IndexedStandard[],
  texts: readonly Pick<FoundText, 'standards'>[],
): Promise<Set<string>> {
  const known = new Set(held.map(({ id }) => id));
  const missing = [...new Set(texts.flatMap(({ standards }) => standards))].filter((id) => !known.has(id));
  const today = dayInShanghai(services.now());
  const all = [...held, ...(missing.length > 0 ? await recordsOf(services, missing) : [])];
  return new Set(
    all.flatMap(({ id, view }) => (openLevels.includes(heldLevel(accessOn(view.access, today))) ? [id] : [])),
  );
}

async function recordsOf({ search, indexPrefix }: SearchServices, ids: string[]): Promise<IndexedStandard[]> {
  const { hits } = await search.search<IndexedStandard>(indexNames(indexPrefix).standards, {
    size: ids.length,
    track_total_hits: false,
    query: { bool: { filter: [{ terms: { id: ids } }] } },
    _source: ['id', 'view'],
  });
  return hits.hits.map(({ _source }) => _source);
}
