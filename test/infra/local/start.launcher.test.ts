import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRunFile } from '#infra/local/run-file.ts';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const patience = 240_000;
const running: ChildProcess[] = [];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'guiju-start-'));
});

afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await rm(home, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  ended: Promise<number | null>;
  printed(): string;
}

function start(variables: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: checkout,
    env: { ...process.env, GUIJU_HOME: home, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, ended, printed: () => text };
}

/** The address of the service once it lets callers in. */
async function ready({ child, printed }: Started): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`ended while starting: ${printed()}`);
    const url = (await readRunFile(home))?.url;
    if (url && (await isHealthy(url))) return url;
    await sleep(50);
  }
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/v1/health`).then(
    (response) => response.status === 200,
    () => false,
  );
}

async function found(url: string, q: string): Promise<string[]> {
  const response = await fetch(`${url}/v1/standards?${new URLSearchParams({ q })}`);
  return (await response.json()).items.map(({ id }: { id: string }) => id);
}

test(
  'the service starts, is found complete, is refused twice, ends clean, and starts again with its data',
  async () => {
    const first = start();
    const url = await ready(first);
    for (const q of ['gbt19001', '质量管理体系', 'zhiliang', 'quality management']) {
      expect(await found(url, q), q).toContain('gb-t.19001-2016');
    }
    expect((await found(url, 'ISO 9001'))[0]).toBe('iso.9001-2015');
    const page = await fetch(`${url}/standards?q=gbt19001`);
    expect([page.status, (await page.text()).includes('质量管理体系 要求')]).toEqual([200, true]);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.printed()).toMatch(/^Guiju already runs on .*GUIJU_HOME.*\n$/);

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await isHealthy(url)).toBe(false);
    expect(await readRunFile(home)).toBeUndefined();

    const third = start();
    const again = await ready(third);
    expect(third.printed()).toMatch(/demo content: \d+ standards, 0 written/);
    expect(await found(again, 'gbt19001')).toContain('gb-t.19001-2016');
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
  },
  patience,
);

test('a port that makes no sense is one sentence', async () => {
  const wrong = start({ PORT: 'eighty' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.printed()).toBe('PORT is "eighty": it must be a number from 0 to 65535.\n');
});
