import { BookDescription } from '../book.ts';
import { controlOf, type MarcRecord, valuesOf } from './marc-record.ts';
import { dateIn, isbnsIn, languageOf } from './read-book-row.ts';

const shortLanguages: Record<string, string> = {
  chi: 'zh',
  zho: 'zh',
  eng: 'en',
  fre: 'fr',
  ger: 'de',
  jpn: 'ja',
  rus: 'ru',
};

/** Reads the description of a book from UNIMARC or CNMARC. Throws when it has no title. */
export function readUnimarcBook(record: MarcRecord): BookDescription {
  const first = (tag: string, codes: string) => valuesOf(record, tag, codes)[0];
  const [main, other] = [first('200', 'a'), first('200', 'e')];
  if (!main) throw new Error('has no title');
  const title = other ? `${main}: ${other}` : main;
  const stated = first('101', 'a')?.slice(0, 3).toLowerCase();
  const language = stated && (shortLanguages[stated] ?? stated);
  const number = controlOf(record, '001')?.trim();
  const people = (tags: string[], role: 'author' | 'contributor') =>
    tags.flatMap((tag) => valuesOf(record, tag, 'ab').map((name) => ({ name, role })));
  return BookDescription.parse({
    title: { [languageOf(title, language)]: title },
    creators: [...people(['700', '701', '710', '711'], 'author'), ...people(['702', '712'], 'contributor')],
    publishers: valuesOf(record, '210', 'c').slice(0, 10),
    place: first('210', 'a'),
    published: dateIn(first('210', 'd')),
    edition: first('205', 'a'),
    series: first('225', 'a'),
    language,
    extent: first('215', 'a'),
    isbn: valuesOf(record, '010', 'a').flatMap(isbnsIn),
    identifiers: number ? [{ scheme: 'control', value: number }] : [],
    subjects: [
      ...valuesOf(record, '690', 'a').map((value) => `CLC ${value}`),
      ...['606', '610'].flatMap((tag) => valuesOf(record, tag, 'axyz')),
    ].slice(0, 50),
  });
}
