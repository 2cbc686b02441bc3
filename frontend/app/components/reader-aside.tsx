import { useSite } from '../messages/messages.ts';
import type { Reading } from '../reading.server.ts';
import { pageAddress, pictureAddress, readerTop } from '../reading-address.ts';

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
