import { textTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import type { Reading } from '../reading.server.ts';
import { firstHit, pageAddress } from '../reading-address.ts';
import { LitText } from './lit-text.tsx';

/** Searching in the document: the field, the pages that hold the words, and the way from hit to hit. */
export function ReaderFind({ reading: { document, page, q, hits } }: { reading: Reading }) {
  const { words, to } = useSite();
  const { reader } = words;
  const link = (target: number) => to(pageAddress(document.id, target, q)) + firstHit;
  const before = hits.findLast((hit) => hit.page < page.page);
  const after = hits.find((hit) => hit.page > page.page);
  return (
    <search className="reader-find" aria-label={reader.find}>
      <form action={to(`/documents/${document.id}`)}>
        <label htmlFor="reader-q">{reader.find}</label>
        <div className="reader-find-field">
          <input
            id="reader-q"
            name="q"
            type="search"
            defaultValue={q}
            maxLength={1000}
            autoComplete="off"
            enterKeyHint="search"
            aria-keyshortcuts="/"
            data-find
          />
          <button type="submit">{reader.findButton}</button>
        </div>
      </form>
      {q === '' ? null : (
        <div className="reader-hits">
          <p className="reader-hit-ways" role="status">
            <span>{reader.hitCount(hits.length)}</span>
            <a href={to(pageAddress(document.id, page.page))}>{reader.clearFind}</a>
          </p>
          {hits.length === 0 ? <p className="small-print">{reader.noHits}</p> : null}
          <p className="reader-hit-ways">
            {before ? (
              <a href={link(before.page)} data-hit-page="-1">
                {reader.previousHit}
              </a>
            ) : null}
            {after ? (
              <a href={link(after.page)} data-hit-page="1">
                {reader.nextHit}
              </a>
            ) : null}
          </p>
        </div>
      )}
    </search>
  );
}

/** Every page with a hit, and what stands there. */
export function HitList({ reading: { document, page, q, hits } }: { reading: Reading }) {
  const { words, to } = useSite();
  if (hits.length === 0) return null;
  return (
    <nav className="hit-list" aria-label={words.reader.hits}>
      <ol>
        {hits.map((hit) => (
          <li key={hit.page}>
            <a
              href={to(pageAddress(document.id, hit.page, q)) + firstHit}
              aria-current={hit.page === page.page ? 'page' : undefined}
            >
              <span className="hit-page">{words.reader.thumbnail(hit.page)}</span>
              <span lang={textTag(document.language, hit.snippet)}>
                <LitText html={hit.snippet} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const railHeight = 1000;

/** All hits along the length of the document; the list beside it says the same in words. */
export function HitRail({ reading: { document, page, q, hits } }: { reading: Reading }) {
  const { to } = useSite();
  if (hits.length === 0) return null;
  const step = railHeight / document.pages;
  return (
    <svg className="hit-rail" viewBox={`0 0 12 ${railHeight}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="hit-rail-here" x={0} y={(page.page - 1) * step} width={12} height={step} />
      {hits.map((hit) => (
        <a key={hit.page} href={to(pageAddress(document.id, hit.page, q)) + firstHit} tabIndex={-1}>
          <rect x={0} y={(hit.page - 1) * step} width={12} height={step} fill="transparent" />
          {heightsOf(hit, page.height).map((share) => (
            <rect key={share} className="hit-mark" x={1} y={(hit.page - 1 + share) * step - 2} width={10} height={5} />
          ))}
        </a>
      ))}
    </svg>
  );
}

/** How far down its page each place stands; the middle where no place is known. */
function heightsOf({ boxes }: Reading['hits'][number], height: number): number[] {
  if (!boxes || boxes.length === 0 || height === 0) return [0.5];
  return [...new Set(boxes.map(([, y]) => Math.min(1, y / height)))];
}
