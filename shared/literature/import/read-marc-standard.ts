import { parseDesignation } from '../../standards/designation.ts';
import { statusTerms } from '../../standards/terms.ts';
import { controlOf, type MarcRecord, valuesOf } from './marc-record.ts';
import { languageOf } from './read-book-row.ts';

/** A row of collected metadata, as the import of the catalogue takes it. */
export interface MarcStandardRow {
  number: string;
  titles: Record<string, string>;
  source: string;
  evidence: string;
  publisher?: string;
  status?: string;
  pages?: string;
  ics: string[];
  ccs: string[];
  date_published?: string;
  replaces: string[];
  replaced_by: string[];
  links: { url: string }[];
}

/** Whether a record of MARC 21 is of a standard: it says so in 008, and has a number that can be read in 088. */
export function isMarcStandard(record: MarcRecord): boolean {
  const contents = (controlOf(record, '008') ?? '').slice(24, 28);
  return contents.includes('u') && numberOf(record) !== undefined;
}

/**
 * Reads what a record of MARC 21 states of a standard from the fields in which `marcXml` writes it: 088, 245 and 246, 110,
 * 264 or 260, 084, 780 and 785, 856. Throws when the record is of something else.
 */
export function readMarcStandard(record: MarcRecord): MarcStandardRow {
  const number = numberOf(record);
  if (number === undefined || !isMarcStandard(record)) throw new Error('describes no standard');
  const control = controlOf(record, '001')?.trim();
  const [publisher, ...others] = ['110', '710'].flatMap((tag) => valuesOf(record, tag, 'a')).map(unpointed);
  const status = valuesOf(record, '500', 'a').flatMap((note) => statusWord(note) ?? [])[0];
  const published = [...valuesOf(record, '264', 'c'), ...valuesOf(record, '260', 'c')].map(unpointed)[0];
  const pages = valuesOf(record, '300', 'a')[0];
  return {
    number,
    titles: titlesOf(record, number),
    source: valuesOf(record, '040', 'a')[0] ?? 'MARC 21',
    evidence: `MARC 21 record ${control ?? ''}`.trim(),
    ...(publisher && { publisher: [publisher, ...others].join('、') }),
    ...(status && { status }),
    ...(pages && { pages }),
    ics: classesOf(record, 'ics'),
    ccs: classesOf(record, 'ccs'),
    ...(published && { date_published: published }),
    replaces: valuesOf(record, '780', 't').map(leadingNumber),
    replaced_by: valuesOf(record, '785', 't').map(leadingNumber),
    links: valuesOf(record, '856', 'u').map((url) => ({ url })),
  };
}

function numberOf(record: MarcRecord): string | undefined {
  return valuesOf(record, '088', 'a').find((number) => /\d/.test(number) && parseDesignation(number) !== undefined);
}

/** The title proper in the language of the record, and parallel titles: Chinese ones are known by their script. */
function titlesOf(record: MarcRecord, number: string): Record<string, string> {
  const stated = (controlOf(record, '008') ?? '').slice(35, 38);
  const proper = valuesOf(record, '245', 'abnp').map((title) => [languageOf(title, languages[stated] ?? 'en'), title]);
  const parallel = valuesOf(record, '246', 'a').map((title) => [languageOf(title, 'en'), title]);
  // The first of a language stays.
  const titles = [...proper.map(([language, title = '']) => [language, unpointed(title)]), ...parallel].reverse();
  return Object.fromEntries(titles.filter(([, title]) => title !== number));
}

const languages: Readonly<Record<string, string>> = {
  eng: 'en',
  fre: 'fr',
  ger: 'de',
  rus: 'ru',
  jpn: 'ja',
  spa: 'es',
};

function classesOf({ fields }: MarcRecord, scheme: string): string[] {
  return fields
    .filter(
      ({ tag, subfields }) => tag === '084' && subfields.some(({ code, value }) => code === '2' && value === scheme),
    )
    .flatMap(({ subfields }) => subfields.filter(({ code }) => code === 'a').map(({ value }) => value));
}

/** The number at the head of a title: as many words as make the longest number that can be read. */
function leadingNumber(text: string): string {
  const words = text.split(' ');
  const heads = words.map((_, n) => words.slice(0, n + 1).join(' ')).reverse();
  return heads.find((head) => /\d$/.test(head) && parseDesignation(head) !== undefined) ?? text;
}

/** The word of a note such as `现行 (In force).` that names a status. */
function statusWord(note: string): string | undefined {
  return Object.values(statusTerms).find(({ zh }) => note.startsWith(`${zh} (`))?.zh;
}

function unpointed(text: string): string {
  return text.replace(/[\s:;,]+$|\.$/, '');
}
