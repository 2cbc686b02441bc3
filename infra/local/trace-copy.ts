import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readMarks } from '#shared/trade/read-marks.ts';
import { findDemoPerson } from './demo-people.ts';
import { stateHome } from './engines/folders.ts';
import { issuerKeys, signAccessToken } from './issuer-keys.ts';
import { readRunFile } from './run-file.ts';
import { print } from './steps.ts';

/**
 * `npm run trace-copy -- <file> --reason <why>`: reads the marks of a PDF or text file on this computer, and asks the running
 * service as its demo auditor whose copy it is. Only the hash of the file and the ids in it are sent.
 */
async function traceFile(): Promise<void> {
  const options = { reason: { type: 'string', default: 'npm run trace-copy' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path] = positionals;
  if (!path) return fail('usage: npm run trace-copy -- <file> [--reason <why it is asked>]');
  const { sha256, copies } = await readMarks(await readFile(path));
  print(`SHA-256 ${sha256}`);
  for (const { copy, inMetadata, pages } of copies) {
    print(`${copy}: on ${pages} pages${inMetadata ? ' and in the metadata' : ''}`);
  }
  if (copies.length === 0) print('no mark was found; the hash alone is asked for');
  const home = stateHome();
  const run = await readRunFile(home);
  const auditor = findDemoPerson('demo-auditor');
  if (!run || !auditor) return fail(`No service runs on ${home}: start it with npm start to ask whose copy it is.`);
  const token = await signAccessToken(await issuerKeys(home), run.url, auditor);
  const text = copies.map(({ copy }) => copy).join('\n');
  const answer = await fetch(`${run.url}/v1/copy-traces`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ sha256, text, reason: values.reason }),
  });
  print(JSON.stringify(await answer.json(), null, 2));
  if (!answer.ok) process.exitCode = 1;
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await traceFile();
