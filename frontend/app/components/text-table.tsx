import { useSite } from '../messages/messages.ts';
import { litParts, type NumberedLine, rowsOf } from '../page-text.ts';

interface TextTableProps {
  lines: readonly NumberedLine[];
  /** Words to be lit. */
  q?: string;
  /** What the addresses of its rows begin with; rows without it have none. */
  place?: string;
}

/** Rows whose cells were read apart. A wide table scrolls by itself. */
export function TextTable({ lines, q = '', place }: TextTableProps) {
  const { words } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="text-table" tabIndex={0} aria-label={words.reader.table(lines[0]?.number ?? 0)}>
      <table>
        <tbody>
          {rowsOf(lines).map(({ number, cells }) => (
            <tr key={number} id={place ? `${place}-${number}` : undefined} className="text-line">
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

/** A text with the words that were asked lit. */
export function Lit({ text, q }: { text: string; q: string }) {
  let at = 0;
  return litParts(text, q).map((part) => {
    at += part.text.length;
    return part.lit ? <mark key={at}>{part.text}</mark> : part.text;
  });
}
