import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, expectAccessible, visit } from './browser.ts';
import { type JourneySite, openSite } from './site.ts';

let site: JourneySite;

beforeAll(async () => {
  if (chromiumPath) site = await openSite();
}, 180_000);

afterAll(() => site?.close());

describe.skipIf(!chromiumPath)('a member', () => {
  test('signs in by choosing who to be, is known, and signs out', async () => {
    const { page, end } = await visit(site);
    await page.goto('/account');
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: '登录' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '演示编辑 Demo Editor' }).click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/account');
    await page.getByText('已登录：演示编辑 Demo Editor').waitFor();
    await page.getByText('角色').waitFor();
    await expectAccessible(page);

    const cookies = await page.context().cookies();
    const own = cookies.filter(({ name }) => name.startsWith('guiju-'));
    expect(own).toEqual([
      expect.objectContaining({ name: 'guiju-member', httpOnly: true, sameSite: 'Lax', path: '/' }),
    ]);
    expect(own[0]?.value).not.toContain('demo-editor');

    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('main').getByRole('link', { name: '登录' }).waitFor();
    expect((await page.context().cookies()).filter(({ name }) => name === 'guiju-member')).toEqual([]);
    await end();
  });

  test('comes back in the language of the page, also after thinking better of it', async () => {
    const { page, end } = await visit(site, { locale: 'en-GB' });
    await page.goto('/en/account');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Go back without signing in' }).click();
    expect(new URL(page.url()).pathname).toBe('/en/account');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Demo Buyer' }).click();
    await page.getByText('Signed in as 演示买方 Demo Buyer').waitFor();
    await end();
  });
});

describe.skipIf(!chromiumPath)('signing in', () => {
  const ask = (path: string, init: RequestInit = {}) => fetch(site.url + path, { redirect: 'manual', ...init });
  const pathAfter = async (to: string) => {
    const started = await ask(`/sign-in?to=${encodeURIComponent(to)}`);
    const cookie = started.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const state = new URL(started.headers.get('location') ?? '').searchParams.get('state');
    const iss = encodeURIComponent(`${site.url}/oidc`);
    const back = await ask(`/sign-in/callback?error=access_denied&state=${state}&iss=${iss}`, { headers: { cookie } });
    return back.headers.get('location');
  };

  test.each([
    ['/en/standards?q=a', '/en/standards?q=a'],
    ['https://elsewhere.example/', '/account'],
    ['//elsewhere.example/', '/account'],
    ['/\\elsewhere.example/', '/account'],
    ['', '/account'],
  ])('with %j as the way back leads to %s', async (to, path) => {
    expect(await pathAfter(to)).toBe(path);
  });

  test('asks with PKCE, and keeps its secrets from the address', async () => {
    const started = await ask('/sign-in');
    const { searchParams } = new URL(started.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    expect(searchParams.has('code_verifier')).toBe(false);
    expect(started.headers.get('set-cookie')).toMatch(
      /^guiju-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('is refused to answers nobody asked for', async () => {
    expect((await ask('/sign-in/callback?code=x&state=y')).status).toBe(400);
    const started = await ask('/sign-in');
    const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await ask('/sign-in/callback?code=x&state=other', { headers: { cookie } })).status).toBe(400);
    const forged = `${cookie.slice(0, -4)}AAAA`;
    expect((await ask('/sign-in/callback?code=x&state=y', { headers: { cookie: forged } })).status).toBe(400);
  });

  test('out is taken from a form of this site only', async () => {
    const body = new URLSearchParams({ to: '/account' });
    const foreign = await ask('/sign-out', { method: 'POST', body, headers: { origin: 'https://elsewhere.example' } });
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
    const own = await ask('/sign-out', { method: 'POST', body, headers: { origin: site.url } });
    expect([own.status, own.headers.get('location')]).toEqual([303, '/account']);
  });
});
