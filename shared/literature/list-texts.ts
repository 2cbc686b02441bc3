import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import type { Multilingual } from '../standards/codes.ts';
import { indexNames } from '../standards/search/index-names.ts';
import type { HeldText } from '../standards/text-view.ts';
import { isOpenable, type StoredDocument } from './document.ts';
import { decisionsFor } from './document-decision.ts';
import { getDocuments, type LiteratureTable } from './document-store.ts';
import type { PageEntry } from './project-page.ts';

/** What listing the texts of a standard needs: where they are named, what is known of them, who may see them. */
export interface TextServices extends SearchServices, CatalogueServices {
  literature: LiteratureTable;
}

/** More digitized texts no edition has. */
const mostTexts = 50;

/** The digitized texts of an edition, each with the access decision of today, whether it lets anyone in or not. */
export async function listTexts(services: TextServices, { standard }: { standard: string }): Promise<HeldText[]> {
  const named = await namedTexts(services, standard);
  if (named.length === 0) return [];
  const held = await getDocuments(
    services.literature,
    named.map(({ document }) => document),
  );
  const documents = [...held.values()].filter(isOpenable).sort((a, b) => (a.id < b.id ? -1 : 1));
  const decisions = await decisionsFor(services, documents);
  return documents.flatMap((document) => {
    const access = decisions.get(document.id);
    return access ? [textView(document, access)] : [];
  });
}

/** A text of an edition as the index names it, whether it is open or not. */
interface NamedText {
  document: string;
  title: Multilingual;
}

/** The texts that are held of an edition, in a lasting order. */
export async function namedTexts({ search, indexPrefix }: SearchServices, standard: string): Promise<NamedText[]> {
  const body = {
    size: mostTexts,
    track_total_hits: false,
    _source: ['document', 'view.title'],
    query: { bool: { filter: [{ term: { entry: 'document' } }, { term: { standards: standard } }] } },
    sort: [{ document: 'asc' }],
  };
  const [answer] = await search.msearch<PageEntry>([{ index: indexNames(indexPrefix).pages, body, optional: true }]);
  return (answer?.hits.hits ?? []).map(({ _source: { document, view } }) => ({ document, title: view?.title ?? {} }));
}

function textView(document: StoredDocument, access: HeldText['access']): HeldText {
  const { id, kind, title, language, pages, quality } = document;
  return { document: id, kind, title, language: language ?? null, pages, quality: quality ?? [], access };
}
