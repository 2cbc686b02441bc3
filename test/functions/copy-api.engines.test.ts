import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#shared/runtime/caller.ts';
import { callAs } from '#test/call-as.ts';
import { startTestService, type TestService } from '#test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown) => callAs(service, as, method, path, body);

const copy = 'cpy-0123456789abcdef01234567';
const reason = 'found on the web';

test('copies are made for members, and of licences that they have', async () => {
  const path = 'entitlements/ent-0123456789abcdef01234567/copies';
  expect((await call(null, 'POST', path)).status).toBe(401);
  expect((await call('buyer', 'POST', path)).status).toBe(404);
  expect((await call('auditor', 'GET', `copies/${copy}`)).status).toBe(404);
});

test('an auditor asks whose copy a file is, and the question has an id whatever is found', async () => {
  const { status, body } = await call('auditor', 'POST', 'copy-traces', { text: `副本 ${copy}`, reason });
  expect([status, body]).toEqual([
    200,
    { trace: expect.stringMatching(/^trc-[0-9a-f]{24}$/), sha256: null, named: [copy], matches: [] },
  ]);
});

test.each([
  ['buyer', { text: copy, reason }, 403],
  ['auditor', { reason }, 400],
  ['auditor', { text: copy }, 400],
  ['auditor', { sha256: 'AB', reason }, 400],
] as const)('%s asking %j gets %i', async (role, body, status) => {
  expect((await call(role, 'POST', 'copy-traces', body)).status).toBe(status);
});
