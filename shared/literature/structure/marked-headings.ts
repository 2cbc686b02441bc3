import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import type { MediaType } from '../document.ts';
import { annexOf } from './annex-heading.ts';
import { leadingNumber } from './clause-number.ts';
import { joinSpaced } from './contents.ts';
import { isUnnumberedTitle, kindOf, type MarkedHeading } from './heading.ts';

/** Tags that end a line, as in reading the text. */
const breaks = new Set(['br', 'p', 'div', 'label', 'title', 'title-wrap', 'li']);

/** The headings that a file with marked structure names itself, in order; empty for other files. */
export function markedHeadings(source: string, type: MediaType): MarkedHeading[] {
  if (type === 'text/html') return headingsOfHtml(source);
  if (type === 'application/xml') return headingsOfSections(source);
  if (type !== 'text/markdown') return [];
  const withoutMatter = source.replace(/^---\n[\s\S]*?\n---\n/, '');
  return headingsOfHtml(marked.parse(withoutMatter, { async: false, gfm: true }));
}

function headingsOfHtml(source: string): MarkedHeading[] {
  const headings: MarkedHeading[] = [];
  let open: { depth: number; lines: string[] } | undefined;
  const parser = new Parser(
    {
      onopentagname(name) {
        const depth = /^h([1-6])$/.exec(name)?.[1];
        if (depth) open = { depth: Number(depth), lines: [''] };
        else if (open && breaks.has(name)) open.lines.push('');
      },
      onclosetag(name) {
        if (!open || !/^h[1-6]$/.test(name)) return;
        const heading = headingOf(open.lines, open.depth, headings.length === 0);
        if (heading) headings.push(heading);
        open = undefined;
      },
      ontext(text) {
        if (open) open.lines.push(`${open.lines.pop() ?? ''}${text}`);
      },
    },
    { decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  return headings;
}

function headingOf(lines: readonly string[], depth: number, isFirst: boolean): MarkedHeading | undefined {
  const shown = shownOf(lines);
  const text = shown.join(' ');
  if (text === '') return undefined;
  const annex = annexOf(text);
  if (annex) return { ...annex, kind: 'annex', level: 1, certainty: 'stated', shown };
  const numbered = leadingNumber(text.replace(/^(\d+(?:\.\d+)*)\.(?=\s|$)/, '$1'));
  // The first heading without number is the title of the whole.
  if (!numbered && isFirst && depth === 1 && !isUnnumberedTitle(text)) return undefined;
  const title = joinSpaced(numbered ? numbered.rest : text);
  const level = numbered?.series === 'clause' ? numbered.parts.filter((part) => part !== 0).length : depth;
  return {
    shown,
    // Under the title of the whole, parts without number are chapters.
    kind: kindOf(title, !numbered && depth <= 2 ? 1 : level),
    ...(numbered && { number: numbered.number }),
    ...(title && { title }),
    level,
    certainty: 'stated',
  };
}

const shownOf = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/[ \n\r\f]+/g, ' ').trim()).filter((line) => line !== '');

interface Section {
  depth: number;
  type: string;
  isAnnex: boolean;
  parts: { name: string; text: string }[];
  done: boolean;
}

const sections = new Set(['sec', 'app', 'term-sec', 'ref-list']);
const named = new Set(['label', 'annex-type', 'title', 'tbx:term']);
const wrapped = new Set([
  'fig',
  'table-wrap',
  'ref',
  'list',
  'list-item',
  'fn',
  'non-normative-note',
  'disp-formula',
  'title-wrap',
]);

/** Sections of NISO STS: number, title and kind stand in tags and attributes of their own. */
function headingsOfSections(source: string): MarkedHeading[] {
  const headings: MarkedHeading[] = [];
  const open: (Section | undefined)[] = [];
  let within: { name: string; text: string } | undefined;
  const settle = (section: Section | undefined) => {
    if (!section || section.done) return;
    section.done = true;
    const heading = sectionHeading(section);
    if (heading) headings.push(heading);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const section = open.at(-1);
        if (sections.has(name)) {
          settle(section);
          const depth = open.filter((one) => one !== undefined).length + 1;
          const type = attributes['sec-type'] ?? attributes['content-type'] ?? name;
          open.push({ depth, type, isAnnex: name === 'app', parts: [], done: false });
        } else if (wrapped.has(name) && name !== 'title-wrap') open.push(undefined);
        else if (named.has(name) && section && !section.done) within = { name, text: '' };
        else if (name === 'p') settle(section);
      },
      onclosetag(name) {
        if (within && name === within.name) {
          open.at(-1)?.parts.push(within);
          within = undefined;
        } else if (sections.has(name) || (wrapped.has(name) && name !== 'title-wrap')) settle(open.pop());
      },
      ontext(text) {
        if (within) within.text += text;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  return headings;
}

function sectionHeading({ depth, type, isAnnex, parts }: Section): MarkedHeading | undefined {
  const partOf = (name: string) => shownOf([parts.find((part) => part.name === name)?.text ?? ''])[0];
  const label = partOf('label')?.replace(/\.$/, '');
  const title = partOf('title') ?? partOf('tbx:term');
  const shown = shownOf(parts.map(({ text }) => text));
  if (shown.length === 0) return undefined;
  const letter = isAnnex ? annexOf(`${label ?? ''} ${partOf('annex-type') ?? ''}`) : undefined;
  if (isAnnex) {
    const nature = letter?.annex ?? (/norm/.test(type) ? ('normative' as const) : ('informative' as const));
    return { ...letter, annex: nature, ...(title && { title }), kind: 'annex', level: 1, certainty: 'stated', shown };
  }
  const kind = /^(?:foreword|intro|scope|norm-refs|terms|ref-list|bibl)$/.test(type) ? sectionKinds[type] : undefined;
  const level = label && /^[\dA-Z][\d.]*$/.test(label) ? label.split('.').length : depth;
  return {
    shown,
    kind: kind ?? kindOf(title ?? '', level),
    ...(label && { number: label }),
    ...(title && { title }),
    level,
    certainty: 'stated',
  };
}

const sectionKinds: Record<string, MarkedHeading['kind']> = {
  foreword: 'foreword',
  intro: 'introduction',
  scope: 'scope',
  'norm-refs': 'references',
  terms: 'terms',
  'ref-list': 'bibliography',
  bibl: 'bibliography',
};
