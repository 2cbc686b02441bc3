import { flatten } from '../designation/designation-id.ts';
import { designationKeys, parseDesignation } from '../designation.ts';
import type { Standard } from '../standard.ts';
import { glueHan } from './language.ts';
import type { StdDocument, SugDocument } from './standard-document.ts';

/** Publishers that most people mean when a beginning fits many. */
const familiar = /^(GB|ISO|IEC|ISO\/IEC|DB21|T\/GUIJU)$/;

/** What to suggest for a record; one document, because its number and title lead to the same page. */
export function suggestionsOf(standard: Standard, { no, pinyin, during }: StdDocument): SugDocument[] {
  const { zh, en } = standard.titles;
  const syllables = pinyin ? pinyin.split(' ') : [];
  return [
    {
      id: standard.id,
      kind: 'standard',
      work: standard.workId,
      number: standard.number,
      titles: { ...(zh && { zh }), ...(en && { en }) },
      ...beginnings(standard.number, no),
      begins: [...(zh ? [glueHan(zh)] : []), ...(en ? [en] : [])],
      ...(zh && { zh: glueHan(zh) }),
      ...(en && { words: [en] }),
      ...(syllables.length > 0 && { pinyin, initials: syllables.map((syllable) => syllable[0]).join('') }),
      in_force: during.in_force ?? [],
      weight: weightOf(standard, zh ?? en ?? ''),
    },
  ];
}

/** Familiar publishers and short titles first. */
function weightOf({ issuer, origin }: Standard, title: string): number {
  const publisher = familiar.test(issuer) ? 3 : origin === 'government' ? 2 : 1;
  return publisher + 1 - Math.min(title.length, 100) / 100;
}

/** Numbers without signs, and without the /T that people forget: GBT19001, GB19001, 19001; others it has apart. */
function beginnings(number: string, no: StdDocument['no']): { no: string[]; also: string[] } {
  const designation = parseDesignation(number);
  const { flat, loose, digits } = designation ? designationKeys(designation) : { flat: '', loose: '', digits: '' };
  const own = new Set([flat, loose, digits].map(flatten).filter(Boolean));
  const all = [...no.flat, ...no.loose, ...no.digits.filter((key) => !/[|+]/.test(key))].map(flatten);
  return { no: [...own], also: [...new Set(all)].filter((key) => !own.has(key)) };
}
