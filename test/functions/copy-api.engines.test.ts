import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findDemoPerson } from '#infra/local/demo-people.ts';
import { issuerKeys, signAccessToken } from '#infra/local/issuer-keys.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { startTestService, type TestService } from '#test/service.ts';

const engines = {
  opensearchUrl: inject('opensearchUrl'),
  dynamodbEndpoint: inject('dynamodbEndpoint'),
  s3Endpoint: inject('s3Endpoint'),
};
let service: TestService;

beforeAll(async () => {
  service = await startTestService({ engines });
});
afterAll(() => service.stop());

async function call(as: Role | null, method: string, path: string, body?: unknown) {
  const person = as && findDemoPerson(`demo-${as}`);
  const token = person && (await signAccessToken(await issuerKeys(service.home), service.url, person));
  const response = await fetch(`${service.url}/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const copy = 'cpy-0123456789abcdef01234567';
const reason = 'found on the web';

test('copies are made for members, and of licences that they have', async () => {
  const path = 'entitlements/ent-0123456789abcdef01234567/copies';
  expect((await call(null, 'POST', path)).status).toBe(401);
  expect((await call('buyer', 'POST', path)).status).toBe(404);
  expect((await call('auditor', 'GET', `copies/${copy}`)).status).toBe(404);
});

test('an auditor asks whose copy a file is, and the question has an id whatever is found', async () => {
  const { status, body } = await call('auditor', 'POST', 'copies/trace', { text: `副本 ${copy}`, reason });
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
  expect((await call(role, 'POST', 'copies/trace', body)).status).toBe(status);
});
