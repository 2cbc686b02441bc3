import type { DocumentSummary } from '#shared/literature/document-view.ts';
import { textTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { firstHit, pageAddress } from '../reading-address.ts';
import { imprintOf } from './book-facts.tsx';
import { Designation } from './designation.tsx';
import { TextIcon } from './icons.tsx';
import { LitText } from './lit-text.tsx';
import { MainTitle } from './titles.tsx';

/** A document of a list, with the pages that hold the words. */
export function DocumentItem({ document, q }: { document: DocumentSummary; q: string }) {
  const { words, to } = useSite();
  const { reader } = words;
  const isOpen = document.access.level === 'read' || document.access.level === 'download';
  return (
    <article className="result">
      <h2 className="result-title">
        <a href={to(`/documents/${document.id}`)}>
          {Object.keys(document.title).length > 0 ? <MainTitle titles={document.title} /> : document.id}
        </a>
      </h2>
      {document.found.length > 0 ? (
        <ul className="result-excerpts">
          {document.found.map(({ page, snippet }) => (
            <li key={page}>
              <a href={to(pageAddress(document.id, page, q)) + firstHit}>{reader.foundOn(page)}</a>{' '}
              <span lang={textTag(document.language, snippet)}>
                <LitText html={snippet} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="result-facts">
        {document.book ? <BookLine book={document.book} /> : null}
        {document.pages > 0 ? <li>{words.unit.pages(document.pages)}</li> : null}
        <li className={isOpen ? 'result-access' : undefined}>
          <TextIcon open={isOpen} />
          {isOpen ? reader.readable : reader.notReadable}
        </li>
        {document.standards.map((id, i) => (
          <li key={id}>
            <a href={to(`/standards/${id}`)}>
              <Designation number={document.numbers[i] ?? id} />
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}

function BookLine({ book }: { book: NonNullable<DocumentSummary['book']> }) {
  const { words } = useSite();
  const people = book.creators.slice(0, 3).map(({ name }) => name);
  return (
    <>
      <li>{words.reader.kinds.book}</li>
      {people.length > 0 ? <li>{people.join(words.unit.listComma)}</li> : null}
      {imprintOf(book) ? <li>{imprintOf(book)}</li> : null}
    </>
  );
}
