import type { PrintedContents } from './contents.ts';
import type { Heading, MarkedHeading } from './heading.ts';
import { articleHeadings } from './law-headings.ts';
import { plain, type TextLine } from './text-lines.ts';
import { titleOfLine } from './title-line.ts';

/**
 * Finds the lines that show marked headings, the last one first, because lists of contents that stand before the text
 * show the same words. Articles of laws are seldom marked and found by their numbers.
 */
export function placeHeadings(
  lines: readonly TextLine[],
  marked: readonly MarkedHeading[],
  contents: PrintedContents,
): Heading[] {
  const headings: Heading[] = [];
  let end = lines.length;
  for (const { shown, ...heading } of marked.toReversed()) {
    const wanted = shown.map(plain);
    const at = lastPlace(lines, wanted, end);
    if (at === undefined) continue;
    headings.unshift({ ...heading, at, to: at + wanted.length });
    end = at;
  }
  const isFree = ({ at }: Heading) => !headings.some((heading) => heading.at <= at && at < heading.to);
  const articles = articleHeadings(lines, contents).filter(({ series, ...one }) => series === 'article' && isFree(one));
  return withTerms(
    lines,
    [...headings, ...articles.map(({ series: _series, ...one }) => one)].sort((a, b) => a.at - b.at),
  );
}

function lastPlace(lines: readonly TextLine[], wanted: readonly string[], end: number): number | undefined {
  for (let at = end - wanted.length; at >= 0; at -= 1) {
    if (wanted.every((text, i) => lines[at + i]?.text === text)) return at;
  }
  return undefined;
}

/** In a clause of terms a heading may be the number alone: the term stands below. */
function withTerms(lines: readonly TextLine[], headings: readonly Heading[]): Heading[] {
  let within: number | undefined;
  return headings.map((heading) => {
    if (within === undefined || heading.level <= within) within = heading.kind === 'terms' ? heading.level : undefined;
    if (within === undefined || heading.level <= within || heading.title || !heading.number) return heading;
    const { title, to } = titleOfLine(lines, heading.to - 1, '');
    return title ? { ...heading, title, to } : heading;
  });
}
