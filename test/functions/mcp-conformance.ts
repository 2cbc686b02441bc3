import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientPrints } from './foreign-clients.ts';

/** A check of the suite with its outcome. */
interface Check {
  id: string;
  status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  errorMessage?: string;
}

const require = createRequire(import.meta.url);
const suite = require.resolve('@modelcontextprotocol/conformance/dist/index.js');

/** Runs a scenario of the official conformance suite at a revision of the protocol against a server, and tells every check. */
export async function conformanceOf(url: string, scenario: string, revision: string): Promise<Check[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-conformance-'));
  const asked = ['server', '--url', url, '--scenario', scenario, '--spec-version', revision, '-o', folder];
  try {
    // It ends with a failure where a check does not pass; the checks are judged here.
    await clientPrints(process.execPath, [suite, ...asked]).catch(() => '');
    const [run] = await readdir(folder);
    return JSON.parse(await readFile(join(folder, run ?? '', 'checks.json'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
