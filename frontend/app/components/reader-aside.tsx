import { textTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import type { Reading } from '../reading.server.ts';
import { clauseAddress, linePlace, pageAddress, pictureAddress, readerTop } from '../reading-address.ts';

/** Headings of the document, each leading to its place, and to itself alone. */
export function Contents({ reading: { document, page, outline, q } }: { reading: Reading }) {
  const { words, to } = useSite();
  if (outline.length === 0) return null;
  const here = outline.findLast((entry) => entry.page <= page.page)?.anchor;
  return (
    <nav className="reader-contents" aria-labelledby="contents-title">
      <h2 id="contents-title">{words.reader.contents}</h2>
      <ol>
        {outline.map((entry) => (
          <li key={entry.anchor} data-level={Math.min(entry.level, 4)}>
            <a
              href={to(pageAddress(document.id, entry.page, q)) + linePlace(entry.line)}
              aria-current={entry.anchor === here ? 'true' : undefined}
              lang={textTag(document.language, entry.title ?? page.text)}
            >
              {entry.number ? <span className="clause-number">{entry.number}</span> : null} {entry.title}
            </a>
            <a
              className="clause-alone"
              href={to(clauseAddress(document.id, entry.anchor))}
              aria-label={words.reader.clauseAlone(entry.number ?? entry.title ?? '')}
            >
              §
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Small pictures of the pages around the one that is read. */
export function Thumbnails({ reading: { document, page, near, q } }: { reading: Reading }) {
  const { words, to } = useSite();
  if (near.length < 2) return null;
  return (
    <nav className="thumbnails" aria-labelledby="thumbnails-title">
      <h2 id="thumbnails-title">{words.reader.thumbnails}</h2>
      <ol>
        {near.map((one) => (
          <li key={one.page}>
            <a
              href={to(pageAddress(document.id, one.page, q)) + readerTop}
              aria-label={words.reader.thumbnail(one.page)}
              aria-current={one.page === page.page ? 'page' : undefined}
            >
              <img
                src={pictureAddress(document.id, one.page, one.thumbnail)}
                width={one.thumbnail.width}
                height={one.thumbnail.height}
                loading="lazy"
                alt=""
              />
              <span aria-hidden="true">{one.page}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
