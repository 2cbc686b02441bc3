import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { tokenOf } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { textOf } from '#test/shared/deposits/deposit-engines.ts';
import { claims } from '#test/shared/deposits/made-deposits.ts';

const engines = runningEngines();
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await loadDemoOrganizations({ dynamodbEndpoint: engines.dynamodbEndpoint, indexPrefix: service.names.indexPrefix });
}, 120_000);
afterAll(() => service?.stop());

async function call(as: 'depositor' | 'buyer' | null, path: string, init: RequestInit = {}) {
  const authorization = as && `Bearer ${await tokenOf(service, as)}`;
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  return fetch(`${service.url}/v1/deposits${path}`, { ...init, headers: { ...headers, ...init.headers } });
}

/** A deposit that has been accepted and has its receipt. */
async function deposit(number: string, isConfidential = false): Promise<string> {
  const bytes = textOf(number);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declaration = {
    organization: 'org-demo-association',
    file: { sha256, bytes: bytes.length, mediaType: 'text/plain' },
    claims: { ...claims, number },
    isConfidential,
  };
  const key = { 'idempotency-key': randomUUID() };
  const declared = await call('depositor', '', { method: 'POST', headers: key, body: JSON.stringify(declaration) });
  const { id, upload } = await declared.json();
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  // 202 while the log is busy; asked again, it answers once the receipt is there.
  await expect.poll(async () => (await call('depositor', `/${id}/seal`, { method: 'POST' })).status).toBe(201);
  return id;
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

test('a certificate is a PDF, open where the deposit is, the same every time, in either language', async () => {
  const id = await deposit('T/GUIJU 981-2026');
  const answer = await call(null, `/${id}/certificate`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${id}.pdf"`);
  const pdf = await bytesOf(answer);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await bytesOf(await call('depositor', `/${id}/certificate`))).equals(pdf)).toBe(true);
  const english = await bytesOf(await call('depositor', `/${id}/certificate?language=en`));
  expect(english.equals(pdf)).toBe(false);
  const byHeader = await call('depositor', `/${id}/certificate`, { headers: { 'accept-language': 'en' } });
  expect((await bytesOf(byHeader)).equals(english)).toBe(true);
});

test('whoever may not see the claims gets no certificate, and no deposit has none', async () => {
  const id = await deposit('T/GUIJU 982-2026', true);
  const [own, certificate, strangers, nobodys] = await Promise.all([
    call('depositor', `/${id}/certificate`),
    call(null, `/${id}/certificate`),
    call('buyer', `/${id}/certificate`),
    call('depositor', '/dep-000000000000000000000000/certificate'),
  ]);
  const answers = [own, certificate, strangers, nobodys];
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 404]);
  expect(await certificate.json()).toMatchObject({ code: 'FORBIDDEN' });
});
