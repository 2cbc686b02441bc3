import type { Line } from './page-content.ts';

/** A page as it is searched, and where each of its characters comes from. */
export interface SearchText {
  text: string;
  /** For every character of `text`: the line and the character in it; −1 for a space that was put in. */
  lineOf: Int32Array;
  placeOf: Int32Array;
}

const tight = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const brokenWord = /\p{Ll}[-\u00ad\u2010]$/u;
const goesOn = /^\p{Ll}/u;

/**
 * Joins the body of a page for searching: broken words are made whole, lines of Chinese meet without a space, and
 * full-width figures and letters are folded. What people read stays as it was printed.
 */
export function searchTextOf(lines: readonly Line[]): SearchText {
  const characters: string[] = [];
  const origins: [number, number][] = [];
  const put = (text: string, line: number, place: number) => {
    for (const unit of text) {
      characters.push(unit);
      // A sign outside the basic plane is two units of a string.
      for (let i = 0; i < unit.length; i += 1) origins.push([line, place]);
    }
  };
  let previous = '';
  lines.forEach(({ text, role }, number) => {
    const shown = text.trim();
    if (role !== undefined && role !== 'body') return;
    if (shown === '') return;
    const hyphen = brokenWord.test(previous) && goesOn.test(shown);
    if (hyphen) {
      const dropped = characters.pop();
      if (dropped) origins.length -= dropped.length;
    } else if (previous && !(tight.test(previous.at(-1) ?? '') && tight.test(shown.at(0) ?? ''))) put(' ', -1, -1);
    putLine(text, number, put);
    previous = shown;
  });
  return {
    text: characters.join(''),
    lineOf: Int32Array.from(origins, ([line]) => line),
    placeOf: Int32Array.from(origins, ([, place]) => place),
  };
}

function putLine(text: string, number: number, put: (text: string, line: number, place: number) => void): void {
  const from = text.length - text.trimStart().length;
  let place = from;
  let space = false;
  for (const unit of text.trim()) {
    if (/\s/u.test(unit)) {
      if (!space) put(' ', number, place);
      space = true;
    } else {
      put(fold(unit), number, place);
      space = false;
    }
    place += unit.length;
  }
}

/** Compatible forms become the plain ones; signs of circled and squared figures keep their own meaning apart. */
function fold(unit: string): string {
  const code = unit.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return unit;
  return unit.normalize('NFKC').replace(/\s+/gu, '') || unit;
}
