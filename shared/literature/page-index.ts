import { createHash } from 'node:crypto';
import type { SearchAdmin } from '../runtime/search-admin.ts';
import type { SearchAnswer, SearchBody, SearchServices } from '../runtime/search-client.ts';
import type { AccessLevel } from '../standards/codes.ts';
import { type IndexState, nextIndex } from '../standards/ensure-indices.ts';
import { indexNames, writersAlias } from '../standards/search/index-names.ts';
import type { StoredDocument } from './document.ts';
import type { DocumentText } from './document-files.ts';
import { pageIndex } from './page-mapping.ts';
import { type PageEntry, projectDocument } from './project-page.ts';

export interface PageIndexServices {
  admin: SearchAdmin;
  indexPrefix: string;
}

/** Pages sent in one request: about five megabytes of dense text. */
const batch = 1000;

/** Makes the page index when there is none; never touches one that exists. */
export async function ensurePageIndex({ admin, indexPrefix }: PageIndexServices): Promise<IndexState> {
  const alias = indexNames(indexPrefix).pages;
  const definition = pageDefinition();
  const [index] = await admin.indicesOf(alias);
  if (index === undefined) {
    await admin.createIndex(await nextIndex(admin, alias), definition.body, [alias, writersAlias(alias)]);
    return 'created';
  }
  return (await admin.metaOf(index)).fingerprint === definition.fingerprint ? 'current' : 'outdated';
}

/**
 * Puts a document and its pages into the index; an older revision than the one held changes nothing. Throws when
 * entries could not be written, because a document with some pages missing looks whole.
 */
export async function putDocument(
  { admin, indexPrefix }: PageIndexServices,
  document: StoredDocument,
  text: DocumentText,
  level: AccessLevel,
): Promise<void> {
  const entries = projectDocument(document, text, level);
  const changes = entries.map(({ id, entry }) => ({ id, version: document.revision, document: entry }));
  await write(admin, indexPrefix, changes);
}

/** Takes a document and its pages out. */
export async function removeDocument(
  { admin, indexPrefix }: PageIndexServices,
  { id, revision, pages }: Pick<StoredDocument, 'id' | 'revision' | 'pages'>,
): Promise<void> {
  const ids = [id, ...Array.from({ length: pages }, (_, i) => `${id}/${i + 1}`)];
  await write(
    admin,
    indexPrefix,
    ids.map((one) => ({ id: one, version: revision })),
  );
}

async function write(
  admin: SearchAdmin,
  indexPrefix: string,
  changes: { id: string; version: number; document?: PageEntry }[],
): Promise<void> {
  for (const index of await admin.indicesOf(writersAlias(indexNames(indexPrefix).pages))) {
    for (let start = 0; start < changes.length; start += batch) {
      const failed = await admin.bulk(index, changes.slice(start, start + batch));
      if (failed.length > 0) throw new Error(`${failed.length} entries were not written, the first is ${failed[0]}`);
    }
  }
}

/** Asks the page index. */
export async function searchPages(services: SearchServices, body: SearchBody): Promise<SearchAnswer<PageEntry>> {
  return services.search.search<PageEntry>(indexNames(services.indexPrefix).pages, body);
}

/** The index as the code wants it, with a fingerprint that tells when a rebuild is due. */
export function pageDefinition(): { body: Record<string, unknown>; fingerprint: string } {
  const definition = pageIndex();
  const fingerprint = createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16);
  return { body: { ...definition, mappings: { ...Object(definition.mappings), _meta: { fingerprint } } }, fingerprint };
}
