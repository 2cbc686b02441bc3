import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fromBase64 } from '#shared/log/base64.ts';
import { formatCheckpoint, parseCheckpoint } from '#shared/log/checkpoint.ts';
import { openNote } from '#shared/log/note.ts';
import { emptyRoot, hashLeaf } from '#shared/log/tree.ts';
import { formatVerifierKey } from '#shared/log/verifier-key.ts';
import { keyOfBytes, seededBytes } from '../shared/deposits/faults/seeded-chance.ts';
import { makeSigner } from '../shared/log/made-notes.ts';
import { findLogJudge, type LogJudge } from './log-judge.ts';
import { mutateNotes } from './mutated-notes.ts';

/**
 * Trust D12: of a note, this project says what Go's `note.Open` says, with the form of a checkpoint on top. Where it refuses
 * more, the test names why; where Go refuses, it refuses too, always.
 */
const origin = 'log.example/guiju';
const bytes = seededBytes(12);
const [log, former, other] = [origin, origin, 'other.example'].map((name) =>
  makeSigner(name, 'log', { privateKey: keyOfBytes(bytes(32)) }),
) as [Signer, Signer, Signer];
type Signer = ReturnType<typeof makeSigner>;
const witness = makeSigner('w1.example', 'witness', { privateKey: keyOfBytes(bytes(32)) });
const keys = [log.key, former.key];

const text = formatCheckpoint({ origin, size: 7, root: hashLeaf(Uint8Array.of(7)) });
const signed = (told: string, ...signers: Signer[]) => `${told}\n${signers.map(({ line }) => line(told)).join('')}`;
const good = [
  signed(text, log),
  signed(text, former, log),
  signed(text, other, log, witness),
  signed(`${text}an extension\n`, log, other),
  signed(formatCheckpoint({ origin, size: 0, root: emptyRoot }), log),
];
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

let found: { judge: LogJudge } | { missing: string };
beforeAll(async () => {
  found = await findLogJudge();
  // The first build compiles its library too.
}, 240_000);

/** What Go says of each note: whether it is a checkpoint of the log. */
async function judgeNotes(judge: LogJudge, notes: readonly Uint8Array[]): Promise<boolean[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-notes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const key = join(folder, 'key');
  await writeFile(key, keys.map((one) => `${formatVerifierKey(one)}\n`).join(''));
  const paths = notes.map((_, n) => join(folder, `${n}`));
  await Promise.all(paths.map((path, n) => writeFile(path, notes[n] ?? '')));
  const { output } = await judge(['-offline', '-key', key, '-old', ...paths]);
  const verdicts = new Map(
    [...output.matchAll(/^(PASS|FAIL) old \S+\/(\d+) signed/gm)].map(([, said, n]) => [Number(n), said]),
  );
  expect(verdicts.size).toBe(notes.length);
  return notes.map((_, n) => verdicts.get(n) === 'PASS');
}

function isOurs(note: Uint8Array): boolean {
  try {
    const opened = openNote(utf8.decode(note), keys);
    return (opened && parseCheckpoint(opened.text)?.origin) === origin;
  } catch {
    return false;
  }
}

/** Why this project refuses a note that Go takes; undefined when nothing says why. */
function whyStricter(note: Uint8Array): string | undefined {
  const whole = Buffer.from(note).toString();
  const lines = whole.slice(whole.lastIndexOf('\n\n') + 2, -1).split('\n');
  const parts = lines.map((line) => line.slice('\u2014 '.length).split(' '));
  if (parts.some(([, base64 = '']) => fromBase64(base64) === undefined))
    return 'base64 of another form under a foreign key';
  if (parts.some(([name = '']) => name.includes('\ufeff'))) return 'a mark of byte order in the name of a foreign key';
  return undefined;
}

