import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRunFile } from '#infra/local/run-file.ts';

const run = promisify(execFile);
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'guiju-token-'));
});
afterAll(() => rm(home, { recursive: true }));

const printToken = (...args: string[]) =>
  run(process.execPath, ['infra/local/token.ts', ...args], { env: { ...process.env, GUIJU_HOME: home } });

describe('npm run token', () => {
  it('says what to do when no service runs or the role is unknown', async () => {
    await expect(printToken('--role', 'editor')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `No service runs on ${home}: start it first with npm start.\n`,
    });
    await expect(printToken('--role', 'king')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/editor/),
    });
    await expect(printToken()).rejects.toMatchObject({ code: 1, stdout: '' });
  });

  it('prints a token of the running service and nothing else', async () => {
    const at = { opensearchUrl: '', dynamodbEndpoint: '', s3Endpoint: '', indexPrefix: '', catalogueTable: '' };
    const url = 'http://127.0.0.1:8787';
    await writeRunFile(home, { ...at, literatureBucket: '', pid: process.pid, port: 8787, url });
    const { stdout, stderr } = await printToken('--role', 'editor');
    expect([stdout, stderr]).toEqual([expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/), '']);
    expect(decodeJwt(stdout)).toMatchObject({ iss: `${url}/oidc`, sub: 'demo-editor', roles: ['editor'] });
  });
});
