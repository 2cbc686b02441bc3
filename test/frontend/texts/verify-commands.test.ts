import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goProgram, opensslCommands } from '#frontend/app/texts/verify-commands.ts';
import { certificateFiles } from '#shared/deposits/certificate.ts';
import { formatVerifierKey } from '#shared/log/verifier-key.ts';
import { madeDeposit } from '../../shared/deposits/made-certificate.ts';
import { makeSigner } from '../../shared/log/made-notes.ts';

const run = promisify(execFile);
/** Where the versions of Go's modules are known, beside the checkout. */
const modules = fileURLToPath(new URL('../../../../shared/checks/logcheck', import.meta.url));
const document = 'the deposited text';
const answers = (program: string, argument: string) =>
  run(program, [argument]).then(
    () => true,
    () => false,
  );
const hasOpenssl = await answers('openssl', 'version');
const hasGo = existsSync(join(modules, 'go.sum')) && (await answers('go', 'version'));
if (!hasOpenssl) console.log('The commands for OpenSSL are not run: it is not installed.');
if (!hasGo) console.log('The program in Go is not run: Go, or the versions of its modules, are not there.');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-by-hand-'));
  await writeFile(join(folder, 'document.pdf'), document);
  const certified = await madeDeposit(createHash('sha256').update(document).digest('hex'));
  // A log that has had another key since.
  const newer = formatVerifierKey(makeSigner('guiju.example/log').key);
  const rotated = { ...certified, logKey: `${newer}\n${certified.logKey.trim()}\n` };
  for (const { name, bytes } of certificateFiles(rotated)) await writeFile(join(folder, name), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

const tampered = async (name: string) => {
  const bytes = await readFile(join(folder, name));
  const last = bytes.length - 4;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  await writeFile(join(folder, `tampered-${name}`), bytes);
  return `tampered-${name}`;
};

describe.skipIf(!hasOpenssl)('the commands for a shell', () => {
  const inShell = (commands: string) =>
    run('bash', ['-c', commands], { cwd: folder }).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }) => `${stdout}${stderr}`,
    );

  test('show both hashes and verify the signature', async () => {
    const output = await inShell(opensslCommands);
    const hash = createHash('sha256').update(document).digest('hex');
    expect(output).toContain(`${hash}  document.pdf`);
    expect(output).toContain(`"documentSha256":"${hash}"`);
    expect(output).toContain('Signature Verified Successfully');
  });

  test('refuse a checkpoint with another size', async () => {
    const receipt = await readFile(join(folder, 'receipt.tlog-proof'), 'utf8');
    await writeFile(join(folder, 'other.tlog-proof'), receipt.replace('\n9\n', '\n8\n'));
    const output = await inShell(opensslCommands.replaceAll('receipt.tlog-proof', 'other.tlog-proof'));
    expect(output).toContain('Signature Verification Failure');
  });
});

test.skipIf(!hasGo)('the program in Go takes the receipt, and refuses another statement', async () => {
  for (const name of ['go.mod', 'go.sum']) copyFileSync(join(modules, name), join(folder, name));
  await writeFile(join(folder, 'main.go'), goProgram);
  await run('go', ['build', '-o', 'verify', '.'], { cwd: folder });
  const verify = (statement: string) =>
    run('./verify', ['receipt.tlog-proof', statement, 'log-key.txt'], { cwd: folder }).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
  expect(await verify('statement.json')).toBe('valid: entry 4 of guiju.example/log at size 9\n');
  expect(await verify(await tampered('statement.json'))).toContain('NOT valid');
});
