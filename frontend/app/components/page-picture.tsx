import type { PageView } from '#shared/literature/document-view.ts';
import { useSite } from '../messages/messages.ts';
import type { PageHit } from '../reading.server.ts';
import { pictureAddress } from '../reading-address.ts';

type Line = PageView['lines'][number];

/**
 * The picture of a page with the hits lit and its text laid over it, invisible and selectable. Everything is placed by
 * attributes in points of the page, so it holds at any zoom and needs neither script nor inline style.
 */
export function PagePicture({ page, hit }: { page: PageView; hit: PageHit | undefined }) {
  const { words } = useSite();
  const { image, width, height } = page;
  if (!image || width === 0) return <p className="reader-no-picture">{words.reader.noPicture}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="page-frame" tabIndex={0} aria-label={words.reader.pictureFrame} data-page-frame>
      <svg
        className="page-sheet"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.reader.picture(page.page)}
        data-width={width}
        data-height={height}
      >
        <g data-turned>
          <image href={pictureAddress(page.document, page.page, image)} width={width} height={height} />
          <g>
            {(hit?.boxes ?? []).map(([x, y, wide, high], i) => (
              <rect
                key={`${x}/${y}`}
                id={`hit-${i + 1}`}
                className="hit-box"
                x={x - 1}
                y={y - 1.5}
                width={wide + 2}
                height={high + 3}
              />
            ))}
          </g>
          <g className="page-words">
            {page.lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by nothing but their order
              <PlacedLine key={i} line={line} number={i + 1} />
            ))}
          </g>
        </g>
      </svg>
    </section>
  );
}

/** The words of a line, stretched to where they are printed. */
function PlacedLine({ line: { text, box, spans }, number }: { line: Line; number: number }) {
  if (!box) return null;
  const [left, top, width, height] = box;
  const pieces = spans.length > 0 ? spans : [[0, text.length, left, width] as const];
  return (
    <g data-line={number}>
      <rect className="line-box" x={left - 2} y={top - 1.5} width={width + 4} height={height + 3} />
      {pieces.map(([from, length, x, wide]) => {
        const piece = text.slice(from, from + length);
        if (piece.trim() === '' || wide <= 0) return null;
        return (
          <text
            key={from}
            x={x}
            y={Math.round((top + height * 0.84) * 10) / 10}
            fontSize={height}
            textLength={wide}
            lengthAdjust="spacingAndGlyphs"
          >
            {piece}
          </text>
        );
      })}
    </g>
  );
}
