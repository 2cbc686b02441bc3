import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '#infra/local/engines/port.ts';

const open: Server[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((closed) => server.close(closed))));
});

function occupy(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    open.push(server.listen(port, host, resolve));
  });
}

test('gives the first port when it is free', async () => {
  const port = await freePort(0);
  expect(await freePort(port)).toBe(port);
});

test.each(['127.0.0.1', '0.0.0.0'])('moves on from a port that is busy on %s', async (host) => {
  const port = await freePort(0);
  await occupy(port, host);
  expect(await freePort(port)).toBeGreaterThan(port);
});
