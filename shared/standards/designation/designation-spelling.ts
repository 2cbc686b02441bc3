/** Folds the many spellings of one number to one form before it is scanned. */

const plainAscii = /^[\x20-\x7e]*$/;
const dashes = /[\u00ad\u2010-\u2015\u2043\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d]/g;
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;

/**
 * Full width, odd dashes, doubled dashes and spaces around separators become the plain spelling; case stays.
 *
 * @example tidySpelling('ＧＢ／Ｔ 7714——2015') // 'GB/T 7714-2015'
 */
export function tidySpelling(text: string): string {
  const plain = plainAscii.test(text) ? text : foldWidth(text);
  return (
    plain
      .replace(/-{2,}/g, '-')
      // The key beside the slash.
      .replace(/\\(?=[TZ](?![A-Za-z]))/gi, '/')
      .replace(/\s+/g, ' ')
      .replace(/ ?([-/:+|]) ?/g, '$1')
      .trim()
  );
}

function foldWidth(text: string): string {
  // Dashes go first: NFKC would turn some of them into other characters.
  return (
    text
      .replace(dashes, '-')
      .normalize('NFKC')
      .replace(invisible, '')
      .replace(dashes, '-')
      .replace(/[\u2215\u2044]/g, '/')
      // Fonts of Chinese typesetting have their dot between figures in the private use area.
      .replace(/ ?\ue010 ?/g, '.')
      .replace(/\u2236/g, ':')
      .replace(/[～〜∼]/g, '~')
      .replace(/ГОСТ( Р(?= ))?/gi, (_, russian?: string) => (russian ? 'GOST R' : 'GOST'))
      .replace(/ИСО/gi, 'ISO')
      .replace(/МЭК/gi, 'IEC')
  );
}

/** Upper case that keeps every character at its place, so that positions in both spellings agree. */
export function upperInPlace(text: string): string {
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper : text.replace(/[a-z]+/g, (run) => run.toUpperCase());
}
