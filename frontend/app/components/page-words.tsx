import { textTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { blocksOf, jointOf, type NumberedLine, type TextBlock } from '../page-text.ts';
import type { Reading } from '../reading.server.ts';
import { pageAddress } from '../reading-address.ts';
import { Lit, TextTable } from './text-table.tsx';

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
  const [, document = '', page = ''] = /\/documents\/([^/?#]+)\/pages\/(\d+)/.exec(address) ?? [];
  return `${to('/feedback/new')}?${new URLSearchParams({ kind: 'correction', document, page, clause: address })}`;
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
        <TextTable lines={block.lines} q={q} place="line" />
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
