import * as oidc from 'openid-client';
import { redirect } from 'react-router';
import { identify } from '#shared/runtime/access.ts';
import { env } from '#shared/runtime/env.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { languageOf, languageTag } from './language.ts';
import { refuseForeignForm } from './member-api.server.ts';
import { departureCookie, type Member, memberCookie } from './session.server.ts';

/** Minutes that somebody may take to sign in. */
const patience = 10;
const callback = '/sign-in/callback';

/** Sends a person to the issuer: authorization code with PKCE (RFC 7636, RFC 9700 §2.1.1). */
export async function departForSignIn(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const site = new URL(env().SITE_URL);
  // The issuer knows one name of this computer; a cookie left under the other one would not come back.
  if (/^localhost(:|$)/.test(request.headers.get('host') ?? '') && site.hostname !== 'localhost')
    return redirect(url.href);
  const to = localAddress(url.searchParams.get('to'));
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const address = oidc.buildAuthorizationUrl(await issuer(), {
    redirect_uri: site.origin + callback,
    scope: 'openid profile',
    prompt: 'login',
    ui_locales: languageTag[languageOf(to)],
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const kept = await departureCookie.keep({ state, nonce, verifier, to }, patience * 60);
  return answer(address.href, kept);
}

/** Takes a person back from the issuer and keeps who they are for as long as their token lasts. */
export async function returnFromSignIn(request: Request): Promise<Response> {
  const departure = await departureCookie.read(request);
  if (!departure) throw unfinished();
  const { to, state, nonce, verifier } = departure;
  try {
    const address = new URL(callback + new URL(request.url).search, env().SITE_URL);
    const tokens = await oidc.authorizationCodeGrant(await issuer(), address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const member = await memberOf(tokens.access_token, tokens.claims()?.name);
    const kept = await memberCookie.keep(member, tokens.expiresIn() ?? 3600);
    return answer(to, kept, await departureCookie.forget());
  } catch (error) {
    if (!(error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')) throw unfinished(error);
    return answer(to, await departureCookie.forget());
  }
}

/** Forgets who somebody is; the issuer asks again at the next sign-in. */
export async function signOut(request: Request): Promise<Response> {
  refuseForeignForm(request);
  const form = await request.formData();
  return answer(localAddress(form.get('to')), await memberCookie.forget());
}

async function memberOf(token: string, name: unknown): Promise<Member> {
  const caller = await identify(`Bearer ${token}`);
  if (!caller) throw unfinished();
  const { subject, roles } = caller;
  return { subject, roles, token, name: typeof name === 'string' ? name : (caller.name ?? subject) };
}

let discovered: Promise<oidc.Configuration> | undefined;

/** The issuer's addresses, asked for once in the life of the function. */
function issuer(): Promise<oidc.Configuration> {
  discovered ??= discover().catch((error) => {
    discovered = undefined;
    throw error;
  });
  return discovered;
}

async function discover(): Promise<oidc.Configuration> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) throw new Error('sign-in needs OIDC_ISSUER and OIDC_CLIENT_ID');
  const server = new URL(OIDC_ISSUER);
  const execute = server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(server, OIDC_CLIENT_ID, undefined, oidc.None(), { execute, timeout: 5 });
}

/** An address of this site and no other: `//host` and `/\host` would lead away. */
function localAddress(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(to) ? to : '/account';
}

function answer(location: string, ...cookies: string[]): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return redirect(location, { status: 303, headers });
}

function unfinished(cause?: unknown): ServiceError {
  return new ServiceError(
    'INVALID',
    {
      zh: '登录未能完成，可能停留过久；请重新登录。',
      en: 'Sign-in was not completed, perhaps it took too long. Sign in again.',
    },
    { cause },
  );
}
