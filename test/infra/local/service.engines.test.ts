import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

const engines = runningEngines();
const written: StoredStandard = {
  id: 'gb-t.19001-2016',
  revision: 1,
  statements: [
    {
      source: { key: 'test', name: 'A test', confidence: 'B' },
      fields: { number: 'GB/T 19001-2016', titles: { zh: '质量管理体系 要求' } },
    },
  ],
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
};
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(() => service.stop());

test('the service is ready when it has started', async () => {
  const response = await fetch(`${service.url}/v1/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'ready', log: { ready: true, oldestWaiting: null } });
});

test('what is written to the table is found through the API', async () => {
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, [written]);
  await service.settled();
  const found = await fetch(`${service.url}/v1/standards?q=gbt19001`);
  expect((await found.json()).items.map(({ id }: { id: string }) => id)).toEqual([written.id]);
  const record = await fetch(`${service.url}/v1/standards/${written.id}`);
  expect((await record.json()).number).toBe('GB/T 19001-2016');
  client.destroy();
});

test('an address that no function has is answered by the API as a problem', async () => {
  const response = await fetch(`${service.url}/v1/nowhere`);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.status).toBe(404);
});

test('the identity provider answers beside the functions', async () => {
  const response = await fetch(`${service.url}/oidc/.well-known/openid-configuration`);
  expect((await response.json()).issuer).toBe(`${service.url}/oidc`);
});
