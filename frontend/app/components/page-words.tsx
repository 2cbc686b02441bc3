import { textTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { blocksOf, jointOf, litParts, type NumberedLine, rowsOf, type TextBlock } from '../page-text.ts';
import type { Reading } from '../reading.server.ts';
import { pageAddress } from '../reading-address.ts';

/** The text of a page as paragraphs and tables: what screen readers read and what is copied. */
export function PageWords({ reading: { document, page, q, outline } }: { reading: Reading }) {
  const { words, to } = useSite();
  const headings = new Map(
    outline.filter((entry) => entry.page === page.page && entry.title).map(({ line, level }) => [line, level]),
  );
  const blocks = blocksOf(page.lines, new Set(headings.keys()));
  const address = to(pageAddress(page.document, page.page));
  return (
    <section className="page-text" id="text" aria-labelledby="text-title">
      <h2 id="text-title">{words.reader.text}</h2>
      {blocks.length === 0 ? <p>{words.reader.noText}</p> : null}
      <div className="page-text-body" lang={textTag(document.language, page.text)}>
        {blocks.map((block) => (
          <Block
            key={block.lines[0]?.number}
            block={block}
            q={q}
            address={address}
            level={block.lines.length === 1 ? headings.get(block.lines[0]?.number ?? 0) : undefined}
          />
        ))}
      </div>
      <p className="small-print">
        {words.reader.quality}
        {words.unit.colon}
        {page.quality}/4 {words.reader.qualityOf[page.quality]}
        {words.unit.dot}
        {words.reader.source[page.source]}
      </p>
      <p className="small-print">
        <a href={reportAddress(to, address)}>{words.reader.reportPage}</a>
      </p>
    </section>
  );
}

/** Feedback about a place starts with its address. */
function reportAddress(to: (path: string) => string, address: string): string {
  return `${to('/contact')}?about=${encodeURIComponent(address)}#mistake`;
}

interface BlockProps {
  block: TextBlock;
  q: string;
  address: string;
  /** Level of the clause that it is the heading of. */
  level: number | undefined;
}

function Block({ block, q, address, level }: BlockProps) {
  const first = block.lines[0]?.number ?? 0;
  const Words = level === undefined ? 'p' : level === 1 ? 'h3' : 'h4';
  return (
    <div className="text-block">
      {block.kind === 'table' && block.lines.length > 1 ? (
        <TableOf lines={block.lines} q={q} />
      ) : (
        <Words>
          <JoinedLines lines={block.lines} q={q} />
        </Words>
      )}
      <LinePlaces number={first} address={address} />
    </div>
  );
}

function JoinedLines({ lines, q }: { lines: readonly NumberedLine[]; q: string }) {
  return lines.map(({ number, text }, i) => {
    const next = lines[i + 1];
    return (
      <span key={number} id={`line-${number}`} className="text-line">
        <Lit text={text.replaceAll('\t', ' ')} q={q} />
        {next ? jointOf(text, next.text) : null}
      </span>
    );
  });
}

function TableOf({ lines, q }: { lines: readonly NumberedLine[]; q: string }) {
  const { words } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="text-table" tabIndex={0} aria-label={words.reader.table(lines[0]?.number ?? 0)}>
      <table>
        <tbody>
          {rowsOf(lines).map(({ number, cells }) => (
            <tr key={number} id={`line-${number}`} className="text-line">
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={column}>
                  <Lit text={cell} q={q} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The address of a place, and once it is chosen the way to report an error there. */
function LinePlaces({ number, address }: { number: number; address: string }) {
  const { words, to } = useSite();
  const place = `#line-${number}`;
  return (
    <span className="line-places">
      <a className="line-link" href={place} aria-label={words.reader.lineLink(number)}>
        ¶
      </a>
      <a className="line-report" href={reportAddress(to, address + place)}>
        {words.reader.reportLine(number)}
      </a>
    </span>
  );
}

function Lit({ text, q }: { text: string; q: string }) {
  let at = 0;
  return litParts(text, q).map((part) => {
    at += part.text.length;
    return part.lit ? <mark key={at}>{part.text}</mark> : part.text;
  });
}
