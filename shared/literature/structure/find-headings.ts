import { annexHeading } from './annex-heading.ts';
import { annexPart, costOfStep, type LeadingNumber, leadingNumber } from './clause-number.ts';
import type { PrintedContents } from './contents.ts';
import { type Heading, isUnnumberedTitle, kindOf, titleKey } from './heading.ts';
import { articleHeadings } from './law-headings.ts';
import { isSetIn, type TextLine } from './text-lines.ts';
import { titleOfLine } from './title-line.ts';

interface Candidate extends Heading {
  parts: number[];
  /** How much speaks for it. */
  weight: number;
}

/** A number may follow one that stands at most so many candidates before. */
const reach = 250;
const endsSentence = /[。；：:.;!?？！]$/u;

/**
 * Finds the headings of a text by rules: numbers that follow one another from the first to the last, chosen together so
 * that a number in a table or a broken sentence cannot lead the others astray, confirmed by the table of contents.
 */
export function findHeadings(lines: readonly TextLine[], contents: PrintedContents): Heading[] {
  const listed = new Map(contents.entries.flatMap(({ number, title }) => (number ? [[number, title] as const] : [])));
  const atMargin = isSetIn(lines);
  const candidates: Candidate[] = [];
  const unnumbered: Heading[] = [];
  for (const [at, line] of lines.entries()) {
    if (at >= (contents.from ?? Number.POSITIVE_INFINITY) && at <= (contents.to ?? -1)) continue;
    if (atMargin && line.indent > 0 && !isListedLine(line, listed)) continue;
    const annex = annexHeading(lines, at, listed);
    if (annex) candidates.push({ ...annex, parts: [annexPart(annex.letter)], weight: annex.annex ? 3 : 1.5 });
    else if (isUnnumberedTitle(line.text) && !(atMargin && /^introduction$/i.test(line.text)))
      unnumbered.push(unnumberedHeading(line, at));
    else {
      const found = numberedCandidate(lines, at, listed, atMargin);
      if (found) candidates.push(found);
    }
  }
  const numbered = bestChain(candidates).map(({ parts: _parts, weight: _weight, ...heading }) => heading);
  const articles = articleHeadings(lines, contents).map(({ series: _series, ...heading }) => heading);
  return [...numbered, ...unnumbered, ...articles].sort((a, b) => a.at - b.at);
}

/** A chapter set in the middle of its line is one all the same. */
function isListedLine({ text }: TextLine, listed: ReadonlyMap<string, string>): boolean {
  const found = leadingNumber(text);
  const title = found && listed.get(found.number);
  return title !== undefined && titleKey(title) === titleKey(found?.rest ?? '');
}

function unnumberedHeading({ text }: TextLine, at: number): Heading {
  const title = text.replace(/\s+(?=\p{Script=Han})/gu, '');
  return { at, to: at + 1, kind: kindOf(title), title, level: 1, certainty: 'confirmed' };
}

function numberedCandidate(
  lines: readonly TextLine[],
  at: number,
  listed: ReadonlyMap<string, string>,
  atMargin: boolean,
): Candidate | undefined {
  const line = lines[at] as TextLine;
  const found = leadingNumber(line.text);
  if (found?.series !== 'clause') return undefined;
  const titled = titleOfLine(lines, at, found.rest);
  const listedTitle = listed.get(found.number);
  const isListed = listedTitle !== undefined && sameTitle(titled.title ?? found.rest, listedTitle);
  const weight = weightOf(lines, at, found, titled.title, listed) + (isListed ? 4 : 0) + (atMargin ? 1 : 0);
  if (weight <= 0) return undefined;
  const level = found.parts.filter((part) => part !== 0).length;
  const kind = titled.title ? kindOf(titled.title, level) : 'clause';
  return {
    at,
    to: titled.to,
    kind,
    number: found.number,
    ...(titled.title && { title: titled.title }),
    ...(titled.rest && { rest: titled.rest }),
    level,
    certainty: isListed || (kind !== 'clause' && found.parts.length === 1) ? 'confirmed' : 'likely',
    parts: found.parts,
    weight,
  };
}

function sameTitle(title: string, listed: string): boolean {
  const [a, b] = [titleKey(title), titleKey(listed)];
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}

function weightOf(
  lines: readonly TextLine[],
  at: number,
  { parts, rest, number }: LeadingNumber,
  title: string | undefined,
  listed: ReadonlyMap<string, string>,
): number {
  const line = lines[at] as TextLine;
  if (rest.includes('\t')) return 0;
  const isChapter = parts.length === 1;
  if (isChapter && (!title || (chaptersListed(listed) && !listed.has(number)))) return 0;
  let weight = isChapter ? 1 : 1.2;
  if (isChapter && kindOf(title ?? '') !== 'clause') weight += 2;
  const before = lines[at - 1];
  if (before?.full && !endsSentence.test(before.text) && before.page === line.page) weight -= 1.1;
  if (line.box && line.indent > 4 * line.box[3]) weight -= 0.8;
  if (isChapter && before?.text.includes('\t') && lines[at + 1]?.text.includes('\t')) weight -= 0.8;
  if (rest === '' && !title) weight -= 0.6;
  return weight;
}

/** A table of contents with several chapters has them all. */
function chaptersListed(listed: ReadonlyMap<string, string>): boolean {
  return [...listed.keys()].filter((number) => /^\d+$/.test(number)).length >= 3;
}

/** The sequence of candidates that has most on its side: each must follow the one before, and missing numbers cost. */
function bestChain(candidates: readonly Candidate[]): Candidate[] {
  const best: { score: number; from: number }[] = [];
  for (const [i, { parts, weight }] of candidates.entries()) {
    let score = weight - (costOfStep([0], parts) ?? 0);
    let from = -1;
    for (let j = i - 1; j >= Math.max(0, i - reach); j -= 1) {
      const cost = costOfStep(candidates[j]?.parts ?? [], parts);
      const sum = cost === undefined ? Number.NEGATIVE_INFINITY : (best[j]?.score ?? 0) + weight - cost;
      if (sum > score) [score, from] = [sum, j];
    }
    best.push({ score, from });
  }
  let at = best.reduce((top, { score }, i) => (score > (best[top]?.score ?? 0) ? i : top), best.length > 0 ? 0 : -1);
  const chain: Candidate[] = [];
  while (at >= 0) {
    chain.unshift(candidates[at] as Candidate);
    at = best[at]?.from ?? -1;
  }
  return chain;
}
