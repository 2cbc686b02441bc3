import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { StoredBook } from './book.ts';
import { bookPart } from './book-store.ts';
import { isOpenable, StoredDocument } from './document.ts';
import { decisionsFor, type ReadingServices } from './document-decision.ts';
import { type DocumentText, getDocumentText } from './document-files.ts';
import { documentPart } from './document-store.ts';
import { type IndexedDocument, type PageIndexServices, putBooks, putDocuments, removeDocument } from './page-index.ts';

export type ProjectLiteratureServices = ReadingServices & PageIndexServices;

/** Texts held in memory at once. */
const textsAtOnce = 16;

/** Brings the page index in line with changed documents; answers the changes that must come again. */
export async function projectLiterature(
  services: ProjectLiteratureServices,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  const books: ItemChange[] = [];
  const current = new Map<string, { change: ItemChange; document: StoredDocument }>();
  for (const change of changes) {
    const item = change.now ?? change.before;
    if (change.now && item?.part === bookPart) books.push(change);
    if (item?.part !== documentPart) continue;
    try {
      const document = StoredDocument.parse(item);
      // Of several changes of one document the last one says how it is now.
      if (change.now) current.set(document.id, { change, document });
      else {
        current.delete(document.id);
        await removeDocument(services, nextOf(document));
      }
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: item.id });
      failed.push(change);
    }
  }
  const unwritten = await projectDocuments(
    services,
    [...current.values()].map(({ document }) => document),
  );
  return [
    ...failed,
    ...(await projectBooks(services, books)),
    ...[...current.values()].flatMap(({ change, document: { id } }) => (unwritten.has(id) ? change : [])),
  ];
}

async function projectBooks(services: ProjectLiteratureServices, changes: ItemChange[]): Promise<ItemChange[]> {
  if (changes.length === 0) return [];
  const unwritten = await putBooks(
    services,
    changes.map(({ now }) => StoredBook.parse(now)),
  );
  return changes.filter(({ now }) => unwritten.has(String(now?.id)));
}

/**
 * Puts documents whose pages may be looked for into the page index; answers the ids of those for which this failed, each
 * for itself.
 */
export async function projectDocuments(
  services: ProjectLiteratureServices,
  documents: readonly StoredDocument[],
): Promise<Set<string>> {
  const openable = documents.filter(isOpenable);
  const failed = new Set<string>();
  for (let start = 0; start < openable.length; start += textsAtOnce) {
    const batch = openable.slice(start, start + textsAtOnce);
    try {
      const decisions = await decisionsFor(services, batch);
      const texts = await Promise.all(batch.map((document) => textOf(services, document)));
      const indexed = batch.flatMap((document, i): IndexedDocument[] => {
        const text = texts[i];
        const access = decisions.get(document.id);
        if (!text) failed.add(document.id);
        return text ? [{ document, text, level: access?.allow ? access.level : 'metadata' }] : [];
      });
      for (const id of await putDocuments(services, indexed)) failed.add(id);
    } catch (error) {
      log('PROJECTION_FAILED', { error, ids: batch.map(({ id }) => id) });
      for (const { id } of batch) failed.add(id);
    }
  }
  return failed;
}

/** The text of a document; nothing when it is missing or broken, which must not hold up its neighbours. */
async function textOf(
  { files }: ProjectLiteratureServices,
  document: StoredDocument,
): Promise<DocumentText | undefined> {
  try {
    return await getDocumentText(files, document);
  } catch (error) {
    log('PROJECTION_FAILED', { error, id: document.id });
    return undefined;
  }
}

/** A removal counts as the revision after the last one. */
const nextOf = (document: StoredDocument) => ({ ...document, revision: document.revision + 1 });
