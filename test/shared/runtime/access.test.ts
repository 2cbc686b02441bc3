import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TokenRules, tokenReader } from '#shared/runtime/access.ts';
import type { Identify } from '#shared/runtime/caller.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { startTestIssuer, type TestIssuer } from '#test/local-issuer.ts';

let issuer: TestIssuer;
let read: Identify;

beforeAll(async () => {
  issuer = await startTestIssuer();
  read = tokenReader(issuer.rules);
});
afterAll(() => issuer.stop());

const now = () => Math.floor(Date.now() / 1000);

/** A token as the issuer signs it, with some claims, marks or the key changed. */
async function token(claims: JWTPayload = {}, header: Record<string, unknown> = {}, key?: JWK): Promise<string> {
  const { signing } = await issuer.keys();
  const good = { iss: issuer.rules.issuer, aud: issuer.rules.audiences[0], sub: 'demo-editor', exp: now() + 60 };
  return new SignJWT({ ...good, roles: ['editor'], ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signing.kid, ...header })
    .sign(await importJWK(key ?? signing, String(header.alg ?? 'ES256')));
}

async function refusal(reader: Identify, authorization: string): Promise<ServiceError> {
  const outcome = await reader(authorization).catch((error: unknown) => error);
  if (outcome instanceof ServiceError) return outcome;
  throw new Error(`not refused: ${JSON.stringify(outcome)}`);
}

describe('tokenReader', () => {
  it('reads who calls from a token of the issuer', async () => {
    expect(await read(`Bearer ${await issuer.current().token('editor')}`)).toEqual({
      subject: 'demo-editor',
      name: '演示编辑 Demo Editor',
      email: 'editor@demo.example',
      roles: ['editor'],
    });
  });

  it.each([
    [{ email: 'a@demo.example', email_verified: true }, 'a@demo.example'],
    [{ email: 'a@demo.example', email_verified: false }, undefined],
    [{ email: 'a@demo.example' }, undefined],
  ])('knows an e-mail address only when it was verified: %j', async (claims, email) => {
    expect((await read(`Bearer ${await token(claims)}`))?.email).toBe(email);
  });

  it('knows nobody without a token', async () => {
    expect(await read(undefined)).toBeNull();
  });

  it('ignores roles that this service does not know', async () => {
    expect(await read(`Bearer ${await token({ roles: ['editor', 'root', 7] })}`)).toMatchObject({ roles: ['editor'] });
    expect(await read(`Bearer ${await token({ roles: 'editor' })}`)).toMatchObject({ roles: [] });
  });

  it('takes the access tokens of Cognito: groups, and the client where others name an audience', async () => {
    const cognito = tokenReader({ ...issuer.rules, audiences: ['client-1'] });
    const claims = { aud: undefined, roles: undefined, token_use: 'access', client_id: 'client-1' };
    const authorization = `Bearer ${await token({ ...claims, 'cognito:groups': ['editor', 'seller'] }, { typ: undefined })}`;
    expect(await cognito(authorization)).toEqual({ subject: 'demo-editor', roles: ['editor', 'seller'] });
    expect((await refusal(read, authorization)).detail.en).toContain('another audience');
  });

  it.each<[string, () => Promise<string>]>([
    ['garbage', async () => 'garbage'],
    ['three garbage parts', async () => 'a.b.c'],
    ['another issuer', () => token({ iss: 'https://elsewhere.example' })],
    ['another audience', () => token({ aud: 'urn:another:api' })],
    ['no audience at all', () => token({ aud: undefined })],
    ['a time that is over', () => token({ exp: now() - 60 })],
    ['no end', () => token({ exp: undefined })],
    ['a time that has not come', () => token({ nbf: now() + 60 })],
    ['no subject', () => token({ sub: undefined })],
    ['the mark of an ID token', () => token({}, { typ: 'JWT' })],
    ['the use of a Cognito ID token', () => token({ token_use: 'id' })],
    ['a changed payload', async () => changedPayload(await token())],
    ['a key that is not the one it names', async () => token({}, {}, await freshKey())],
    ['a key id nobody published', async () => token({}, { kid: 'mine' }, await freshKey())],
    ['no signature', async () => new UnsecuredJWT({ sub: 'x' }).setIssuer(issuer.rules.issuer).encode()],
    ['the public key as shared secret', async () => confusedToken()],
  ])('refuses a token with %s', async (_what, make) => {
    const error = await refusal(read, `Bearer ${await make()}`);
    expect(error.code).toBe('UNAUTHENTICATED');
    expect(error.headers['www-authenticate']).toMatch(/^Bearer realm="guiju", error="invalid_token", error_desc/);
  });

  it('refuses other schemes', async () => {
    expect((await refusal(read, 'Basic YTpi')).code).toBe('UNAUTHENTICATED');
  });

  it('forgives five seconds of clock difference', async () => {
    expect(await read(`Bearer ${await token({ exp: now() - 3 })}`)).toMatchObject({ subject: 'demo-editor' });
  });

  it('says that the issuer is out of reach instead of sending a good token away', async () => {
    const nowhere: TokenRules = { ...issuer.rules, jwksUrl: `${issuer.url}/oidc/nowhere` };
    expect((await refusal(tokenReader(nowhere), `Bearer ${await token()}`)).code).toBe('UNAVAILABLE');
    const closed: TokenRules = { ...issuer.rules, jwksUrl: 'http://127.0.0.1:1/jwks' };
    expect((await refusal(tokenReader(closed), `Bearer ${await token()}`)).code).toBe('UNAVAILABLE');
  });
});

describe('keys of the issuer', () => {
  it('are asked for once, however many forged key ids come in', async () => {
    const reader = tokenReader(issuer.rules);
    const before = issuer.keyRequests();
    const forged = `Bearer ${await token({}, { kid: 'mine' }, await freshKey())}`;
    for (let i = 0; i < 20; i += 1) await refusal(reader, forged);
    expect(issuer.keyRequests() - before).toBe(1);
  });

  it('may change: the new one is found, the old one no longer counts', async () => {
    const reader = tokenReader({ ...issuer.rules, cooldown: 0 });
    const old = `Bearer ${await issuer.current().token('reader')}`;
    expect(await reader(old)).toMatchObject({ subject: 'demo-reader' });
    await issuer.rotate();
    expect(await reader(`Bearer ${await issuer.current().token('seller')}`)).toMatchObject({ subject: 'demo-seller' });
    expect((await refusal(reader, old)).code).toBe('UNAUTHENTICATED');
  });
});

async function freshKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}

function changedPayload(good: string): string {
  const [header, payload = '', signature] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, roles: ['auditor'] })).toString('base64url');
  return [header, changed, signature].join('.');
}

/** Signs with HS256 and what everybody can read as the secret (RFC 8725 §2.1). */
async function confusedToken(): Promise<string> {
  const { kid } = (await issuer.keys()).signing;
  const published = await (await fetch(issuer.rules.jwksUrl)).text();
  return new SignJWT({ sub: 'demo-editor', roles: ['editor'] })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid })
    .setIssuer(issuer.rules.issuer)
    .setAudience(issuer.rules.audiences)
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(published));
}
