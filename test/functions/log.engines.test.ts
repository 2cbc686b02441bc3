import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { logServices } from '#shared/log/log-services.ts';
import { submitEntry } from '#shared/log/submit-entry.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { startTestService, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
}, 120_000);
afterAll(() => service?.stop());

const get = (path: string, init?: RequestInit) => fetch(`${service.url}/log/${path}`, init);

test('a log is there from the start, empty and signed, with caching that fits each file', async () => {
  const checkpoint = await get('checkpoint');
  expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(checkpoint.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=2, stale-while-revalidate=0');
  expect((await checkpoint.text()).split('\n').slice(1, 3)).toEqual([
    '0',
    '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  ]);
  const key = await (await get('key')).text();
  expect(parseVerifierKey(key)?.name).toBe(`${new URL(service.url).host}/log`);
});

test('an accepted entry gets into the log by itself, and its receipt is verified by what the log shows', async () => {
  const services = logServices();
  const leaf = new TextEncoder().encode('{"statement":"for the record"}');
  const { id, writes } = await submitEntry(services, { leaf });
  await services.log.client.send(new TransactWriteCommand({ TransactItems: writes }));
  const found = await vi.waitUntil(
    async () => {
      const receipt = await findReceipt(services, id);
      return receipt?.state === 'published' && receipt;
    },
    { timeout: 30_000, interval: 50 },
  );
  const logKey = parseVerifierKey(await (await get('key')).text());
  if (!logKey) throw new Error('no key');
  expect(verifyReceipt(Buffer.from(found.receipt), leaf, { logKey })).toMatchObject({ valid: true, index: 0 });
  const tile = await get('tile/0/000.p/1');
  expect(tile.headers.get('content-type')).toBe('application/octet-stream');
  expect(tile.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(Buffer.from(await tile.arrayBuffer()).toString('hex')).toBe(id);
  const bundle = Buffer.from(await (await get('tile/entries/000.p/1')).arrayBuffer());
  expect(bundle.subarray(2).toString()).toBe('{"statement":"for the record"}');
  const archived = await get('checkpoints/1');
  expect(await archived.text()).toBe(found.receipt.slice(found.receipt.indexOf('\n\n') + 2));
  const head = await get('tile/0/000.p/1', { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe('32');
});

test.each([
  'tile/0/000',
  'tile/0/x001/000',
  'tile/00/000.p/1',
  'tile/entries/000.p/2',
  'checkpoints/99',
  'checkpoints/1/timestamp',
  'staging/0',
])('%s is not there, and says so', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
});
