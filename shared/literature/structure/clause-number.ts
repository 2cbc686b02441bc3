import { hanNumber } from './han-number.ts';

/** A number at the beginning of a line. */
export interface LeadingNumber {
  /** Canonical: '4.2.1', 'A.1', '第十二条'. */
  number: string;
  /** For comparing: an annex counts as a chapter after all others. */
  parts: number[];
  /** Articles of laws are counted by themselves. */
  series: 'clause' | 'article' | 'chapter';
  rest: string;
}

/** Annex A is chapter 1001. */
export const annexBase = 1000;

const figures =
  /^(\d{1,2}(?: ?\. ?\d{1,2}(?!\d)|\.\d{1,3}){0,5})(?![\d)）~～:：/%‰°℃])(?:\.(?=[ \p{Script=Han}]|$)| *、)?(?=\s|$|[\p{Script=Han}“《"'(（A-Za-z])\s*(.*)$/u;
const annexFigures =
  /^([A-Z])(?: ?\. ?|(?=\d{1,2}(?:\D|$)))(\d{1,3}(?: ?\. ?\d{1,3}){0,4})(?![\d)）])\.?(?=\s|$|[\p{Script=Han}“《"'(（A-Za-z])\s*(.*)$/u;
const article = /^第([零〇一二两三四五六七八九十百千]+)(编|章|节|条)(?:之([一二三四五六七八九十]+))?(?:\s+|$)(.*)$/u;
/** What follows a quantity and not the number of a clause. */
const quantity =
  /^(?:[倍年月日个次]|[分时秒天吨克米升级类号种](?!\p{Script=Han})|(?:[mkµμ]?g|[mkcµμ]?m[23³²]?|[mkµμ]?L|kW|MW|k?Pa|MPa|t|h|min|s|d|dB|Hz|nm|ppm|mol)(?:[\s/·。，,;；)）]|$)|[<>＜＞≤≥=＋+×±~～—–-])/u;

/** Reads the number that a heading or a numbered paragraph begins with. */
export function leadingNumber(text: string): LeadingNumber | undefined {
  return readFigures(text) ?? readAnnex(text) ?? readArticle(text);
}

function readFigures(text: string): LeadingNumber | undefined {
  const [, shown, rest = ''] = figures.exec(text) ?? [];
  if (!shown || quantity.test(rest)) return undefined;
  const parts = shown.split('.').map(Number);
  if (parts.length === 1 && shown.startsWith('0') && shown !== '0') return undefined;
  return { number: parts.join('.'), parts, series: 'clause', rest };
}

function readAnnex(text: string): LeadingNumber | undefined {
  const [, letter, shown, rest = ''] = annexFigures.exec(text) ?? [];
  if (!letter || !shown) return undefined;
  const parts = shown.split('.').map(Number);
  return { number: `${letter}.${parts.join('.')}`, parts: [annexPart(letter), ...parts], series: 'clause', rest };
}

function readArticle(text: string): LeadingNumber | undefined {
  const [, counted, unit = '', added, rest = ''] = article.exec(text) ?? [];
  const count = counted && hanNumber(counted);
  if (!count) return undefined;
  const number = `第${counted}${unit}${added ? `之${added}` : ''}`;
  const parts = added ? [count, hanNumber(added) ?? 0] : [count];
  return { number, parts, series: unit === '条' ? 'article' : 'chapter', rest };
}

export function annexPart(letter: string): number {
  return annexBase + letter.charCodeAt(0) - 64;
}

/** Every number that is missing between two costs this much, up to the most. */
const missingCost = 0.6;
const missingChapterCost = 1.2;
const mostCost = 3;

/** What it costs to believe that one number follows another: 0 when nothing is missing between; undefined when it goes back. */
export function costOfStep(before: readonly number[], after: readonly number[]): number | undefined {
  const differs = before.findIndex((part, i) => part !== after[i]);
  const at = differs === -1 ? before.length : differs;
  if (at >= after.length) return undefined;
  const [own = 0, ...deeper] = after.slice(at);
  const from = at === 0 && own > annexBase && (before[0] ?? 0) < annexBase ? annexBase : (before[at] ?? 0);
  const isFirstChild = at === before.length;
  if (own <= from && !(isFirstChild && own === 0)) return undefined;
  // In codes of construction the clauses of chapter 1 are 1.0.1, 1.0.2: nothing is missing between 1 and 1.0.1.
  const expected = isFirstChild && own === 0 ? 1 : 0;
  const missing = Math.max(0, own - from - 1) + deeper.reduce((sum, part) => sum + part, 0) - expected;
  return Math.min(mostCost, (at === 0 ? missingChapterCost : missingCost) * Math.max(0, missing));
}
