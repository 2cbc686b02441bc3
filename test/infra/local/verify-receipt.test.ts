import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { formatReceipt } from '#shared/log/receipt.ts';
import { hashChildren, hashLeaf } from '#shared/log/tree.ts';
import { formatVerifierKey } from '#shared/log/verifier-key.ts';
import { makeSigner } from '../../shared/log/made-notes.ts';

const command = fileURLToPath(new URL('../../../infra/local/verify-receipt.ts', import.meta.url));
const log = makeSigner('example.org/log');
const newest = makeSigner('example.org/log');
const witness = makeSigner('witness.example', 'witness');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-receipt-'));
  const [leaf, other] = ['a statement', 'another one'].map((text) => new TextEncoder().encode(text));
  if (!leaf || !other) throw new Error('no leaves');
  const root = hashChildren(hashLeaf(other), hashLeaf(leaf));
  const text = formatCheckpoint({ origin: log.key.name, size: 2, root });
  const checkpoint = `${text}\n${log.line(text)}${witness.line(text)}`;
  const keys = [log, witness].map(({ key }) => `${formatVerifierKey(key)}\n`);
  const stranger = formatVerifierKey(makeSigner('stranger.example', 'witness').key);
  const files = {
    receipt: formatReceipt({ index: 1, proof: [hashLeaf(other)], checkpoint }),
    statement: leaf,
    other,
    keys: keys.join(''),
    rotated: `${formatVerifierKey(newest.key)}\n${keys.join('')}`,
    more: `${keys.join('')}${stranger}\n`,
  };
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command; gives its exit code and what it printed. */
function run(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, stdout) => {
      resolve(`${error?.code ?? 0} ${stdout.trim()}`);
    });
  });
}

test.each([
  [['receipt', 'statement', formatVerifierKey(log.key)], '0 valid: entry 1 of example.org/log at size 2'],
  [['receipt', 'statement', 'keys'], '0 valid: entry 1 of example.org/log at size 2, witnessed by witness.example'],
  [['receipt', 'statement', 'rotated'], '0 valid: entry 1 of example.org/log at size 2, witnessed by witness.example'],
  [['receipt', 'other', 'keys'], '1 NOT valid: it is the receipt of another statement'],
  [['statement', 'statement', 'keys'], '1 NOT valid: the file is no receipt (tlog-proof@v1)'],
  [['receipt', 'statement', 'more'], '1 NOT valid: not every named witness has signed its checkpoint'],
  [
    ['receipt', 'statement', formatVerifierKey(makeSigner('example.org/log').key)],
    '1 NOT valid: its checkpoint is not signed by this log',
  ],
  [['receipt', 'statement', 'nothing'], '2 the key cannot be read: it should be name+id+base64, as /log/key prints it'],
  [['receipt'], '2 usage: npm run verify-receipt -- <receipt file> <statement file> <verifier key or file>'],
])('%o: %s', async (args, said) => {
  expect(await run(...args)).toBe(said);
});
