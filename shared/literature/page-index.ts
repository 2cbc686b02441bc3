import { createHash } from 'node:crypto';
import type { SearchAdmin } from '../runtime/search-admin.ts';
import type { SearchAnswer, SearchBody, SearchServices } from '../runtime/search-client.ts';
import type { AccessLevel } from '../standards/codes.ts';
import { type IndexState, nextIndex } from '../standards/ensure-indices.ts';
import { indexNames, writersAlias } from '../standards/search/index-names.ts';
import type { StoredBook } from './book.ts';
import type { StoredDocument } from './document.ts';
import type { DocumentText } from './document-files.ts';
import { pageIndex } from './page-mapping.ts';
import { projectBook } from './project-book.ts';
import { type PageEntry, pageEntryId, projectDocument } from './project-page.ts';

export interface PageIndexServices {
  admin: SearchAdmin;
  indexPrefix: string;
}

/** A document as the index takes it: with its text, and what strangers may see of it. */
export interface IndexedDocument {
  document: StoredDocument;
  text: DocumentText;
  level: AccessLevel;
}

/** Entries, and characters of text, sent in one request: about five megabytes. */
const mostEntries = 1000;
const mostCharacters = 2_000_000;

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
 * Puts documents and their pages into the index; an older revision than the one held changes nothing. Answers the ids of
 * documents of which an entry could not be written, because a document with some pages missing looks whole.
 */
export async function putDocuments(
  services: PageIndexServices,
  documents: readonly IndexedDocument[],
): Promise<Set<string>> {
  const changes = documents.flatMap(({ document, text, level }) =>
    projectDocument(document, text, level).map(({ id, entry }) => ({
      id,
      version: document.revision,
      document: entry,
    })),
  );
  const failed = await write(services, changes);
  return new Set(failed.map((entry) => entry.split('/')[0] ?? entry));
}

/** Puts descriptions of books into the index; answers the ids of those that could not be written. */
export async function putBooks(services: PageIndexServices, books: readonly StoredBook[]): Promise<Set<string>> {
  const failed = await write(services, books.map(projectBook));
  return new Set(failed.map((entry) => entry.split('/')[0] ?? entry));
}

/** Takes a document and its pages out. */
export async function removeDocument(
  services: PageIndexServices,
  { id, revision, pages }: Pick<StoredDocument, 'id' | 'revision' | 'pages'>,
): Promise<void> {
  const ids = [id, ...Array.from({ length: pages }, (_, i) => pageEntryId(id, i + 1))];
  const failed = await write(
    services,
    ids.map((one) => ({ id: one, version: revision })),
  );
  if (failed.length > 0) throw new Error(`${failed.length} entries of ${id} were not removed`);
}

interface Change {
  id: string;
  version: number;
  document?: PageEntry;
}

async function write({ admin, indexPrefix }: PageIndexServices, changes: readonly Change[]): Promise<string[]> {
  const failed: string[] = [];
  for (const index of await admin.indicesOf(writersAlias(indexNames(indexPrefix).pages))) {
    for (const request of requestsOf(changes)) failed.push(...(await admin.bulk(index, request)));
  }
  return failed;
}

function* requestsOf(changes: readonly Change[]): Generator<Change[]> {
  let request: Change[] = [];
  let characters = 0;
  for (const change of changes) {
    request.push(change);
    characters += change.document?.text?.length ?? 0;
    if (request.length < mostEntries && characters < mostCharacters) continue;
    yield request;
    request = [];
    characters = 0;
  }
  if (request.length > 0) yield request;
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
