import { useSite } from '../messages/messages.ts';
import type { Held } from '../reading.server.ts';
import { BookFacts } from './book-facts.tsx';
import { Designation } from './designation.tsx';
import { ReaderHead } from './reader-head.tsx';
import { Section } from './section.tsx';

/** A document that cannot be read here and now: why, on what basis, and what to do instead. */
export function ClosedDocument({ held }: { held: Held }) {
  const { language, words, to } = useSite();
  const { reader } = words;
  const { access, state, reason, pages, pagesDone } = held.document;
  return (
    <article className="page-width document">
      <ReaderHead held={held} />
      {access.allow ? (
        <p className="lead">
          {state === 'failed' ? reader.closedFailed : reader.closedDigitizing(pagesDone, pages)} {reason?.[language]}
        </p>
      ) : (
        <>
          <p className="lead">{reader.closedTitle}</p>
          <Section id="why" title={reader.closedWhy}>
            <p>{access.reason[language]}</p>
            <p className="small-print">
              {reader.closedBasis}
              {words.unit.colon}
              {access.basis[language]} · {words.record.rule} <code>{access.rule}</code>
            </p>
          </Section>
        </>
      )}
      {held.document.book ? <BookFacts book={held.document.book} /> : null}
      <Section id="instead" title={reader.closedInstead}>
        <ul className="alternatives">
          {access.alternatives.map(({ label, url }) => (
            <li key={label.zh}>
              {url ? (
                <a href={url} rel="noopener">
                  {label[language]}
                </a>
              ) : (
                label[language]
              )}
            </li>
          ))}
          {held.standards.map(({ id, number }) => (
            <li key={id}>
              <a href={to(`/standards/${id}`)}>
                <Designation number={number} /> {reader.closedRecord}
              </a>{' '}
              {words.unit.dot} <a href={to(`/standards/${id}/licences`)}>{words.market.access.link}</a>
            </li>
          ))}
          <li>
            <a href={to('/documents')}>{reader.list}</a>
          </li>
        </ul>
      </Section>
    </article>
  );
}
