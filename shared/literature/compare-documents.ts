import { ServiceError } from '../runtime/errors.ts';
import { compareClauses, countChanges } from './compare-clauses.ts';
import type { CompareQuery, Comparison } from './comparison.ts';
import type { StoredDocument } from './document.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { documentStructure } from './structure/document-structure.ts';
import type { Clause, StatedChange } from './structure/structure.ts';
import { statedChangeView } from './structure/structure-view.ts';

/** Characters of both texts together: more than any standard has, and what can be compared while a caller waits. */
const mostCharacters = 1_600_000;

/**
 * Compares two editions clause by clause. Throws `NOT_FOUND` for a document that this caller may not read, as for one that
 * is not held; `TOO_LARGE` for texts that are too long; `INVALID` for one whose clauses are not known.
 */
export async function compareDocuments(
  services: ReadingServices,
  { from, to, show }: CompareQuery,
): Promise<Comparison> {
  const [before, after] = await Promise.all([readClauses(services, from), readClauses(services, to)]);
  if (sizeOf(before.clauses) + sizeOf(after.clauses) > mostCharacters) throw tooLarge();
  const clauses = compareClauses(before.clauses, after.clauses);
  return {
    from: documentView(before),
    to: documentView(after),
    show,
    counts: countChanges(clauses),
    clauses: show === 'all' ? clauses : clauses.filter(({ change, moved }) => change !== 'same' || moved),
    stated: after.changeList.map(statedChangeView),
  };
}

interface ReadDocument {
  document: StoredDocument;
  clauses: Clause[];
  changeList: StatedChange[];
}

async function readClauses(services: ReadingServices, id: string): Promise<ReadDocument> {
  const { document } = await openDocument(services, id, 'read').catch((error: unknown) => {
    throw error instanceof ServiceError && error.code === 'FORBIDDEN' ? notReadable(id) : error;
  });
  const { clauses, facts } = await documentStructure(services, document);
  if (clauses.length === 0) throw withoutClauses(id);
  return { document, clauses, changeList: facts.changeList };
}

const sizeOf = (clauses: readonly Clause[]) => clauses.reduce((sum, { text }) => sum + text.length, 0);

function documentView({ document, clauses }: ReadDocument): Comparison['from'] {
  const { id, title, standards, pages } = document;
  return { document: id, title, standards, pages, clauses: clauses.length };
}

function notReadable(id: string): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: `没有可供阅读的文献 ${id}。`,
    en: `There is no document ${id} that can be read here.`,
  });
}

function tooLarge(): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: `两份文本合计超过 ${mostCharacters} 字，无法在线比对。`,
    en: `Together the texts have more than ${mostCharacters} characters and cannot be compared here.`,
  });
}

function withoutClauses(id: string): ServiceError {
  return new ServiceError('INVALID', {
    zh: `文献 ${id} 中没有识别出条款，无法逐条比对。`,
    en: `No clauses were recognised in the document ${id}, so it cannot be compared clause by clause.`,
  });
}
