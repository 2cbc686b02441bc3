import fc from 'fast-check';

/** What parsers of notes may take for something else: ends of lines, blanks, what looks like a dash, and bytes that are no UTF-8. */
const strange = [
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '\n\n',
    '+',
    '-',
    '=',
    '==',
    'A',
    '0',
    '\0',
    '\x7f',
    '\x1f',
    '\u2014',
    '\u2014 ',
    '\u2014 a AAAAAAAA\n',
    '\u2014 a AAAAAA==\n',
  ],
  ...['\u0085', '\u00a0', '\u2028', '\u3000', '\ufeff', '\u200b', '\ufffd', '中', '😀'],
].map((text) => Buffer.from(text));
const noText = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xb8]].map((bytes) =>
  Buffer.from(bytes),
);

type Change = (note: Buffer) => Buffer;

const insert =
  (at: number, bytes: Uint8Array): Change =>
  (note) =>
    splice(note, at % (note.length + 1), 0, bytes);
const flipBit =
  (at: number, bit: number): Change =>
  (note) => {
    const place = at % Math.max(1, note.length);
    return Buffer.from(note.map((byte, n) => (n === place ? byte ^ (1 << bit) : byte)));
  };
const cut =
  (at: number, length: number): Change =>
  (note) =>
    splice(note, at % Math.max(1, note.length), length);

function splice(note: Buffer, at: number, length: number, bytes: Uint8Array = Buffer.of()): Buffer {
  return Buffer.concat([note.subarray(0, at), bytes, note.subarray(at + length)]);
}

/** Does something to the lines, each of which ends with a newline. */
const withLines =
  (change: (lines: string[]) => string[]): Change =>
  (note) => {
    const lines = note.toString('latin1').split(/(?<=\n)/);
    return Buffer.from(change(lines).join(''), 'latin1');
  };
const pickOf = (lines: readonly string[], n: number) => lines[n % Math.max(1, lines.length)] ?? '';

/** Changes of notes: bits, bytes, lines, and the last characters of base64, which have more than one form. */
function changesOf(notes: readonly Buffer[]): fc.Arbitrary<Change> {
  const place = fc.nat(2000);
  const foreign = notes.flatMap((note) => note.toString('latin1').split(/(?<=\n)/));
  return fc.oneof(
    fc.tuple(place, fc.nat(7)).map(([at, bit]) => flipBit(at, bit)),
    fc.tuple(place, fc.constantFrom(...strange, ...noText)).map(([at, bytes]) => insert(at, bytes)),
    fc.tuple(place, fc.integer({ min: 1, max: 80 })).map(([at, length]) => cut(at, length)),
    place.map((n) => withLines((lines) => lines.toSpliced(n % (lines.length + 1), 0, pickOf(lines, n >> 3)))),
    place.map((n) => withLines((lines) => lines.toSpliced(n % lines.length, 1))),
    place.map((n) => withLines((lines) => lines.toSpliced(n % (lines.length + 1), 0, pickOf(foreign, n >> 3)))),
    fc
      .integer({ min: 90, max: 110 })
      .map((n) => withLines((lines) => [...lines, ...Array<string>(n).fill(lines.at(-1) ?? '')])),
    fc
      .constantFrom('A', 'B', 'g', '=', '/')
      .map((letter) => withLines((lines) => lines.with(-1, retailed(lines.at(-1) ?? '', letter)))),
    fc.constantFrom('\n', ' ', '\r\n', '').map(
      (end): Change =>
        (note) =>
          Buffer.concat([note, Buffer.from(end)]),
    ),
  );
}

/** Writes another last letter before the padding: often the same bytes in another form. */
const retailed = (line: string, letter: string) => line.replace(/.(=*\n)$/, `${letter}$1`);

/** So many notes made from others by one to three changes each, the same ones for the same seed. */
export function mutateNotes(notes: readonly Buffer[], { seed, count }: { seed: number; count: number }): Buffer[] {
  const mutated = fc
    .tuple(fc.constantFrom(...notes), fc.array(changesOf(notes), { minLength: 1, maxLength: 3 }))
    .map(([note, changes]) => changes.reduce((made, change) => change(made), note));
  return fc.sample(mutated, { seed, numRuns: count });
}
