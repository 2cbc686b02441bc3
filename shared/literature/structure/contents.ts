import { leadingNumber } from './clause-number.ts';
import type { ContentsEntry } from './structure.ts';
import type { TextLine } from './text-lines.ts';

const heading = /^(?:目\s*[次录]|(?:table of )?contents(?: page)?)$/iu;
/** An entry ends with leaders and the page. */
const pageLabel = /[(（]?([ivxlcdm]{1,7}|[\u2160-\u217f]{1,4}|\d{1,4})[)）]?$/iu;
const leaders = /(?:[.…·⋯_] ?){3}|\t| {3}/u;
const trailingMarks = /[\s.…·⋯_]+$/u;
const longestLine = 400;
const annex = /^(?:附\s*录|annex|appendix)\s*([A-Z])\b[.:]?\s*(.*)$/iu;
/** An entry may be broken over this many lines before its page comes. */
const longestEntry = 3;

/** The table of contents that a document prints, and the lines that are taken by it. */
export interface PrintedContents {
  entries: ContentsEntry[];
  /** First and last line, counted in the lines that were given; absent when there is none. */
  from?: number;
  to?: number;
}

/** Reads the table of contents; entries for tables and figures are passed over. */
export function readContents(lines: readonly TextLine[]): PrintedContents {
  const from = lines.findIndex(({ text }, i) => heading.test(text) && entriesNear(lines, i + 1));
  if (from < 0) return readUnpaged(lines);
  const entries: ContentsEntry[] = [];
  let to = from;
  let open: string[] = [];
  for (let i = from + 1; i < lines.length && open.length < longestEntry; i += 1) {
    const { text = '' } = lines[i] ?? {};
    const parted = partEntry([...open, text].join(' '));
    if (parted) {
      const read = readEntry(parted.shown, parted.label);
      if (read) entries.push(read);
      open = [];
      to = i;
    } else open.push(text);
  }
  return { entries, from, to };
}

/** Texts without pages list their sections set in, up to the first line at the margin. */
function readUnpaged(lines: readonly TextLine[]): PrintedContents {
  const from = lines.findIndex(({ text, box }) => !box && /^table of contents$/iu.test(text));
  const end = lines.findIndex(({ indent, text }, i) => i > from && indent === 0 && text !== '');
  if (from < 0 || end < from + 3) return { entries: [] };
  const entries = lines.slice(from + 1, end).flatMap(({ text }) => readEntry(text) ?? []);
  return { entries, from, to: end - 1 };
}

function entriesNear(lines: readonly TextLine[], from: number): boolean {
  return lines.slice(from, from + 6).filter(({ text }) => partEntry(text)).length >= 2;
}

function partEntry(text: string): { shown: string; label: string } | undefined {
  const found = text.length > longestLine ? null : pageLabel.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index);
  const shown = before.replace(trailingMarks, '');
  return leaders.test(before.slice(shown.length)) ? { shown, label: (found[1] ?? '').normalize('NFKC') } : undefined;
}

function readEntry(shown: string, label?: string): ContentsEntry | undefined {
  const text = shown.trim();
  if (text === '' || /^(?:表|图|table|figure)\s*[A-Z]?\.?\d/iu.test(text)) return undefined;
  const [, letter, rest = ''] = annex.exec(text) ?? [];
  if (letter) {
    const title = rest.replace(/^[(（](?:规范性|资料性|normative|informative)(?:附录)?[)）]\s*/iu, '');
    return { number: letter.toUpperCase(), title, ...(label && { label }) };
  }
  const numbered = leadingNumber(text);
  return {
    ...(numbered && { number: numbered.number }),
    title: joinSpaced(numbered?.rest ?? text),
    ...(label && { label }),
  };
}

/** '前 言' is one word that was set apart. */
export function joinSpaced(title: string): string {
  return title.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu, '').trim();
}
