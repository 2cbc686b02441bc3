import type { Designation } from './designation-kinds.ts';
import { parseDesignation } from './designation-parse.ts';
import { isYear } from './designation-scanner.ts';
import { tidySpelling } from './designation-spelling.ts';

export interface QueryReading {
  designation?: Designation;
  /** A bare number: '19001-2016', '9001:2015', '60601-1'. */
  digits?: { number: string; part?: string; year?: string };
  /** The words left when the number is taken out. */
  rest: string;
}

const longest = 10;

/**
 * What a search text may be: a designation, bare digits, a designation with words, or only words.
 *
 * @example interpretQuery('GB/T 19001 质量管理') // { designation: GB/T 19001, rest: '质量管理' }
 * @example interpretQuery('19001-2016')          // { digits: { number: '19001', year: '2016' }, rest: '' }
 * @example interpretQuery('part 3')              // { rest: 'part 3' }
 */
export function interpretQuery(text: string): QueryReading {
  const tidied = tidySpelling(text.slice(0, 500)).replace(
    /^[\s"'“”‘’《〈「【([]+|[\s"'“”‘’》〉」】\]?？!！,，。;；]+$/g,
    '',
  );
  if (tidied === '' || text.length > 500) return { rest: text.trim() };
  const whole = parseDesignation(tidied);
  if (whole && whole.kind !== 'other') return { designation: whole, rest: '' };
  const digits = bareDigits(tidied);
  if (digits) return { digits, rest: '' };
  return leading(tidied) ?? trailing(tidied) ?? { rest: text.trim() };
}

function bareDigits(text: string): QueryReading['digits'] | null {
  const found = /^(\d{1,6}[A-Z]?)((?:[.-]\d{1,4})*?)(?:[-: ](\d{4}))?$/i.exec(text);
  if (!found?.[1]) return null;
  const [, number, parts, year] = found;
  if (year && !isYear(year)) return { number, part: `${parts ?? ''}-${year}`.slice(1) };
  const part = parts ? parts.slice(1) : undefined;
  return { number, ...(part && { part }), ...(year && { year }) };
}

/** Places where words can begin: spaces, and the border between Han and other characters. */
function borders(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(
    /[\s,，:：]+|(?<=[\p{Script=Han}》])(?=[^\p{Script=Han}\s])|(?<=[^\p{Script=Han}\s])(?=[\p{Script=Han}《])/gu,
  )) {
    found.push(match.index);
  }
  return found;
}

function leading(text: string): QueryReading | null {
  const ends = borders(text).slice(0, longest).reverse();
  for (const end of ends) {
    const designation = certain(text.slice(0, end));
    if (designation) return { designation, rest: text.slice(end).replace(/^[\s,，:：-]+/, '') };
  }
  return null;
}

function trailing(text: string): QueryReading | null {
  for (const start of borders(text).slice(-longest)) {
    const designation = certain(text.slice(start).replace(/^[\s,，:：《]+/, ''));
    if (designation) return { designation, rest: text.slice(0, start).trim() };
  }
  return null;
}

/** Among words only a number that cannot be a word counts. */
function certain(text: string): Designation | null {
  if (!/\d/.test(text)) return null;
  const found = parseDesignation(text);
  if (!found || found.kind === 'other') return null;
  if (found.kind === 'w3c') return found.edition ? found : null;
  const capital = /^[A-Z/]+/.exec(text) !== null;
  const slashless = found.kind === 'association' && !/^T[/_ -]/i.test(text);
  const short = found.org.length <= 2 && !found.mandate && found.kind !== 'gb';
  return (slashless || short || found.kind === 'foreign') && !capital && !found.year ? null : found;
}
