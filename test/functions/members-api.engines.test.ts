import { allowInsecureRequests, ClientSecretBasic, clientCredentialsGrant, discovery } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoMachine } from '#infra/local/issuer-keys.ts';
import { checkCharacter } from '#shared/members/credit-code.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { callAs } from '#test/call-as.ts';
import { startTestService, type TestService } from '#test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

/** Calls the API as a demo person, or with a key. */
const call = (as: Role | { key: string }, method: string, path: string, body?: unknown) =>
  typeof as === 'string'
    ? callAs(service, as, method, path, body)
    : callAs(service, null, method, path, body, { 'x-api-key': as.key });

let codes = 0;
function freshCode(): string {
  codes += 1;
  const first17 = `51990000${String(codes).padStart(9, '0')}`;
  return first17 + checkCharacter(first17);
}

async function organization(as: Role = 'depositor', creditCode = freshCode()): Promise<string> {
  const { status, body } = await call(as, 'POST', 'organizations', { name: { zh: '测试协会' }, creditCode });
  expect(status).toBe(201);
  return body.id;
}

async function join(id: string, role: Role, roles: string[] = []): Promise<void> {
  const { body } = await call('depositor', 'POST', `organizations/${id}/invitations`, { roles });
  expect((await call(role, 'POST', `invitations/${body.token}/accept`)).status).toBe(200);
}

