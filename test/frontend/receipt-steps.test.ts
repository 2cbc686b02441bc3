import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReceipt, type Evidence, fingerprintOf, type Step, type StepName } from '#frontend/app/receipt-steps.ts';
import { certificateFiles, certificateText } from '#shared/deposits/certificate.ts';
import { statementBytes } from '#shared/deposits/statement.ts';
import { parseReceipt } from '#shared/log/receipt.ts';
import { readTimeStamp, timeStampRequest } from '#shared/log/time-stamp.ts';
import { formatVerifierKey, parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { madeDeposit, receiptOf } from '../shared/deposits/made-certificate.ts';
import { makeSigner } from '../shared/log/made-notes.ts';
import { startTimeAuthority } from '../shared/log/time-authority.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const log = makeSigner('guiju.example/log');
const [first, second] = ['w1.example', 'w2.example'].map((name) => makeSigner(name, 'witness'));
if (!first || !second) throw new Error('two witnesses are made');
const sha256 = createHash('sha256').update('text').digest('hex');
const certified = await madeDeposit(sha256, log);
const { statement: sealed } = certified.deposit;
if (!sealed) throw new Error('the deposit is sealed');
const statement = statementBytes(sealed);
const file = { sha256, bytes: sealed.bytes };
const logKey = formatVerifierKey(log.key);
const plain: Evidence = { statement, receipt: bytes(certified.receipt), keys: logKey };
const witnessed = { ...plain, receipt: bytes(await receiptOf(statement, log, [first])) };
const checkpoint = parseReceipt(certified.receipt)?.checkpoint ?? '';

/** Outcomes by step, passed and skipped ones left out. */
function faults(steps: Step[]): Partial<Record<StepName, string>> {
  const found = steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'unreached');
  return Object.fromEntries(found.map(({ name, outcome, says }) => [name, outcome === 'failed' ? says : outcome]));
}
const saying = (evidence: Evidence, name: StepName) => checkReceipt(evidence).steps.find((step) => step.name === name);
const flipped = (whole: Uint8Array, bit: number) =>
  whole.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('a receipt that holds', () => {
  test('is told step by step with what was found', () => {
    const { holds, steps } = checkReceipt({ ...plain, file, checkpoint });
    expect(holds).toBe(true);
    expect(steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'statement passed',
      'file passed',
      'key passed',
      'receipt passed',
      'checkpoint passed',
      'inclusion passed',
      'witnesses skipped',
      'published passed',
      'timeStamp skipped',
    ]);
    expect(saying(plain, 'checkpoint')?.values).toMatchObject({ origin: 'guiju.example/log', size: '9' });
  });

  test('holds after the log has changed its key, and the key that signed it is shown', () => {
    const newest = makeSigner(log.key.name);
    const keys = `${formatVerifierKey(newest.key)}\n${logKey}\n`;
    expect(checkReceipt({ ...plain, keys, checkpoint }).holds).toBe(true);
    expect(saying({ ...plain, keys }, 'key')?.values.fingerprint).toBe(fingerprintOf(log.key));
    const stranger = formatVerifierKey(makeSigner('another.example/log').key);
    expect(checkReceipt({ ...plain, keys: `${stranger}\n${logKey}\n` }).holds).toBe(false);
  });

  test('holds without the file, and says that the file was not compared', () => {
    expect(checkReceipt(plain).holds).toBe(true);
    expect(saying(plain, 'file')?.outcome).toBe('skipped');
  });

  test('names witnesses whose keys are given, and those that nobody vouched for', () => {
    const keys = `${logKey}\n${formatVerifierKey(first.key)}\n`;
    expect(saying({ ...witnessed, keys }, 'witnesses')).toMatchObject({
      outcome: 'passed',
      values: { names: 'w1.example' },
    });
    expect(saying(witnessed, 'witnesses')).toMatchObject({ outcome: 'skipped', says: 'unknown' });
  });

  test('shows the same fingerprint of the key as the certificate', () => {
    const printed = certificateText(certified, 'en').recorded.flatMap(({ lines }) => lines);
    const key = parseVerifierKey(certified.logKey);
    expect(printed).toContain(key && fingerprintOf(key));
  });
});

