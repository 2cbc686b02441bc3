import { nextIndex } from '../standards/ensure-indices.ts';
import { indexNames, writersAlias } from '../standards/search/index-names.ts';
import { scanBooks } from './book-store.ts';
import { isOpenable, type StoredDocument } from './document.ts';
import { scanDocuments } from './document-store.ts';
import { pageDefinition, putBooks } from './page-index.ts';
import { type ProjectLiteratureServices, projectDocuments } from './project-literature.ts';

export interface PagesReport {
  documents: number;
  failed: string[];
  index: string;
}

const documentsAtOnce = 64;

/**
 * Builds the page index aside from all documents and books and puts the new one in place in one step. The new index receives the
 * stream's writes from before the scan begins, beside the old one, and the revision decides which of two writes stays.
 */
export async function rebuildPages(
  services: ProjectLiteratureServices,
  onProgress: (done: number) => void = () => undefined,
): Promise<PagesReport> {
  const { admin, indexPrefix, literature } = services;
  const alias = indexNames(indexPrefix).pages;
  const writers = writersAlias(alias);
  const replaced = await admin.indicesOf(alias);
  const left = (await admin.list(`${alias}-*`)).filter((name) => !replaced.includes(name));
  await admin.deleteIndices(left);
  const index = await nextIndex(admin, alias);
  await admin.createIndex(index, pageDefinition().body, [writers]);
  const failed: string[] = [];
  let documents = 0;
  try {
    for await (const batch of inBatches(scanDocuments(literature), documentsAtOnce)) {
      failed.push(...(await projectDocuments(services, batch)));
      documents += batch.filter(isOpenable).length;
      onProgress(documents);
    }
    for await (const books of scanBooks(literature)) failed.push(...(await putBooks(services, books)));
    await admin.refresh(index);
  } catch (error) {
    await admin.deleteIndices([index]);
    throw error;
  }
  const gone = replaced.flatMap((old) => [
    { remove: { index: old, alias } },
    { remove: { index: old, alias: writers } },
  ]);
  await admin.changeAliases([...gone, { add: { index, alias } }]);
  return { documents, failed, index };
}

async function* inBatches(documents: AsyncIterable<StoredDocument>, size: number): AsyncGenerator<StoredDocument[]> {
  let batch: StoredDocument[] = [];
  for await (const document of documents) {
    batch.push(document);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