describe('an organization', () => {
  it('is made by a member, who administers it and finds it under their name', async () => {
    const id = await organization('seller');
    const { body } = await call('seller', 'GET', `organizations/${id}`);
    expect(body).toMatchObject({ id, name: { zh: '测试协会' }, state: 'unverified', roles: ['administrator'] });
    const me = await call('seller', 'GET', 'me');
    expect(me.body.memberships).toEqual([{ organization: id, roles: ['administrator'] }]);
  });

  it('needs a credit code that is one', async () => {
    const wrong = { name: { zh: '测试协会' }, creditCode: '91350100M000100Y44' };
    const { status, body } = await call('seller', 'POST', 'organizations', wrong);
    expect([status, body.errors[0].pointer]).toEqual([400, '/body/creditCode']);
  });

  it.each([
    ['GET', ''],
    ['PATCH', '', { name: { zh: '别的名称' } }],
    ['POST', '/verification'],
    ['GET', '/members'],
    ['PUT', '/members/demo-depositor', { roles: [] }],
    ['DELETE', '/members/demo-depositor'],
    ['GET', '/invitations'],
    ['POST', '/invitations', {}],
    ['DELETE', '/invitations/anything'],
    ['GET', '/events'],
  ])('does not exist for strangers: %s %s', async (method, path, body?: unknown) => {
    const id = await organization();
    const asked = await call('buyer', method, `organizations/${id}${path}`, body);
    expect([asked.status, asked.body.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('is looked after by administrators alone', async () => {
    const id = await organization();
    await join(id, 'reader', ['depositor']);
    const refused = await Promise.all([
      call('reader', 'PATCH', `organizations/${id}`, { name: { zh: '别的名称' } }),
      call('reader', 'POST', `organizations/${id}/invitations`, {}),
      call('reader', 'DELETE', `organizations/${id}/members/demo-depositor`),
      call('reader', 'GET', `organizations/${id}/events`),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const renamed = await call('depositor', 'PATCH', `organizations/${id}`, { name: { en: 'Test Association' } });
    expect(renamed.body.name).toEqual({ zh: '测试协会', en: 'Test Association' });
  });
});

describe('verification', () => {
  const decide = (as: Role, id: string, decision: string) =>
    call(as, 'POST', `organizations/${id}/verification/decision`, { decision, reason: 'As the register says' });

  it('is asked for by an administrator and decided by a reviewer, who can also suspend', async () => {
    const id = await organization();
    expect((await decide('reviewer', id, 'approve')).status).toBe(409);
    expect((await call('depositor', 'POST', `organizations/${id}/verification`)).body.asked.by).toBe('demo-depositor');
    const waiting = await call('reviewer', 'GET', 'verifications');
    expect(waiting.body.items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await decide('depositor', id, 'approve')).status).toBe(403);
    expect((await decide('reviewer', id, 'approve')).body).toMatchObject({ state: 'verified', asked: null });
    expect((await decide('reviewer', id, 'approve')).status).toBe(409);
    const renamed = await call('depositor', 'PATCH', `organizations/${id}`, { name: { zh: '别的名称' } });
    expect(renamed.status).toBe(409);
    expect((await decide('reviewer', id, 'suspend')).body.state).toBe('suspended');
    expect((await decide('reviewer', id, 'reinstate')).body.state).toBe('verified');
  });

  it('takes two persons: neither who asked nor a member decides', async () => {
    const own = await organization('reviewer');
    await call('reviewer', 'POST', `organizations/${own}/verification`);
    expect((await decide('reviewer', own, 'approve')).status).toBe(403);
    const joined = await organization();
    await join(joined, 'reviewer');
    await call('depositor', 'POST', `organizations/${joined}/verification`);
    expect((await decide('reviewer', joined, 'approve')).status).toBe(403);
  });

  it('gives a credit code to one organization only', async () => {
    const code = freshCode();
    const [first, second] = [await organization('depositor', code), await organization('seller', code)];
    await call('depositor', 'POST', `organizations/${first}/verification`);
    await call('seller', 'POST', `organizations/${second}/verification`);
    const decided = await Promise.all([decide('reviewer', first, 'approve'), decide('reviewer', second, 'approve')]);
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('members', () => {
  it('join by a token that works once and is kept nowhere', async () => {
    const id = await organization();
    const made = await call('depositor', 'POST', `organizations/${id}/invitations`, { roles: ['buyer'] });
    expect(made.status).toBe(201);
    const open = await call('depositor', 'GET', `organizations/${id}/invitations`);
    expect(open.body.items).toMatchObject([{ id: made.body.id, roles: ['buyer'] }]);
    expect(JSON.stringify(open.body)).not.toContain(made.body.token.split('.')[2]);
    const path = `invitations/${made.body.token}/accept`;
    const race = await Promise.all([call('reader', 'POST', path), call('seller', 'POST', path)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 410]);
    const members = await call('depositor', 'GET', `organizations/${id}/members`);
    expect(members.body.total).toBe(2);
  });

  it('are told of a token that never was nothing more than that', async () => {
    const id = await organization();
    const made = await call('depositor', 'POST', `organizations/${id}/invitations`, {});
    const [, invitation] = made.body.token.split('.');
    for (const token of [
      'nonsense',
      `${id}.${invitation}.${'A'.repeat(43)}`,
      made.body.token.replace(id, 'org-none'),
    ]) {
      const { status, body } = await call('reader', 'POST', `invitations/${token}/accept`);
      expect([status, body.detail]).toEqual([404, 'There is no such invitation.']);
    }
  });

  it('join by an invitation to an address only as that address', async () => {
    const id = await organization();
    const bound = { address: 'Reader@demo.example' };
    const made = await call('depositor', 'POST', `organizations/${id}/invitations`, bound);
    expect((await call('seller', 'POST', `invitations/${made.body.token}/accept`)).status).toBe(403);
    expect((await call('reader', 'POST', `invitations/${made.body.token}/accept`)).status).toBe(200);
  });

  it('cannot join by an invitation that was taken back', async () => {
    const id = await organization();
    const { body } = await call('depositor', 'POST', `organizations/${id}/invitations`, {});
    expect((await call('depositor', 'DELETE', `organizations/${id}/invitations/${body.id}`)).status).toBe(200);
    expect((await call('reader', 'POST', `invitations/${body.token}/accept`)).status).toBe(410);
  });

  it('leave, but never the last administrator, whoever is faster', async () => {
    const id = await organization();
    const leave = (role: Role) => call(role, 'DELETE', `organizations/${id}/members/demo-${role}`);
    expect((await leave('depositor')).body.code).toBe('CONFLICT');
    await join(id, 'seller', ['administrator']);
    const race = await Promise.all([leave('depositor'), leave('seller')]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('get roles from an administrator, who cannot give up the last of theirs', async () => {
    const id = await organization();
    await join(id, 'buyer');
    const roles = { roles: ['buyer', 'auditor'] };
    const changed = await call('depositor', 'PUT', `organizations/${id}/members/demo-buyer`, roles);
    expect(changed.body).toMatchObject({ person: 'demo-buyer', ...roles });
    const own = await call('depositor', 'PUT', `organizations/${id}/members/demo-depositor`, roles);
    expect(own.status).toBe(409);
    expect((await call('buyer', 'GET', `organizations/${id}/events`)).status).toBe(200);
  });
});

it('every change leaves an event with who, what and by which request, newest first', async () => {
  const id = await organization();
  await join(id, 'reader', ['buyer']);
  await call('depositor', 'DELETE', `organizations/${id}/members/demo-reader`);
  const { body } = await call('depositor', 'GET', `organizations/${id}/events?size=3`);
  expect(body.items.map(({ action, actor }: { action: string; actor: string }) => `${action} by ${actor}`)).toEqual([
    'member.removed by demo-depositor',
    'member.joined by demo-reader',
    'invitation.made by demo-depositor',
  ]);
  const [removed, joined] = body.items;
  expect(joined).toMatchObject({ target: 'demo-reader', before: null, after: removed.before });
  expect(removed).toMatchObject({ after: null, requestId: expect.stringMatching(/./) });
  const rest = await call('depositor', 'GET', `organizations/${id}/events?cursor=${body.next}`);
  expect(rest.body).toMatchObject({ items: [{ sequence: 1, action: 'organization.created' }], total: 4, next: null });
});

describe('API keys', () => {
  const makeKey = async (as: Role, said: object = {}) => {
    const { body } = await call(as, 'POST', 'api-keys', { label: 'test', ...said });
    return { id: String(body.id), key: String(body.apiKey) };
  };

  it('are shown once and then open as their owner, with the roles that were asked for', async () => {
    const { id, key } = await makeKey('editor', { scopes: ['editor'] });
    const me = await call({ key }, 'GET', 'me');
    expect(me.body).toMatchObject({ subject: 'demo-editor', roles: ['editor'] });
    const listed = await call('editor', 'GET', 'api-keys');
    expect(listed.body.items).toMatchObject([{ id, prefix: `gj_${id}_`, lastUsedAt: expect.any(String) }]);
    expect(JSON.stringify(listed.body)).not.toContain(key.slice(16));
    const edited = await call({ key }, 'PUT', 'standards/gb-t.90001-2026', { number: 'GB/T 90001-2026' });
    expect(edited.status).toBe(428);
  });

  it('say how much may still be asked, whatever the answer is', async () => {
    const { key } = await makeKey('reader');
    const first = await call({ key }, 'GET', 'me');
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=600;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"key";r=599;t=\d+$/);
    const refused = await call({ key }, 'PUT', 'standards/gb-t.90001-2026', {});
    expect([refused.status, refused.headers.get('ratelimit')?.split(';')[0]]).toEqual([403, '"key"']);
  });

  it('cannot carry what their owner may not do, and cannot manage keys', async () => {
    expect((await call('reader', 'POST', 'api-keys', { label: 'x', scopes: ['editor'] })).status).toBe(403);
    const { id, key } = await makeKey('reader');
    expect((await call({ key }, 'POST', 'api-keys', { label: 'x' })).status).toBe(403);
    expect((await call({ key }, 'DELETE', `api-keys/${id}`)).status).toBe(403);
  });

  it('are rotated with an overlap, and shut for good', async () => {
    const old = await makeKey('buyer');
    const { body } = await call('buyer', 'POST', `api-keys/${old.id}/rotate`, { overlapHours: 1 });
    for (const key of [old.key, body.apiKey]) expect((await call({ key }, 'GET', 'me')).status).toBe(200);
    const again = await call('buyer', 'POST', `api-keys/${old.id}/rotate`, { overlapHours: 0 });
    const opens = await Promise.all(
      [old.key, body.apiKey, again.body.apiKey].map(async (key) => (await call({ key }, 'GET', 'me')).status),
    );
    expect(opens).toEqual([401, 401, 200]);
    expect((await call('buyer', 'DELETE', `api-keys/${old.id}`)).body.revokedAt).toEqual(expect.any(String));
    expect((await call({ key: again.body.apiKey }, 'GET', 'me')).status).toBe(401);
    expect((await call('buyer', 'POST', `api-keys/${old.id}/rotate`, {})).status).toBe(409);
    const events = await call('buyer', 'GET', `api-keys/${old.id}/events`);
    expect(events.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'key.created',
      'key.rotated',
      'key.rotated',
      'key.revoked',
    ]);
  });

  it('are counted by the day, and nobody else sees them', async () => {
    const { id, key } = await makeKey('seller');
    await Promise.all(Array.from({ length: 5 }, () => call({ key }, 'GET', 'me')));
    const { body } = await call('seller', 'GET', `api-keys/${id}/usage`);
    const total = body.items.reduce((sum: number, { requests }: { requests: number }) => sum + requests, 0);
    expect(total).toBe(5);
    expect((await call('buyer', 'GET', `api-keys/${id}/usage`)).status).toBe(404);
    expect((await call('buyer', 'DELETE', `api-keys/${id}`)).status).toBe(404);
  });

  it('for the sandbox read as their owner, change nothing and answer as they are asked to', async () => {
    const { id, key } = await makeKey('depositor', { sandbox: true, scopes: ['depositor'] });
    expect(key.startsWith(`gj_test_${id}_`)).toBe(true);
    expect((await call({ key }, 'GET', 'me')).body).toMatchObject({ subject: 'demo-depositor', roles: ['depositor'] });
    const before = await call('depositor', 'GET', 'me');
    const refused = await call({ key }, 'POST', 'organizations', { name: { zh: '沙盒协会' }, creditCode: freshCode() });
    expect([refused.status, refused.body.code]).toEqual([403, 'SANDBOX']);
    expect((await call('depositor', 'GET', 'me')).body.memberships).toEqual(before.body.memberships);
    const wrong = await call({ key }, 'POST', 'organizations', { name: { zh: '沙盒协会' }, creditCode: 'no' });
    expect(wrong.status).toBe(400);
    expect((await call({ key: key.replace('gj_test_', 'gj_') }, 'GET', 'me')).status).toBe(401);
    const headers = { 'x-api-key': key, 'sandbox-answer': '429' };
    const limited = await callAs(service, null, 'GET', 'standards?q=GB', undefined, headers);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
  });
});

describe('a program of an organization', () => {
  const { id: clientId, secret } = demoMachine;
  const signIn = async (scope: string, given = secret) => {
    const issuer = new URL(`${service.url}/oidc`);
    const options = { execute: [allowInsecureRequests] };
    const configuration = await discovery(issuer, clientId, undefined, ClientSecretBasic(given), options);
    return clientCredentialsGrant(configuration, { scope });
  };
  const callWith = (token: string, method: string, path: string, body?: unknown) =>
    callAs(service, null, method, path, body, { authorization: `Bearer ${token}` });

  it('signs in by client credentials and may do what its scopes say', async () => {
    const { access_token: token, expires_in: seconds } = await signIn('urn:guiju:api/buyer urn:guiju:api/seller');
    expect(seconds).toBeGreaterThan(0);
    const me = await callWith(token, 'GET', 'me');
    expect(me.body).toMatchObject({ subject: clientId, roles: ['seller', 'buyer'], memberships: [] });
    expect(me.headers.get('ratelimit-policy')).toMatch(/^"client";q=\d+;w=60$/);
    expect((await callWith(token, 'PUT', 'standards/gb-t.90002-2026', { number: 'GB/T 90002-2026' })).status).toBe(403);
    expect((await callWith(token, 'POST', 'api-keys', { label: 'more' })).body.code).toBe('FORBIDDEN');
  });

  it('acts for the organization whose administrator invited it, as far as its roles there go', async () => {
    const { access_token: token } = await signIn('urn:guiju:api/seller');
    const id = await organization();
    expect((await callWith(token, 'GET', `organizations/${id}`)).status).toBe(404);
    const invitation = await call('depositor', 'POST', `organizations/${id}/invitations`, { roles: ['seller'] });
    expect((await callWith(token, 'POST', `invitations/${invitation.body.token}/accept`)).status).toBe(200);
    expect((await callWith(token, 'GET', `organizations/${id}`)).body.roles).toEqual(['seller']);
    expect((await callWith(token, 'PATCH', `organizations/${id}`, { name: { zh: '别的名称' } })).status).toBe(403);
    await call('depositor', 'DELETE', `organizations/${id}/members/${clientId}`);
    expect((await callWith(token, 'GET', `organizations/${id}`)).status).toBe(404);
  });

  it('is refused with another secret, and is never a reviewer', async () => {
    await expect(signIn('urn:guiju:api/buyer', 'guessed')).rejects.toMatchObject({ status: 401 });
    const answer = await signIn('urn:guiju:api/reviewer').catch(({ error }) => ({ access_token: '', error }));
    const me = await callWith(answer.access_token, 'GET', 'me');
    expect(me.body.roles ?? []).not.toContain('reviewer');
  });
});