test('a time stamp over the checkpoint is told with its time, and stands on the certificate', async (context) => {
  const authority = await startTimeAuthority();
  if (!authority) return context.skip('OpenSSL is not installed');
  const body = Uint8Array.from(timeStampRequest(bytes(checkpoint), Uint8Array.of(1, 2, 3, 4)));
  const answer = await fetch(authority.url, { method: 'POST', body });
  const timeStamp = new Uint8Array(await answer.arrayBuffer());
  const { time } = readTimeStamp(timeStamp);
  expect(saying({ ...plain, timeStamp }, 'timeStamp')).toMatchObject({ outcome: 'passed', values: { time } });
  expect(saying({ ...witnessed, timeStamp }, 'timeStamp')).toMatchObject({ outcome: 'failed' });
  const stamped = { ...certified, timeStamp };
  const rows = certificateText(stamped, 'en').recorded.flatMap(({ lines }) => lines);
  expect(rows.join('\n')).toContain(`no later than ${time}`);
  expect(certificateFiles(stamped).map(({ name }) => name)).toContain('checkpoint.tsr');
});

const otherLog = makeSigner('guiju.example/log');
const otherRoot = parseReceipt(await receiptOf(bytes('other'), log))?.checkpoint ?? '';
const broken: [string, Evidence, Partial<Record<StepName, string>>][] = [
  ['another file', { ...plain, file: { ...file, sha256: 'f'.repeat(64) } }, { file: 'failed' }],
  ['a file of another length', { ...plain, file: { ...file, bytes: 1 } }, { file: 'failed' }],
  ['another statement', { ...plain, statement: bytes('{}') }, { statement: 'failed', inclusion: 'failed' }],
  ['no key', { ...plain, keys: 'none' }, { key: 'failed', checkpoint: 'unreached', inclusion: 'unreached' }],
  [
    'the key of another log',
    { ...plain, keys: formatVerifierKey(otherLog.key) },
    { checkpoint: 'failed', inclusion: 'unreached' },
  ],
  [
    'no receipt',
    { ...plain, receipt: bytes('hello') },
    { receipt: 'failed', checkpoint: 'unreached', inclusion: 'unreached' },
  ],
  [
    'another index',
    { ...plain, receipt: bytes(certified.receipt.replace('index 4', 'index 5')) },
    { inclusion: 'failed' },
  ],
  [
    'a witness that did not sign',
    { ...witnessed, keys: `${logKey}\n${formatVerifierKey(second.key)}` },
    { witnesses: 'failed' },
  ],
  ['a checkpoint that nobody signed', { ...plain, checkpoint: 'hello' }, { published: 'unsigned' }],
  ['two roots of one size', { ...plain, checkpoint: otherRoot }, { published: 'failed' }],
  ['a broken time stamp', { ...plain, timeStamp: bytes('hello') }, { timeStamp: 'failed' }],
];

test.each(broken)('%s is found, and by its own step', (_, evidence, expected) => {
  const { holds, steps } = checkReceipt(evidence);
  expect(holds).toBe(false);
  expect(faults(steps)).toEqual(expected);
});

test('a checkpoint of another size proves nothing either way', async () => {
  const other = parseReceipt(await receiptOf(statement, log, [], 4, 12))?.checkpoint;
  expect(saying({ ...plain, checkpoint: other }, 'published')).toMatchObject({ outcome: 'skipped', says: 'otherSize' });
});

test('steps and verifier agree on every flipped bit', () => {
  const witness = formatVerifierKey(first.key);
  const bits = fc.integer({ min: 0, max: (statement.length + witnessed.receipt.length) * 8 - 1 });
  fc.assert(
    fc.property(bits, fc.boolean(), (bit, asksWitness) => {
      const within = bit < statement.length * 8;
      const leaf = within ? flipped(statement, bit) : statement;
      const receipt = within ? witnessed.receipt : flipped(witnessed.receipt, bit - statement.length * 8);
      const keys = asksWitness ? `${logKey}\n${witness}` : logKey;
      const verified = verifyReceipt(receipt, leaf, {
        logKey: log.key,
        witnesses: asksWitness ? [first.key] : [],
        quorum: Number(asksWitness),
      });
      const { holds } = checkReceipt({ statement: leaf, receipt, keys });
      expect(holds).toBe(verified.valid);
    }),
    { numRuns: 300 },
  );
});
