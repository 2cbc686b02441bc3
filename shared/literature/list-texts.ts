import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { indexNames } from '../standards/search/index-names.ts';
import type { HeldText } from '../standards/text-view.ts';
import { isOpenable, type StoredDocument } from './document.ts';
import { decisionsFor } from './document-decision.ts';
import { getDocuments, type LiteratureTable } from './document-store.ts';

/** What listing the texts of a standard needs: where they are named, what is known of them, who may see them. */
export interface TextServices extends SearchServices, CatalogueServices {
  literature: LiteratureTable;
}

/** More digitized texts no edition has. */
const mostTexts = 50;

/** The digitized texts of an edition, each with the access decision of today, whether it lets anyone in or not. */
export async function listTexts(services: TextServices, { standard }: { standard: string }): Promise<HeldText[]> {
  const ids = await documentIdsOf(services, standard);
  if (ids.length === 0) return [];
  const held = await getDocuments(services.literature, ids);
  const documents = [...held.values()].filter(isOpenable).sort((a, b) => (a.id < b.id ? -1 : 1));
  const decisions = await decisionsFor(services, documents);
  return documents.flatMap((document) => {
    const access = decisions.get(document.id);
    return access ? [textView(document, access)] : [];
  });
}

async function documentIdsOf({ search, indexPrefix }: SearchServices, standard: string): Promise<string[]> {
  const body = {
    size: mostTexts,
    track_total_hits: false,
    _source: false,
    docvalue_fields: ['document'],
    query: { bool: { filter: [{ term: { entry: 'document' } }, { term: { standards: standard } }] } },
  };
  const [answer] = await search.msearch([{ index: indexNames(indexPrefix).pages, body, optional: true }]);
  return (answer?.hits.hits ?? []).flatMap(({ fields }) => (fields?.document ?? []).map(String));
}

function textView(document: StoredDocument, access: HeldText['access']): HeldText {
  const { id, kind, title, language, pages, quality } = document;
  return { document: id, kind, title, language: language ?? null, pages, quality: quality ?? [], access };
}
