import type { PageContent } from '../page-content.ts';
import { readContents } from './contents.ts';
import { findHeadings } from './find-headings.ts';
import type { Heading, MarkedHeading } from './heading.ts';
import { paragraphsOf } from './paragraphs.ts';
import { placeHeadings } from './place-headings.ts';
import { referencesOf } from './references.ts';
import { statedFacts } from './stated-facts.ts';
import type { Clause, Structure } from './structure.ts';
import { tablesOf } from './tables.ts';
import { termsOf } from './terms.ts';
import { type TextLine, textLinesOf } from './text-lines.ts';

/**
 * Reads a document as contents, clauses, references, terms, tables and the facts it states of itself. Headings that the
 * file marks are taken as they are; otherwise they are found by rules and say how sure they are. The same pages give the
 * same structure.
 */
export function readStructure(pages: readonly PageContent[], marked: readonly MarkedHeading[] = []): Structure {
  const lines = textLinesOf(pages);
  const contents = readContents(lines);
  const headings = marked.length > 0 ? placeHeadings(lines, marked, contents) : findHeadings(lines, contents);
  const isListed = (at: number) => at >= (contents.from ?? Number.POSITIVE_INFINITY) && at <= (contents.to ?? -1);
  const ownLines = (from: number, to: number) => lines.slice(from, to).filter((_, i) => !isListed(from + i));
  const ends = headings.map((_, i) => headings[i + 1]?.at ?? lines.length);
  const clauses = clausesOf(headings, (i) => ownLines(headings[i]?.to ?? 0, ends[i] ?? 0), lines);
  const references = headings.flatMap((heading, i) =>
    heading.kind === 'references' || heading.kind === 'bibliography'
      ? referencesOf(ownLines(heading.to, ends[i] ?? 0), heading)
      : [],
  );
  return {
    contents: contents.entries,
    clauses,
    references,
    terms: termsOf(clauses),
    tables: tablesOf(lines, headings).filter(
      ({ page, line }) => !isListed(lines.findIndex((one) => one.page === page && one.line === line)),
    ),
    facts: statedFacts(ownLines(0, headings[0]?.at ?? lines.length), clauses, lines),
  };
}

function clausesOf(
  headings: readonly Heading[],
  linesOf: (i: number) => TextLine[],
  lines: readonly TextLine[],
): Clause[] {
  const used = new Map<string, number>();
  return headings.map(({ at, to: _to, rest, ...heading }, i) => {
    const { page, line, box } = lines[at] as TextLine;
    const text = paragraphsOf([...(rest ? [{ ...(lines[at] as TextLine), text: rest }] : []), ...linesOf(i)]);
    return { ...heading, page, line, ...(box && { box }), anchor: anchorOf(heading, used), text };
  });
}

/** The same anchor twice gets a count: numbers begin again in documents that hold several texts. */
function anchorOf({ kind, number, title = '' }: Omit<Heading, 'at' | 'to'>, used: Map<string, number>): string {
  const named = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40);
  const base = number
    ? `${kind === 'annex' ? 'annex' : 'clause'}-${number.toLowerCase()}`
    : kind === 'clause'
      ? named || 'part'
      : kind;
  const count = (used.get(base) ?? 0) + 1;
  used.set(base, count);
  return count === 1 ? base : `${base}-${count}`;
}
