import { ServiceError } from '../runtime/errors.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { documentStructure } from './structure/document-structure.ts';
import type { Clause } from './structure/structure.ts';

/** A heading of a document and where it stands; lines are counted from 1, as their addresses are. */
export interface OutlineEntry {
  anchor: string;
  number: string | null;
  title: string | null;
  level: number;
  page: number;
  line: number;
}

/** A clause with everything under it, as it is read and printed alone. */
export interface ReadClause {
  entry: OutlineEntry;
  /** The clause itself and its subclauses, each with its own paragraphs. */
  parts: { entry: OutlineEntry; paragraphs: string[] }[];
  previous: OutlineEntry | null;
  next: OutlineEntry | null;
}

/** Headings in order, doubtful ones left out. Titles are text: throws `NOT_FOUND` or `FORBIDDEN` as snippets do. */
export async function readOutline(services: ReadingServices, { id }: { id: string }): Promise<OutlineEntry[]> {
  const { document } = await openDocument(services, id, 'snippet');
  return outlineOf((await documentStructure(services, document)).clauses);
}

/** One clause by its anchor. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readClause(
  services: ReadingServices,
  { id, anchor }: { id: string; anchor: string },
): Promise<ReadClause> {
  const { document } = await openDocument(services, id, 'read');
  const { clauses } = await documentStructure(services, document);
  return clauseAt(clauses.filter(isSure), anchor);
}

/** Headings as contents show them. */
export function outlineOf(clauses: readonly Clause[]): OutlineEntry[] {
  return clauses.filter(isSure).map(entryOf);
}

/** A clause with everything under it, and those before and after. Throws `NOT_FOUND`. */
export function clauseAt(clauses: readonly Clause[], anchor: string): ReadClause {
  const at = clauses.findIndex((clause) => clause.anchor === anchor);
  const clause = clauses[at];
  if (!clause) {
    throw new ServiceError('NOT_FOUND', {
      zh: `该文献没有条款 ${anchor}。`,
      en: `This document has no clause ${anchor}.`,
    });
  }
  const after = clauses.findIndex(({ level }, i) => i > at && level <= clause.level);
  const end = after < 0 ? clauses.length : after;
  const entryAt = (place: number) => (clauses[place] ? entryOf(clauses[place]) : null);
  return {
    entry: entryOf(clause),
    parts: clauses.slice(at, end).map((part) => ({
      entry: entryOf(part),
      paragraphs: part.text.split('\n').filter((text) => text.trim() !== ''),
    })),
    previous: entryAt(at - 1),
    next: entryAt(end),
  };
}

const isSure = ({ certainty }: Clause) => certainty !== 'doubtful';

function entryOf({ anchor, number, title, level, page, line }: Clause): OutlineEntry {
  return { anchor, number: number ?? null, title: title ?? null, level, page, line: line + 1 };
}
