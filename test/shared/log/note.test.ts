import { describe, expect, test } from 'vitest';
import { openNote } from '#shared/log/note.ts';
import { formatVerifierKey, parseVerifierKey } from '#shared/log/verifier-key.ts';
import { makeSigner } from './made-notes.ts';

/** The example of the specifications: a note of three lines, an empty line inside, signed by somebody else's code. */
const poem = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const peter = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');

const [log, other] = [makeSigner('example.org/log'), makeSigner('other.example')];
const witness = makeSigner('witness.example/w1', 'witness');
const text = 'example.org/log\n1\nqlmFCQuQKzjPzYc3gbGKTs/UC4rnv+Q2vM2iLIDNZpA=\n';

describe('a note', () => {
  test('that another implementation signed is opened', () => {
    expect(openNote(poem, peter ? [peter] : [])?.text.split('\n')).toHaveLength(3);
  });

  test('tells which known keys signed it, and ignores the lines of unknown ones', () => {
    const note = `${text}\n${other.line(text)}${log.line(text)}${witness.line(text)}${log.line(text)}`;
    expect(openNote(note, [log.key, witness.key])?.signedBy).toEqual([log.key, witness.key]);
    expect(openNote(note, [log.key])?.text).toBe(text);
    expect(openNote(note, [makeSigner('example.org/log').key])).toBeUndefined();
  });

  const good = `${text}\n${log.line(text)}`;
  const cosigned = witness.line(text).trimEnd();
  test.each([
    ['without an empty line', good.replace('\n\n', '\n')],
    ['without a last newline', good.trimEnd()],
    ['with another text', good.replace('\n1\n', '\n2\n')],
    ['with a carriage return', good.replace('\n', '\r\n')],
    ['with a line that is no signature', `${good}- x\n`],
    ['with a hyphen in the place of the dash', good.replace('\u2014', '-')],
    ['with a plus sign in a name', `${good}\u2014 a+b AAAAAAAA\n`],
    ['with a signature too short to name its key', `${good}\u2014 a AAAAAA==\n`],
    ['with base64 that has another form', good.replace(/=\n$/, '\n')],
    ['with an unpaired surrogate', `\ud800${good}`],
    ['with too many signatures', `${text}\n${log.line(text).repeat(101)}`],
    ['with one wrong signature of a known key', `${text}\n${log.line(text)}${witness.line(`${text}x\n`)}`],
    ['with a cosignature cut short', `${good}${cosigned.slice(0, cosigned.indexOf(' ', 3) + 9)}\n`],
  ])('%s is refused', (_why, note) => {
    expect(openNote(good, [log.key, witness.key])).toBeDefined();
    expect(openNote(note, [log.key, witness.key])).toBeUndefined();
  });
});

describe('the text form of a key', () => {
  test.each([log, witness])('is read back', ({ key }) => {
    expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key);
  });

  const form = formatVerifierKey(log.key);
  test.each([
    ['another name', form.replace('example', 'exbmple')],
    ['an id of another key', form.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['a kind that is not known', 'PeterNeumann+c74f20a3+BRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a key too short', 'a+00000000+AQID'],
    ['nothing', ''],
  ])('with %s is refused', (_what, changed) => {
    expect(parseVerifierKey(changed)).toBeUndefined();
  });
});
