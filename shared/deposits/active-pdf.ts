import { constants, inflateSync } from 'node:zlib';

const space = '[\\0\\t\\n\\f\\r ]';
const end = `(?=${space}|[()<>[\\]{}/%]|$)`;
const reference = `\\d+${space}+\\d+${space}+R`;

/** A name of PDF, any character of which may be written as # and its code (ISO 32000-2, 7.3.5). */
function spelled(name: string): string {
  const either = (character: string) => {
    const code = character.charCodeAt(0).toString(16);
    return `(?:${character}|#${code.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  };
  return Array.from(name, either).join('');
}

/** What is looked for, under the name that a finding bears. Short names need what follows them, or pictures would match. */
const parts = {
  JavaScript: spelled('JavaScript') + end,
  Launch: spelled('Launch') + end,
  EmbeddedFile: `${spelled('EF')}${space}*(?:<<|${reference})`,
  RichMedia: spelled('RichMedia') + end,
  XFA: `${spelled('XFA')}${space}*(?:\\[|${reference})`,
  Encrypt: `${spelled('Encrypt')}${space}*(?:<<|${reference})`,
  ObjStm: spelled('ObjStm') + end,
};
const pattern = new RegExp(
  `/(?:${Object.entries(parts)
    .map(([name, how]) => `(?<${name}>${how})`)
    .join('|')})`,
  'g',
);
/** These only keep others from being seen. */
const containers = ['Encrypt', 'ObjStm'];

const pieceBytes = 1 << 20;
/** Longest that is matched. */
const overlap = 128;
const dictionaryBytes = 2000;
/** What one object stream may unfold to, and all of them together; thousands of pages stay far below. */
const largestUnfolded = 16 << 20;
const mostUnfolded = 64 << 20;
/** Counted for each, so that very many small ones end as well. */
const leastUnfolded = 4096;
/** More of them are in no honest file, and looking at each takes time. */
const mostNames = 100_000;

/**
 * Names of the parts of a PDF that do something or carry something: `JavaScript`, `Launch`, `EmbeddedFile`, `RichMedia`, `XFA`
 * (forms with scripts); `%PDF-` when the file begins with something else; `Encrypt` or `ObjStm` when objects lie in streams that
 * cannot be unfolded, because of encryption or unusual filters. Objects are found by their names, in the file and in its object
 * streams, without a reader: it takes time linear in the size and no more memory than one stream. This is no malware scanner: who
 * wants to hide something from it can.
 */
export function activePartsOfPdf(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const budget = { names: mostNames };
  const found = new Set<string>();
  if (!/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(file.subarray(0, 64).toString('latin1'))) found.add('%PDF-');
  const objectStreams: number[] = [];
  for (const [name, at] of namesIn(file, budget)) {
    found.add(name);
    if (name === 'ObjStm') objectStreams.push(at);
  }
  const isUnfolded = unfold(file, objectStreams, (objects) => {
    for (const [name] of namesIn(objects, budget)) found.add(name);
  });
  const active = [...found].filter((name) => !containers.includes(name));
  if (isUnfolded && budget.names > 0) return active;
  return [...active, found.has('Encrypt') ? 'Encrypt' : 'ObjStm'];
}

function* namesIn(bytes: Buffer, budget: { names: number }): Generator<[name: string, at: number]> {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes + overlap).toString('latin1');
    for (const { index, groups = {} } of piece.matchAll(pattern)) {
      if (index >= pieceBytes) break;
      if (budget.names === 0) return;
      budget.names -= 1;
      const name = Object.keys(groups).find((key) => groups[key] !== undefined);
      if (name) yield [name, start + index];
    }
  }
}

/** Hands over what object streams hold, by where their types stand; false when one of them, or all together, could not be read. */
function unfold(file: Buffer, places: readonly number[], take: (objects: Buffer) => void): boolean {
  let left = mostUnfolded;
  for (const at of places) {
    const around = file.subarray(Math.max(0, at - dictionaryBytes), at + dictionaryBytes).toString('latin1');
    const here = Math.min(at, dictionaryBytes);
    const [keyword = '', offset] = matchAfter(around, />>\s*stream(?:\r\n|\n|\r)/g, here);
    if (offset === undefined) return false;
    const dictionary = around.slice(around.lastIndexOf('obj', here) + 3, offset);
    // What is not folded was read with the file.
    if (!/\/Filter|#/.test(dictionary)) continue;
    const filters = dictionary.match(/\/[^\s/<>[\]()]*Decode\b/g) ?? [];
    if (filters.join() !== '/FlateDecode' || /\/Predictor\s*(?!\s|1\b)/.test(dictionary)) return false;
    const start = at - here + offset + keyword.length;
    const objects = inflated(file.subarray(start, start + largestUnfolded));
    left -= Math.max(objects?.length ?? 0, leastUnfolded);
    if (!objects || left < 0) return false;
    take(objects);
  }
  return true;
}

function matchAfter(text: string, what: RegExp, from: number): [text: string, at: number] | [] {
  what.lastIndex = from;
  const match = what.exec(text);
  return match ? [match[0], match.index] : [];
}

/** Where the stream ends the deflated data tell; what is cut off counts as far as it goes. */
function inflated(stream: Uint8Array): Buffer | undefined {
  try {
    return inflateSync(stream, { maxOutputLength: largestUnfolded, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
