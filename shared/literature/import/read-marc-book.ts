import { BookDescription } from '../book.ts';
import { controlOf, isUnimarc, type MarcRecord, valuesOf } from './marc-record.ts';
import { dateIn, isbnsIn, languageOf } from './read-book-row.ts';
import { readUnimarcBook } from './read-unimarc-book.ts';

/** Types of record in leader position 06, as MARC 21 names them. */
const types: Record<string, string> = {
  c: 'notated music',
  d: 'notated music',
  e: 'a map',
  f: 'a map',
  g: 'a film',
  i: 'a sound recording',
  j: 'a sound recording',
  k: 'a picture',
  m: 'a computer file',
  o: 'a kit',
  p: 'mixed materials',
  r: 'an object',
  u: 'holdings',
  v: 'holdings',
  w: 'a classification',
  x: 'holdings',
  y: 'holdings',
  z: 'an authority',
};
/** Endings by which cataloguing rules part the elements of a description. */
const punctuation = /[\s/:;,=]+$|(?<!\b\p{L})\.$/u;

/** Reads the description of a book from MARC 21 or UNIMARC. Throws when the record is of something else. */
export function readMarcBook(record: MarcRecord): BookDescription {
  const type = record.leader[6] ?? '';
  if (type !== 'a' && type !== 't') throw new Error(`describes ${types[type] ?? 'something unknown'}, not a book`);
  if (record.leader[7] === 's' || record.leader[7] === 'b') throw new Error('describes a serial, not a book');
  return isUnimarc(record) ? readUnimarcBook(record) : readMarc21Book(record);
}

function readMarc21Book(record: MarcRecord): BookDescription {
  const fixed = controlOf(record, '008') ?? '';
  const language = fixed.slice(35, 38).trim().toLowerCase();
  const imprint = (codes: string) => [...valuesOf(record, '264', codes), ...valuesOf(record, '260', codes)].map(clean);
  const title = clean(valuesOf(record, '245', 'abnp')[0] ?? '');
  if (title === '') throw new Error('has no title');
  const short = shortLanguages[language] ?? language;
  const number = controlOf(record, '001')?.trim();
  const source = controlOf(record, '003')?.trim() ?? '';
  return BookDescription.parse({
    title: { [languageOf(title, short || undefined)]: title },
    creators: creatorsOf(record),
    publishers: [...new Set(imprint('b'))].slice(0, 10),
    ...present('place', imprint('a')[0]),
    ...present('published', dateIn(fixed.slice(7, 11)) ?? dateIn(imprint('c')[0])),
    ...present('edition', clean(valuesOf(record, '250', 'ab')[0] ?? '')),
    ...present('series', clean([...valuesOf(record, '490', 'av'), ...valuesOf(record, '440', 'av')][0] ?? '')),
    ...present('language', /^[a-z]{2,3}$/.test(short) ? short : ''),
    ...present('extent', clean(valuesOf(record, '300', 'a')[0] ?? '')),
    isbn: valuesOf(record, '020', 'a').flatMap(isbnsIn),
    identifiers: [
      ...valuesOf(record, '024', 'a')
        .filter((value) => /^10\.\d+\//.test(value))
        .map((value) => ({ scheme: 'doi', value })),
      ...(number ? [{ scheme: 'control', value: `${source} ${number}`.trim() }] : []),
    ],
    subjects: [...new Set(['650', '651', '653'].flatMap((tag) => valuesOf(record, tag, 'avxyz')).map(clean))].slice(
      0,
      50,
    ),
  });
}

const shortLanguages: Record<string, string> = {
  chi: 'zh',
  zho: 'zh',
  eng: 'en',
  fre: 'fr',
  ger: 'de',
  jpn: 'ja',
  rus: 'ru',
  spa: 'es',
};

function creatorsOf(record: MarcRecord): BookDescription['creators'] {
  const main = ['100', '110', '111'].flatMap((tag) => valuesOf(record, tag, 'abcd'));
  const added = ['700', '710'].flatMap((tag) => valuesOf(record, tag, 'abcd'));
  return [
    ...main.map((name) => ({ name: clean(name), role: 'author' as const })),
    ...added.map((name) => ({ name: clean(name), role: 'contributor' as const })),
  ];
}

const clean = (value: string) => value.trim().replace(punctuation, '').trim();
const present = (name: string, value: string | undefined) => (value ? { [name]: value } : {});
