import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '#infra/local/demo-people.ts';
import { tokenReader } from '#shared/runtime/access.ts';
import { startTestIssuer, type TestIssuer } from '#test/local-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(() => issuer.stop());

/** Follows redirects within the issuer and keeps its cookies, as a browser does. */
function browser() {
  const cookies = new Map<string, string>();
  return async function visit(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, issuer.url), {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

function signInAddress(changes: Record<string, string | undefined> = {}): string {
  const wanted = {
    client_id: 'guiju-site',
    response_type: 'code',
    redirect_uri: `${issuer.url}/sign-in/callback`,
    scope: 'openid profile',
    state: 'state-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/oidc/auth?${new URLSearchParams(given)}`;
}

async function choose(person: string, address = signInAddress()): Promise<URL> {
  const visit = browser();
  const page = (await visit(address)).headers.get('location') ?? '';
  const chosen = await visit(page, { method: 'POST', body: new URLSearchParams({ person }) });
  const back = await visit(chosen.headers.get('location') ?? '');
  return new URL(back.headers.get('location') ?? '', issuer.url);
}

async function exchange(code: string | null, secret = verifier): Promise<Record<string, string>> {
  const response = await fetch(`${issuer.url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'guiju-site',
      redirect_uri: `${issuer.url}/sign-in/callback`,
      code: String(code),
      code_verifier: secret,
    }),
  });
  return (await response.json()) as Record<string, string>;
}

describe('local issuer', () => {
  it('says where everything is, under /oidc', async () => {
    const found = await (await fetch(`${issuer.url}/oidc/.well-known/openid-configuration`)).json();
    expect(found).toMatchObject({
      issuer: `${issuer.url}/oidc`,
      authorization_endpoint: `${issuer.url}/oidc/auth`,
      token_endpoint: `${issuer.url}/oidc/token`,
      jwks_uri: issuer.rules.jwksUrl,
      code_challenge_methods_supported: ['S256'],
    });
    expect(found).toMatchObject({
      grant_types_supported: ['authorization_code', 'client_credentials'],
      response_types_supported: ['code'],
    });
  });

  it('publishes no private part of its key', async () => {
    const { keys } = (await (await fetch(issuer.rules.jwksUrl)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).includes('d'))).toEqual([false]);
  });

  it.each([
    ['zh', '本机登录'],
    ['en', 'Local sign-in'],
  ])('offers every demo person in %s', async (language, title) => {
    const visit = browser();
    const page = (await visit(signInAddress({ ui_locales: language }))).headers.get('location') ?? '';
    const html = await (await visit(page)).text();
    expect(html).toContain(title);
    for (const { id } of demoPeople) expect(html).toContain(`value="${id}"`);
  });

  it('signs a person in by code and PKCE, without asking for consent', async () => {
    const back = await choose('demo-editor');
    expect(back.pathname).toBe('/sign-in/callback');
    expect(back.searchParams.get('state')).toBe('state-1');
    const tokens = await exchange(back.searchParams.get('code'));
    expect(Object.keys(tokens).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'scope', 'token_type']);
    const read = tokenReader(issuer.rules);
    expect(await read(`Bearer ${tokens.access_token}`)).toMatchObject({ subject: 'demo-editor', roles: ['editor'] });
    await expect(read(`Bearer ${tokens.id_token}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('gives the same claims by command as by signing in', async () => {
    const back = await choose('demo-buyer');
    const { access_token } = await exchange(back.searchParams.get('code'));
    const read = tokenReader(issuer.rules);
    expect(await read(`Bearer ${await issuer.current().token('buyer')}`)).toEqual(await read(`Bearer ${access_token}`));
  });

  it('refuses a code without the secret behind the challenge, and a code used twice', async () => {
    const code = (await choose('demo-reader')).searchParams.get('code');
    expect(await exchange(code, randomBytes(32).toString('base64url'))).toMatchObject({ error: 'invalid_grant' });
    const again = (await choose('demo-reader')).searchParams.get('code');
    expect(await exchange(again)).toHaveProperty('access_token');
    expect(await exchange(again)).toMatchObject({ error: 'invalid_grant' });
  });

  it('refuses to start without PKCE', async () => {
    const address = signInAddress({ code_challenge: undefined, code_challenge_method: undefined });
    const response = await browser()(address);
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  it('never sends a code to an address that is not ours', async () => {
    const response = await browser()(signInAddress({ redirect_uri: 'https://elsewhere.example/' }));
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('lets one go back without signing in', async () => {
    expect((await choose('')).searchParams.get('error')).toBe('access_denied');
    expect((await choose('demo-nobody')).searchParams.get('error')).toBe('access_denied');
  });

  it('explains a sign-in page that was left open too long', async () => {
    const response = await fetch(`${issuer.url}/oidc/interaction/gone`, { headers: { 'accept-language': 'en' } });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('sign in again')]);
  });
});
