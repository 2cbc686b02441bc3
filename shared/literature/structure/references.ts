import { type Designation, interpretQuery, printDesignation } from '../../standards/designation.ts';
import type { Heading } from './heading.ts';
import type { Reference } from './structure.ts';
import type { TextLine } from './text-lines.ts';

/** A number stands within so many characters from the beginning. */
const longestNumber = 48;
const label = /^\[([^\]\s]{1,24})\]\s*(.*)$/u;
const bullet = /^(?:\[\d{1,3}\]|[—•●-])\s*/u;
const openingWords =
  /(?:下列|本(?:标准|文件|规范)(?:内容)?引用|凡是|其随后|the following|for dated|for undated|there are no)/iu;

/** The references of a clause or a bibliography, a piece for each. */
export function referencesOf(lines: readonly TextLine[], heading: Pick<Heading, 'kind' | 'title'>): Reference[] {
  const informative = heading.kind === 'bibliography' && !/^normative/iu.test(heading.title ?? '');
  const role = informative ? ('informative' as const) : ('normative' as const);
  return piecesOf(lines).flatMap((piece) => {
    const found = numberOf(piece.text);
    if (!found && !piece.isReference) return [];
    const { page, line, box } = piece.first;
    return [
      {
        role,
        page,
        line,
        ...(box && { box }),
        ...(found && { designation: printDesignation(found) }),
        dated: found?.year !== undefined,
        text: piece.text,
        certainty: found ? ('likely' as const) : ('doubtful' as const),
      },
    ];
  });
}

interface Piece {
  first: TextLine;
  text: string;
  isReference: boolean;
}

/** A reference begins with a number, a label or a title in brackets; other lines go on with the one before. */
function piecesOf(lines: readonly TextLine[]): Piece[] {
  const pieces: Piece[] = [];
  let previous: TextLine | undefined;
  for (const line of lines) {
    const text = line.text.replaceAll('\t', ' ');
    const last = pieces.at(-1);
    const begins = label.test(text) || (!label.test(last?.text ?? '') && beginsUnlabelled(text));
    if (begins) pieces.push({ first: line, text: text.replace(/^[—•●-]\s*/u, ''), isReference: true });
    else if (last?.isReference && continues(last.first, previous, line)) {
      last.text += /\p{Script=Han}$/u.test(last.text) && /^\p{Script=Han}/u.test(text) ? text : ` ${text}`;
    } else if (!openingWords.test(text)) pieces.push({ first: line, text, isReference: false });
    previous = line;
  }
  return pieces;
}

const beginsUnlabelled = (text: string) =>
  bullet.test(text) || /^《/u.test(text) || leadingNumberOf(text) !== undefined;

function continues(first: TextLine, previous: TextLine | undefined, line: TextLine): boolean {
  if (line.box) return previous?.full === true;
  return line.indent > first.indent;
}

function numberOf(text: string): Designation | undefined {
  const [, labelled = '', rest] = label.exec(text) ?? [];
  if (rest === undefined) return leadingNumberOf(text.replace(bullet, ''));
  if (/\berratum\b/iu.test(rest)) return undefined;
  const leading = leadingNumberOf(rest) ?? (/^[A-Z]{2,}[-\s]?\d/u.test(labelled) ? readAlone(labelled) : undefined);
  if (leading) return leading;
  const rfc = /^RFC\d+$/.test(labelled) ? labelled : /\bRFC\s?\d{1,5}\b/.exec(rest)?.[0];
  if (rfc) return readAlone(rfc.replace(/RFC\s?/, 'RFC '));
  return rest
    .split(/,\s+/)
    .map(readAlone)
    .find((found) => found !== undefined);
}

function readAlone(text: string): Designation | undefined {
  const { designation, rest } = interpretQuery(text.replace(/["“”.]+$/u, ''));
  return rest === '' ? designation : undefined;
}

/** The number that a text begins with; one that only comes later is cited, not listed. */
function leadingNumberOf(text: string): Designation | undefined {
  if (!/^[A-Z]/u.test(text)) return undefined;
  const { designation, rest } = interpretQuery(text.slice(0, longestNumber));
  return designation && !(rest !== '' && text.startsWith(rest.slice(0, 8))) ? designation : undefined;
}
