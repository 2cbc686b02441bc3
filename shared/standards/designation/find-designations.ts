import { type Designation, isChinese } from './designation-kinds.ts';
import { parseDesignation } from './designation-parse.ts';
import { readAmongWords } from './designation-query.ts';
import { isYear } from './designation-scanner.ts';
import { tidySpelling } from './designation-spelling.ts';

/** A number as it stands in a text. */
export interface FoundDesignation {
  designation: Designation;
  /** As written, line breaks included. */
  written: string;
  /** Offset of its first character in the text, in UTF-16 code units, and of the one after its last. */
  start: number;
  end: number;
}

/** Longest spelling of one number, double ones included. */
const longest = 80;

/** Letters that begin no word here: what follows them may be a number. Full-width letters are letters too. */
const beginning = /(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９/.@_\\])[A-Za-zＡ-Ｚａ-ｚГИМ]/gu;
/** A number ends behind a digit, a letter behind a digit, a bracket, or what IEC calls a consolidated or marked-up edition. */
const ending =
  /(?:[0-9０-９)）](?![0-9０-９])[A-Za-zＡ-Ｚ]{0,3}|(?<=[0-9] )(?:CSV|RLV|CMV|EXV|csv|rlv|cmv|exv))(?![A-Za-z0-9０-９])/gu;
/** Letters, then a digit before long; a branch of a metrology series stands in brackets, 'JJF(浙)'. */
const shape =
  /^[A-Za-zＡ-Ｚａ-ｚ\u0400-\u04ff]+[A-Za-zＡ-Ｚａ-ｚ\u0400-\u04ff\s/／\u2044\u2215\\_.:：&\-—–－]{0,24}(?:[（(]\p{Script=Han}+[)）]\s?)?[0-9０-９]/u;

/**
 * Every standard number in a text, in any spelling, in the order of their places; a double number is one. A number may be
 * broken over two lines, and lists such as 'GB/T 1.1-2020、1.2-2020' leave out what all share.
 *
 * @example findDesignations('按GB/T 19001—2016和ISO 9001的要求').map(({ written }) => written) // ['GB/T 19001—2016', 'ISO 9001']
 */
export function findDesignations(text: string): FoundDesignation[] {
  const found = scan(text, nothingKnown);
  // 'HJ604' alone could be a product; beside 'HJ 700' it is a standard.
  const known = new Set(found.map(({ designation }) => designation.org));
  return /(?<![A-Za-z])[A-Z]{2,5}\d{3}/.test(text) ? scan(text, known) : found;
}

const nothingKnown: ReadonlySet<string> = new Set();

function scan(text: string, known: ReadonlySet<string>): FoundDesignation[] {
  const found: FoundDesignation[] = [];
  let from = 0;
  for (const { index: start } of text.matchAll(beginning)) {
    if (start < from) continue;
    const first = readAt(text, start, known);
    if (!first) continue;
    const all = [first, ...readShared(text, first)];
    found.push(...all);
    from = all.at(-1)?.end ?? first.end;
  }
  return found;
}

/** The longest number that begins at this place. */
function readAt(text: string, start: number, known: ReadonlySet<string>): FoundDesignation | undefined {
  const reach = reachOf(text.slice(start, start + longest));
  if (!shape.test(reach)) return undefined;
  const ends = [...reach.matchAll(ending)].map(({ index, 0: last }) => index + last.length);
  for (const length of ends.reverse()) {
    const written = reach.slice(0, length);
    const designation = readWritten(written, known);
    if (designation) return { designation, written, start, end: start + length };
  }
  return undefined;
}

/** A number goes over one line's end at most, and never over an empty line, a full stop or a tab. */
function reachOf(text: string): string {
  const stop = /[\t。；;，、《》“”"<>|]|\r?\n\s*\r?\n/u.exec(text)?.index ?? text.length;
  const [first = '', second] = text.slice(0, stop).split(/(?<=\n)/u);
  return second !== undefined && /(?:[/\-—–‐]|\b[A-Z]{1,5})[ \r]*\n$/u.test(first) ? first + second : first.trimEnd();
}

/** 'GHz300' and 'dB40' are quantities: letters that are glued to digits are all of one case. */
const quantity = /^(?!GBn)[A-Za-z]*(?:[A-Z][a-z]|[a-z][A-Z])[A-Za-z]*\d/;

function readWritten(written: string, known: ReadonlySet<string>): Designation | null {
  const tidied = tidySpelling(written);
  if (quantity.test(tidied) || /^[^(]*\)$/.test(tidied)) return null;
  const found = readAmongWords(tidied);
  if (found || !/^[A-Z]{2,5}\d{3,}$/.test(tidied)) return found;
  const glued = parseDesignation(tidied);
  return glued && known.has(glued.org) ? glued : null;
}

const shared = /^[ ]?(?:[、，,]|和|及|与|或|~|～)[ ]?(?=\d)/u;
const sharedNumber = /^(\d{1,6}(?:\.\d{1,4})*)(?:[-—–]{1,2}(\d{4}))?(?![\d.%‰℃a-zA-Z])/u;

/** What follows a Chinese number in a list and leaves out its letters; without a year only parts of the same number do. */
function readShared(text: string, first: FoundDesignation): FoundDesignation[] {
  const found: FoundDesignation[] = [];
  const letters = /^[^\d]+/u.exec(first.written)?.[0];
  if (!letters || !isChinese(first.designation.kind) || first.designation.second) return found;
  let at = first.end;
  for (;;) {
    const mark = shared.exec(text.slice(at, at + 4));
    const number = mark && sharedNumber.exec(text.slice(at + mark[0].length, at + mark[0].length + longest));
    if (!mark || !number?.[1]) return found;
    const isPart = number[1].startsWith(`${first.designation.number}.`);
    if (!isPart && !(number[2] && isYear(number[2]))) return found;
    const designation = parseDesignation(letters + number[0]);
    if (!designation) return found;
    const start = at + mark[0].length;
    at = start + number[0].length;
    found.push({ designation, written: number[0], start, end: at });
  }
}
