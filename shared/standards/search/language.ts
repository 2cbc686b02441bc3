/** What script a query is in, and the spelling differences that must not matter to it. Pure and without tables. */

export type QueryLanguage = 'zh' | 'en' | 'mixed';

const han = /\p{Script=Han}/u;
const latinWord = /\p{Script=Latin}{2,}/u;

/** `zh`, `en`, both or, for digits and signs only, neither. */
export function detectLanguage(text: string): QueryLanguage | null {
  const chinese = han.test(text);
  const latin = latinWord.test(text);
  if (chinese && latin) return 'mixed';
  if (chinese) return 'zh';
  return latin ? 'en' : null;
}

/** True when there is a Chinese character. */
export function hasHan(text: string): boolean {
  return han.test(text);
}

/** One line of plain text: compatible width, no control or invisible characters, single spaces, cut to a length. */
export function plainText(text: string, most = Number.POSITIVE_INFINITY): string {
  const folded = text.slice(0, 20_000).toWellFormed().normalize('NFKC');
  const oneLine = folded.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{fffd}\s]+/gu, ' ').trim();
  return oneLine.length <= most
    ? oneLine
    : [...oneLine.slice(0, most)]
        .join('')
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd();
}

/** Chinese characters joined over the spaces and signs between them, as titles break where people do not. */
export function glueHan(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[\s\p{P}\p{S}]+(?=\p{Script=Han})/gu, '');
}

/** Words and single Chinese characters, for counting how much a query asks. */
export function tokensOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.filter(Boolean) ?? [];
}
