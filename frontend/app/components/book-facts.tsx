import type { DocumentRecord } from '#shared/literature/document-view.ts';
import { useSite } from '../messages/messages.ts';
import { Fact } from './record-facts.tsx';
import { Section } from './section.tsx';

type Book = NonNullable<DocumentRecord['book']>;

/** How a library describes a book. */
export function BookFacts({ book }: { book: Book }) {
  const { words } = useSite();
  const named = words.reader.book;
  const facts: [string, string | null][] = [
    [named.creators, book.creators.map(({ name, role }) => `${name}${named.roles[role]}`).join(words.unit.listComma)],
    [named.publisher, imprintOf(book)],
    [named.edition, book.edition],
    [named.series, book.series],
    ['ISBN', book.isbn.join(words.unit.listComma)],
    [named.numbers, book.identifiers.map(({ value }) => value).join(words.unit.listComma)],
    [named.extent, book.extent],
    [named.subjects, book.subjects.join(words.unit.listComma)],
    [named.sources, book.sources.join(words.unit.listComma)],
  ];
  return (
    <Section id="book" title={named.title}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

/** Place, publisher and date in one line, as a title page has them. */
export function imprintOf({ place, publishers, published }: Book): string {
  return [place, ...publishers, published].filter(Boolean).join(', ');
}
