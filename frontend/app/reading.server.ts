import * as z from 'zod';
import type { DocumentRecord, PageView } from '#shared/literature/document-view.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import type { ErratumView } from '#shared/standards/erratum.ts';
import { type Language, pickText } from './language.ts';
import {
  findDocument,
  findStandard,
  listPagePictures,
  readOutline,
  readPage,
  searchInDocument,
} from './services.server.ts';

export const ReadingQuery = z.object({
  q: z.string().max(1000).default(''),
  page: z.coerce.number().int().min(1).max(99_999).optional().catch(undefined),
});

/** A standard whose text is read: what stands over the page. */
export interface ReadStandard {
  id: string;
  number: string;
  title: Record<string, string>;
  errata: readonly ErratumView[];
}

export interface Held {
  document: DocumentRecord;
  standards: ReadStandard[];
}

export type PageHit = Awaited<ReturnType<typeof searchInDocument>>['items'][number];

export interface Reading extends Held {
  page: PageView;
  /** Pages whose small pictures are offered, around the one that is read. */
  near: Awaited<ReturnType<typeof listPagePictures>>;
  /** Headings of the whole document. */
  outline: Awaited<ReturnType<typeof readOutline>>;
  q: string;
  /** Pages that hold the words, in page order. */
  hits: PageHit[];
}

/** Small pictures offered before and after the page. */
const around = 8;

/** A document with the standards it is the text of. Throws `NOT_FOUND`. */
export async function loadHeld(id: string): Promise<Held> {
  const document = await findDocument({ id });
  const standards = await Promise.all(document.standards.slice(0, 5).map(standardOf));
  return { document, standards: standards.flatMap((standard) => standard ?? []) };
}

/** True when its pages may be read here and now. */
export function isReadable({ state, access }: DocumentRecord): boolean {
  const isDone = state === 'ready' || state === 'needs-review';
  return isDone && access.allow && (access.level === 'read' || access.level === 'download');
}

/** A page with everything the reader shows around it. */
export async function loadReading(held: Held, page: number, q: string): Promise<Reading> {
  const { id } = held.document;
  const [read, near, outline, found] = await Promise.all([
    readPage({ id, page }),
    listPagePictures({ id, first: Math.max(1, page - around), last: page + around }),
    readOutline({ id }),
    q.trim() === '' ? undefined : searchInDocument({ id, q }),
  ]);
  const hits = [...(found?.items ?? [])].sort((a, b) => a.page - b.page);
  return { ...held, page: read, near, outline, q: q.trim(), hits };
}

/** The page that answers some words best; undefined when none does. */
export async function bestPage(id: string, q: string): Promise<number | undefined> {
  const { items } = await searchInDocument({ id, q });
  return items[0]?.page;
}

/** Number and title of what is read, in one line. */
export function nameOf({ document, standards }: Held, language: Language): string {
  const title = pickText(document.title, language) ?? pickText(standards[0]?.title ?? {}, language);
  return [standards[0]?.number, title?.text].filter(Boolean).join(' ') || document.id;
}

async function standardOf(id: string): Promise<ReadStandard | undefined> {
  try {
    const { number, title, errata } = await findStandard({ id });
    return { id, number, title, errata };
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
