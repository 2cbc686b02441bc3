import { glueHan } from './language.ts';
import type { Standard } from './standard.ts';
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
      no: beginnings(no),
      ...(zh && { zh: glueHan(zh) }),
      ...(en && { words: [en] }),
      ...(syllables.length > 0 && { pinyin, initials: syllables.map((syllable) => syllable[0]).join('') }),
      in_force: during.in_force ?? [],
      weight: familiar.test(standard.issuer) ? 3 : standard.origin === 'government' ? 2 : 1,
    },
  ];
}

/** The whole number without signs, and the same without the /T that people forget: GBT19001, GB19001, 19001. */
function beginnings(no: StdDocument['no']): string[] {
  const loose = no.loose.map((key) => key.replace(/[^A-Z0-9]/g, ''));
  return [
    ...new Set([
      ...no.flat,
      ...loose,
      ...no.digits.filter((key) => !/[|+]/.test(key)).map((key) => key.replaceAll('.', '')),
    ]),
  ];
}
