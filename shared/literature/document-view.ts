import * as z from 'zod';
import { AccessDecision } from '../access/access-decision.ts';
import { Multilingual } from '../standards/codes.ts';
import { StandardSummary } from '../standards/standard-view.ts';
import { BookDescription, describedBook, type StoredBook } from './book.ts';
import { DocumentKind, DocumentState, MediaType, type StoredDocument } from './document.ts';
import { Box, LineRole, Mended, Quality, Span, TextSource } from './page-content.ts';
import { refusals } from './refusal.ts';

/** What callers read of documents and pages; absent values are `null`, empty lists `[]`. */
const Book = z
  .object({
    creators: BookDescription.shape.creators.unwrap(),
    publishers: z.array(z.string()),
    place: z.string().nullable(),
    published: z.string().nullable(),
    edition: z.string().nullable(),
    series: z.string().nullable(),
    isbn: z.array(z.string()),
    identifiers: BookDescription.shape.identifiers.unwrap(),
    subjects: z.array(z.string()),
    extent: z.string().nullable(),
    /** Who says so. */
    sources: z.array(z.string()),
  })
  .meta({ id: 'Book' });

const Shown = z.object({
  id: z.string(),
  kind: DocumentKind,
  title: Multilingual,
  standards: z.array(z.string()),
  language: z.string().nullable(),
  pages: z.int(),
  /** Pages by text quality, 0 to 4. */
  quality: z.array(z.int()),
  /** How a library describes it, when it is a book that one describes. */
  book: Book.nullable(),
});

export const FoundPageView = StandardSummary.shape.pages.element.omit({ document: true });

export const DocumentSummary = Shown.extend({
  /** Numbers of its standards, in the order of `standards`. */
  numbers: z.array(z.string()),
  access: z.object({ level: AccessDecision.shape.level, rule: z.string() }),
  /** Best pages for the words asked, where their text may be seen. */
  found: z.array(FoundPageView),
}).meta({ id: 'DocumentSummary' });
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DocumentRecord = Shown.extend({
  /** `described`: no text of it is held. */
  state: z.enum([...DocumentState.options, 'described']),
  /** Why it failed or wants a look, in words. */
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  pagesDone: z.int(),
  access: AccessDecision,
  files: z.array(z.object({ role: z.literal('original'), mediaType: MediaType, bytes: z.int(), sha256: z.string() })),
  receivedAt: z.string(),
  updatedAt: z.string(),
}).meta({ id: 'Document' });
export type DocumentRecord = z.infer<typeof DocumentRecord>;

export const PageView = z
  .object({
    document: z.string(),
    page: z.int(),
    pages: z.int(),
    /** Size of the page in points, which boxes are told in; 0 when it has no picture. */
    width: z.number(),
    height: z.number(),
    source: TextSource,
    quality: Quality,
    /** Everything on the page, a line each. */
    text: z.string(),
    lines: z.array(
      z.object({
        text: z.string(),
        box: Box.nullable(),
        role: LineRole,
        /** Parts of the line: first character, length, left, width. */
        spans: z.array(Span),
        confidence: z.number().nullable(),
        mended: z.array(Mended),
      }),
    ),
    image: z.object({ url: z.string(), thumbnail: z.string(), width: z.int(), height: z.int() }).nullable(),
  })
  .meta({ id: 'Page' });
export type PageView = z.infer<typeof PageView>;

/** A document as anyone may know it: never a word of its text. */
export function documentRecord(
  document: StoredDocument,
  access: AccessDecision,
  book: StoredBook | undefined,
): DocumentRecord {
  const { id, kind, title, standards, language, state, pages, pagesDone } = document;
  const { mediaType, bytes, sha256, receivedAt, updatedAt } = document;
  return {
    id,
    kind,
    title,
    standards,
    language: language ?? null,
    pages,
    quality: document.quality ?? [],
    book: bookView(book),
    state,
    reason: reasonOf(document.reason),
    pagesDone,
    access,
    files: [{ role: 'original', mediaType, bytes, sha256 }],
    receivedAt,
    updatedAt,
  };
}

/** A book of which no text is held. */
export function describedRecord(book: StoredBook): DocumentRecord {
  const { updatedAt } = book;
  const bare = { pages: 0, pagesDone: 0, quality: [], files: [], standards: [], reason: null };
  return { ...bare, ...bookHead(book), state: 'described', access: noText, receivedAt: updatedAt, updatedAt };
}

/** What a list says of a book by its description alone. */
export function bookHead(stored: StoredBook): Pick<DocumentSummary, 'id' | 'kind' | 'title' | 'language' | 'book'> {
  const { title, language } = describedBook(stored);
  return { id: stored.id, kind: 'book', title, language: language ?? null, book: bookView(stored) };
}

/** How a book is described; nothing when nobody does. */
export function bookView(stored: StoredBook | undefined): DocumentSummary['book'] {
  if (!stored) return null;
  const { creators, publishers, isbn, identifiers, subjects, ...others } = describedBook(stored);
  const { place = null, published = null, edition = null, series = null, extent = null } = others;
  const known = { creators, publishers, isbn, identifiers, subjects, place, published, edition, series, extent };
  return { ...known, sources: Object.keys(stored.statements).sort() };
}

/** The decision about a text that is not there. */
export const noText: AccessDecision = {
  allow: false,
  level: 'metadata',
  rule: 'no-text-held',
  basis: { zh: '本服务未收藏该书全文', en: 'No text of this book is held here' },
  reason: { zh: '本服务只收录该书的题录信息。', en: 'Only the description of this book is held here.' },
  alternatives: [],
};

const reviews: Record<string, { zh: string; en: string }> = {
  'pages-failed': { zh: '有页面未能处理', en: 'Pages could not be read' },
  'pages-unreadable': { zh: '有页面几乎无法识别', en: 'Pages are hardly readable' },
  'pages-doubtful': { zh: '较多页面识别存疑', en: 'Many pages were read with doubts' },
};

function reasonOf(reason: string | undefined): DocumentRecord['reason'] {
  if (!reason) return null;
  if (Object.hasOwn(refusals, reason)) return { code: reason, ...refusals[reason as keyof typeof refusals] };
  const [code = '', pages = ''] = reason.split(':');
  const words = reviews[code] ?? { zh: code, en: code };
  return { code, zh: `${words.zh}：第 ${pages.replaceAll(',', '、')} 页。`, en: `${words.en}: ${pages}.` };
}
