import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../infra/local/import.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'guiju-import-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(...args: string[]) {
  const { DYNAMODB_ENDPOINT: _, OPENSEARCH_URL: __, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: { ...env, GUIJU_HOME: home },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim() };
}

describe('npm run import', () => {
  it.each([
    [
      ['catalogue.jsonl'],
      `No Guiju runs on ${home}: start it with "npm start" in another terminal, then import again.`,
    ],
    [[], 'Usage: npm run import -- <file or folder>'],
    [['a', '--as', 'poems'], '--as poems is not known.'],
    [['a', '--retrieved', 'yesterday'], '--retrieved yesterday is no date.'],
  ])('%j ends with one clear sentence', (args, sentence) => {
    const { status, said } = run(...args);
    expect(status).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
  });
});
