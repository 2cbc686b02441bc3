import { afterAll, beforeAll, expect, test } from 'vitest';
import { findServiceStatus } from '#frontend/app/service-status.server.ts';
import { startTestService, type TestService } from '#test/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
}, 120_000);
afterAll(() => service?.stop());

test('the status of the service is what its API tells of engines and log', async () => {
  const { health, log } = await findServiceStatus();
  expect(health).toMatchObject({ status: 'ready', engines: { search: { ready: true }, catalogue: { ready: true } } });
  const note = await (await fetch(`${service.url}/log/checkpoint`)).text();
  expect(note).toContain(`${log?.origin}\n${log?.size}\n`);
});
