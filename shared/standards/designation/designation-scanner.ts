import { upperInPlace } from './designation-spelling.ts';

/** A cursor over one tidied number; every reader either moves it forward or leaves it where it was. */
export class Scanner {
  readonly raw: string;
  readonly text: string;
  at = 0;

  constructor(tidied: string) {
    this.raw = tidied;
    this.text = upperInPlace(tidied);
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  rest(): string {
    return this.text.slice(this.at);
  }

  /** Moves over any of the given characters and tells whether there were some. */
  skip(characters: string): boolean {
    const from = this.at;
    while (!this.done && characters.includes(this.peek())) this.at += 1;
    return this.at > from;
  }

  space(): boolean {
    return this.skip(' _');
  }

  /** Takes the word if it stands here; `whole` refuses it as the beginning of a longer word. */
  eat(word: string, whole = false): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    if (whole && isLetter(this.text[this.at + word.length] ?? '')) return false;
    this.at += word.length;
    return true;
  }

  letters(most = 40): string {
    return this.take(isLetter, most);
  }

  digits(most = 40): string {
    return this.take(isDigit, most);
  }

  alphanumerics(): string {
    return this.take((c) => isDigit(c) || isLetter(c), 40);
  }

  /** Runs the reader and steps back when it finds nothing. */
  attempt<T>(read: () => T | null): T | null {
    const from = this.at;
    const found = read();
    if (found === null) this.at = from;
    return found;
  }

  private take(accept: (c: string) => boolean, most: number): string {
    const from = this.at;
    while (this.at - from < most && accept(this.peek())) this.at += 1;
    return this.text.slice(from, this.at);
  }
}

export function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c.length === 1;
}

export function isLetter(c: string): boolean {
  return c >= 'A' && c <= 'Z' && c.length === 1;
}

/** Years in which a standard can have been issued; later ones are numbers, as in GSB 16-2062. */
export function isYear(digits: string): boolean {
  return digits.length === 4 && digits >= '1898' && digits < '2060';
}

/**
 * '-2016', ':2015' or, at the end of the text only, ' 2016'.
 *
 * @returns four digits, or null when what stands here is no year
 */
export function readYear(s: Scanner, marks = '-:'): string | null {
  return s.attempt(() => {
    const mark = s.peek();
    const spaced = mark === ' ' || mark === '_';
    if (!spaced && !marks.includes(mark)) return null;
    s.at += 1;
    const digits = s.digits();
    if (!isYear(digits)) return null;
    return spaced && !s.done ? null : digits;
  });
}
