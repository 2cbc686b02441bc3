import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimHome, type RunFile, readRunFile, releaseHome, writeRunFile } from '#infra/local/run-file.ts';

let home: string;

const running: RunFile = {
  pid: process.pid,
  port: 8787,
  url: 'http://127.0.0.1:8787',
  opensearchUrl: 'http://127.0.0.1:9200',
  dynamodbEndpoint: 'http://127.0.0.1:8000',
  s3Endpoint: 'http://127.0.0.1:9090',
  indexPrefix: 'guiju',
  catalogueTable: 'guiju-catalogue',
  literatureBucket: 'guiju-literature',
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'guiju-run-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

test('a second service on the same state folder is refused with the way out', async () => {
  // A process that looks like the service, without being one.
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => 0, 1000)', 'start.ts']);
  await once(other, 'spawn');
  await mkdir(join(home, 'run'));
  await writeFile(join(home, 'run', 'service.pid'), String(other.pid));
  await expect(claimHome(home)).rejects.toThrow(/already runs on .* under process \d+.*GUIJU_HOME/);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await expect(claimHome(home)).resolves.toBeUndefined();
});

test('a process number that was given to another program does not keep a folder', async () => {
  await mkdir(join(home, 'run'));
  await writeFile(join(home, 'run', 'service.pid'), String(process.ppid));
  await expect(claimHome(home)).resolves.toBeUndefined();
});

test('commands find the running service, and none when it has ended', async () => {
  expect(await readRunFile(home)).toBeUndefined();
  await claimHome(home);
  await writeRunFile(home, running);
  expect(await readRunFile(home)).toEqual(running);
  await releaseHome(home);
  expect(await readRunFile(home)).toBeUndefined();
});

test('a file left by a killed service tells nothing', async () => {
  const gone = spawn(process.execPath, ['--version']);
  await once(gone, 'exit');
  await writeRunFile(home, { ...running, pid: gone.pid ?? 0 });
  expect(await readRunFile(home)).toBeUndefined();
});
