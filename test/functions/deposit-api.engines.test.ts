import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoDeposits } from '#infra/local/demo/demo-deposits.ts';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { opens } from '#shared/deposits/statement.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { textOf } from '#test/shared/deposits/deposit-engines.ts';
import { claims } from '#test/shared/deposits/made-deposits.ts';
import { auditPath } from '#test/shared/log/reference-tree.ts';
import { claimOf } from '#test/shared/log/sigstore-verdict.ts';

const engines = runningEngines();
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await loadDemoOrganizations({ dynamodbEndpoint: engines.dynamodbEndpoint, indexPrefix: service.names.indexPrefix });
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  callAs(service, as, method, path, body, headers);

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function declare(bytes: Uint8Array, number: string, more = {}) {
  const declaration = {
    organization: 'org-demo-association',
    file: { sha256: hash(bytes), bytes: bytes.length, mediaType: 'text/plain' },
    claims: { ...claims, number, access: 'download' },
    ...more,
  };
  return call('depositor', 'POST', 'deposits', declaration, { 'idempotency-key': randomUUID() });
}

async function upload(declared: Awaited<ReturnType<typeof declare>>, bytes: Uint8Array): Promise<string> {
  expect(declared.status).toBe(201);
  const { url, headers } = declared.body.upload;
  expect((await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) })).status).toBe(200);
  return declared.body.id;
}

describe('a deposit', () => {
  const number = 'T/GUIJU 971-2026';
  const bytes = textOf('deposited over the network');
  let id = '';

  test('is declared, uploaded and sealed, and comes back with a receipt', async () => {
    id = await upload(await declare(bytes, number), bytes);
    expect((await call(null, 'GET', `deposits/${id}`)).status).toBe(404);
    expect((await call('buyer', 'GET', `deposits/${id}`)).status).toBe(404);
    expect((await call('buyer', 'POST', `deposits/${id}/seal`)).status).toBe(404);
    const seal = () => call('depositor', 'POST', `deposits/${id}/seal`);
    expect((await seal()).body.state).toBe('accepted');
    // 202 while the log is busy; asked again, it answers once the receipt is there.
    await expect.poll(async () => (await seal()).status).toBe(201);
    const [sealed, again] = [await seal(), await seal()];
    expect(sealed.headers.get('location')).toBe(`/v1/deposits/${id}/receipt`);
    expect([again.status, again.text]).toEqual([201, sealed.text]);
  });

  test('is proved by statement, receipt and key alone; a flipped byte is not', async () => {
    const [receipt, statement, key] = await Promise.all([
      call(null, 'GET', `deposits/${id}/receipt`),
      call(null, 'GET', `deposits/${id}/statement`),
      fetch(`${service.url}/log/key`).then((answer) => answer.text()),
    ]);
    const logKey = parseVerifierKey(key);
    if (!logKey) throw new Error('no key');
    const leaf = Buffer.from(statement.text);
    expect(statement.headers.get('content-type')).toContain('vnd.guiju.deposit-statement+json');
    expect(verifyReceipt(Buffer.from(receipt.text), leaf, { logKey })).toMatchObject({ valid: true });
    const { index, proof, checkpoint } = claimOf(receipt.text);
    const size = Number(checkpoint.split('\n')[1]);
    const tile = await fetch(`${service.url}/log/tile/0/000.p/${size}`).then((answer) => answer.arrayBuffer());
    const hashes = Array.from({ length: size }, (_, n) => new Uint8Array(tile.slice(n * 32, (n + 1) * 32)));
    // Trust D23: the proof that is served is the one that the tiles give.
    expect(proof).toEqual(auditPath(hashes, Number(index)));
    leaf[20] = (leaf[20] ?? 0) ^ 1;
    expect(verifyReceipt(Buffer.from(receipt.text), leaf, { logKey })).toMatchObject({ valid: false });
    const { body } = await call(null, 'GET', `deposits/${id}`);
    expect(statement.body.documentSha256).toBe(hash(bytes));
    expect(opens(statement.body.claimsCommitment, body.salts.claims, body.claims)).toBe(true);
    expect(opens(statement.body.depositorCommitment, body.salts.depositor, body.claimedBy)).toBe(true);
  });

  test('stands in the register, and its file is what was sealed', async () => {
    const register = await call(null, 'GET', `deposits?number=${encodeURIComponent('T/GUIJU971-2026')}`);
    expect(register.body.items).toMatchObject([{ id, number, state: 'accepted' }]);
    const { status, headers } = await call(null, 'GET', `deposits/${id}/file`);
    const delivered = new Uint8Array(await (await fetch(headers.get('location') ?? '')).arrayBuffer());
    expect([status, hash(delivered)]).toEqual([303, hash(bytes)]);
  });

  test('becomes a record of the market that leads back to it', async () => {
    await service.settled();
    const { body } = await call(null, 'GET', 'standards/t-guiju.971-2026');
    expect(body).toMatchObject({ number, origin: 'market', title: { zh: claims.titles.zh } });
    expect(JSON.stringify(body)).toContain(`/deposits/${id}`);
    expect((await call(null, 'GET', `deposits/${id}`)).body.standard).toBe(body.id);
  });

  test('is challenged by somebody who is signed in and says why', async () => {
    const challenge = (as: Role | null, body: object) => call(as, 'POST', `deposits/${id}/challenges`, body);
    expect((await challenge(null, { standing: 'I wrote clause 4' })).status).toBe(401);
    expect((await challenge('buyer', {})).status).toBe(400);
    expect((await challenge('buyer', { standing: 'I wrote clause 4' })).body.state).toBe('challenged');
    const decide = (as: Role) =>
      call(as, 'POST', `deposits/${id}/decisions`, { decision: 'dismiss', reason: 'no proof' });
    expect((await decide('depositor')).status).toBe(403);
    expect((await decide('reviewer')).body.state).toBe('accepted');
  });
});