const cases: [what: string, note: string | Uint8Array, verdict: 'taken' | 'refused'][] = [
  ['signed by the log', good[0] ?? '', 'taken'],
  ['signed by both keys of the log', good[1] ?? '', 'taken'],
  ['with lines of keys nobody knows', good[2] ?? '', 'taken'],
  ['with an extension', good[3] ?? '', 'taken'],
  ['of nothing', good[4] ?? '', 'taken'],
  ['with the same line twice', `${good[0]}${log.line(text)}`, 'taken'],
  ['whose second line of one key is wrong, which is not looked at', `${good[0]}${log.line(`${text}x`)}`, 'taken'],
  ['whose first line of one key is wrong', `${text}\n${log.line(`${text}x`)}${log.line(text)}`, 'refused'],
  ['with one wrong line of a known key beside a right one', `${good[0]}${former.line(`${text}x`)}`, 'refused'],
  ['signed by a stranger alone', signed(text, other), 'refused'],
  ['of another origin', signed(text.replace(origin, 'other.example'), log), 'refused'],
  ['with 100 lines', `${text}\n${log.line(text).repeat(100)}`, 'taken'],
  ['with 101 lines', `${text}\n${log.line(text).repeat(101)}`, 'refused'],
  ['with an empty line in the text', signed(`${text}\nx\n`, log), 'refused'],
  ['with a tab in the text', signed(`${text}a\tb\n`, log), 'refused'],
  ['with a deleted character in the text', signed(`${text}a\x7fb\n`, log), 'taken'],
  ['with a carriage return', signed(text.replace('\n', '\r\n'), log), 'refused'],
  ['with a mark of byte order before it', `\ufeff${good[0]}`, 'refused'],
  ['with bytes that are no text', Buffer.concat([Buffer.of(0xff), Buffer.from(good[0] ?? '')]), 'refused'],
  ['with a replacement character that was written', signed(`${text}\ufffd\n`, log), 'taken'],
  ['with a size that has a zero before', signed(text.replace('\n7\n', '\n07\n'), log), 'refused'],
  ['with a size that is negative', signed(text.replace('\n7\n', '\n-7\n'), log), 'refused'],
  ['with a root too short', signed(`${origin}\n7\nAAAA\n`, log), 'refused'],
  ['of nothing with a root', signed(text.replace('\n7\n', '\n0\n'), log), 'refused'],
  ['with a signature that has a key and nothing else', `${good[0]}\u2014 a AAAAAA==\n`, 'refused'],
  ['with no signature', `${text}\n`, 'refused'],
  ['empty', '', 'refused'],
];

const verdictOf = (isTaken: boolean) => (isTaken ? 'taken' : 'refused');

describe('a note', () => {
  test.each(cases.map(([what, note, verdict]) => ({ what, note, verdict })))(
    '$what is $verdict',
    ({ note, verdict }) => {
      expect(verdictOf(isOurs(Buffer.from(note)))).toBe(verdict);
    },
  );

  test('is taken by Go when it is taken here', async ({ skip }) => {
    if ('missing' in found) return skip(found.missing);
    const theirs = await judgeNotes(
      found.judge,
      cases.map(([, note]) => Buffer.from(note)),
    );
    expect(theirs.map(verdictOf)).toEqual(cases.map(([, , verdict]) => verdict));
  });

  test('changed at random is never taken here when Go refuses it, and refused alone for reasons that have names', async ({
    skip,
  }) => {
    if ('missing' in found) return skip(found.missing);
    const notes = mutateNotes(
      good.map((note) => Buffer.from(note)),
      { seed: Number(process.env.GUIJU_SEED ?? 12), count: 1500 },
    );
    const theirs = await judgeNotes(found.judge, notes);
    const ours = notes.map(isOurs);
    const shown = (some: readonly Uint8Array[]) =>
      some.slice(0, 5).map((note) => JSON.stringify(Buffer.from(note).toString('latin1')));
    expect(shown(notes.filter((_, n) => ours[n] && !theirs[n]))).toEqual([]);
    const stricter = notes.filter((_, n) => theirs[n] && !ours[n]);
    expect(shown(stricter.filter((note) => whyStricter(note) === undefined))).toEqual([]);
    // Both verdicts come often, so that the agreement says something.
    expect(theirs.filter(Boolean).length).toBeGreaterThan(80);
    expect(theirs.filter((isTaken) => !isTaken).length).toBeGreaterThan(1000);
  }, 60_000);
});