test('a deposit with something to look at waits for a reviewer, and only its holder and reviewers see it', async () => {
  const bytes = textOf('of the state');
  const id = await upload(await declare(bytes, 'GB/T 99871-2026'), bytes);
  const sealed = await call('depositor', 'POST', `deposits/${id}/seal`);
  expect([sealed.status, sealed.body.state, sealed.body.receipt]).toEqual([202, 'under-review', null]);
  expect(sealed.headers.get('location')).toBe(`/v1/deposits/${id}`);
  expect((await call('buyer', 'GET', `deposits/${id}`)).status).toBe(404);
  expect((await call('buyer', 'GET', `deposits/${id}/statement`)).status).toBe(404);
  expect((await call('reviewer', 'GET', `deposits/${id}`)).body.internal.findings).toMatchObject([
    { code: 'number-of-the-state' },
  ]);
  const listed = await call('reviewer', 'GET', 'deposits?state=under-review');
  expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
  expect((await call(null, 'GET', 'deposits?state=under-review')).body.items).toEqual([]);
});

test('a stranger cannot deposit for an organization, nor anyone without a key or a number', async () => {
  const bytes = textOf('refused');
  expect((await declare(bytes, 'T/GUIJU 972-2026', { organization: 'org-demo-archive' })).status).toBe(404);
  expect((await declare(bytes, 'no number at all')).status).toBe(400);
  expect((await call('depositor', 'POST', 'deposits', {})).status).toBe(400);
  expect((await call(null, 'POST', 'deposits', {})).status).toBe(401);
});

test('a key that comes with other content is refused with 422, and nothing is written', async () => {
  const [bytes, other] = [textOf('under this key'), textOf('under the same key')];
  const key = { 'idempotency-key': 'one key for two declarations' };
  const declared = (file: Uint8Array) =>
    call(
      'depositor',
      'POST',
      'deposits',
      {
        organization: 'org-demo-association',
        file: { sha256: hash(file), bytes: file.length, mediaType: 'text/plain' },
        claims: { ...claims, number: 'T/GUIJU 974-2026' },
      },
      key,
    );
  const first = await declared(bytes);
  expect(first.status).toBe(201);
  const refused = await declared(other);
  expect([refused.status, refused.body.code]).toEqual([422, 'KEY_REUSED']);
  const { body } = await call('depositor', 'GET', `deposits/${first.body.id}`);
  expect([body.file.sha256, body.revision]).toEqual([hash(bytes), 1]);
  expect((await call('depositor', 'GET', `deposits/${first.body.id}/upload`)).body.isReceived).toBe(false);
  expect((await call('buyer', 'GET', `deposits/${first.body.id}/upload`)).status).toBe(404);
});

test('the demo deposits are made once, however often the service starts', async () => {
  const ids = await loadDemoDeposits();
  expect(await loadDemoDeposits()).toEqual(ids);
  const { body } = await call(null, 'GET', `deposits?number=${encodeURIComponent('T/GUIJU 1-2026')}`);
  expect(body.items).toMatchObject([
    { id: ids[0], state: 'accepted', holder: { organization: 'org-demo-association' } },
  ]);
  expect(new Set(ids).size).toBe(2);
});

test('a holder discloses, offers and withdraws over the network, on the revision that was seen', async () => {
  const bytes = textOf('moved over the network');
  const id = await upload(await declare(bytes, 'T/GUIJU 973-2026', { isConfidential: true }), bytes);
  await call('depositor', 'POST', `deposits/${id}/seal`);
  expect((await call(null, 'GET', `deposits/${id}`)).body).toMatchObject({ number: null, holder: null });
  expect((await call('depositor', 'POST', `deposits/${id}/disclose`)).status).toBe(200);
  const seen = await call(null, 'GET', `deposits/${id}`);
  expect(seen.body.number).toBe('T/GUIJU 973-2026');
  const offer = { to: 'org-demo-workshop', reason: 'sold' };
  const ifMatch = { 'if-match': String(seen.headers.get('etag')) };
  expect((await call('buyer', 'POST', `deposits/${id}/transfers`, offer)).status).toBe(403);
  expect((await call('depositor', 'POST', `deposits/${id}/transfers`, offer, ifMatch)).status).toBe(200);
  expect((await call('buyer', 'POST', `deposits/${id}/transfers/accept`, { reason: 'bought' })).status).toBe(403);
  const withdraw = (headers: Record<string, string>) =>
    call('depositor', 'POST', `deposits/${id}/withdraw`, { reason: 'a mistake' }, headers);
  expect((await withdraw(ifMatch)).status).toBe(412);
  expect((await withdraw({})).body).toMatchObject({ id, state: 'withdrawn' });
  expect((await call(null, 'GET', `deposits/${id}/file`)).status).toBe(403);
  expect((await call(null, 'GET', `deposits/${id}/receipt`)).text).toContain('c2sp.org/tlog-proof@v1');
});
