import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';
import type { Role } from '#shared/runtime/caller.ts';
import { preferredLanguage } from '#shared/runtime/request.ts';
import { findDemoPerson } from './demo-people.ts';
import { configuration, mount } from './issuer-configuration.ts';
import { issuerKeys, issuerUrl, signAccessToken } from './issuer-keys.ts';
import { signInFailedPage, signInPage } from './sign-in-page.ts';

/** An OpenID provider for one computer, where people sign in by choosing whom to be. */
export interface Issuer {
  /** Answers a request whose path is `/oidc` or below it. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** An access token of the demo person with this role. */
  token(role: Role): Promise<string>;
}

export interface IssuerOptions {
  /** Address of the service, without a trailing slash; the issuer is `<url>/oidc`. */
  url: string;
  /** State folder that keeps the signing key. */
  home: string;
}

const signInPath = /^\/interaction\/[\w-]+$/;

/** Starts the local issuer: authorization code with PKCE for the site, JWT access tokens with roles, no consent. */
export async function createIssuer({ url, home }: IssuerOptions): Promise<Issuer> {
  const keys = await issuerKeys(home);
  const provider = new Provider(issuerUrl(url), configuration(url, keys));
  const answer = provider.callback();
  return {
    handle(request, response) {
      const target = request.url ?? mount;
      // The provider works out its own addresses from the two, as it does under Express.
      const mounted = Object.assign(request, { originalUrl: target, url: target.slice(mount.length) || '/' });
      if (!signInPath.test(mounted.url)) return void answer(mounted, response);
      signIn(provider, mounted, response).catch(() => fail(mounted, response));
    },
    token: async (role) => {
      const person = findDemoPerson(`demo-${role}`);
      if (!person) throw new Error(`nobody has the role ${role}`);
      return signAccessToken(keys, url, person);
    },
  };
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    const wanted = params.ui_locales ?? request.headers['accept-language'];
    return write(response, 200, signInPage(preferredLanguage(String(wanted ?? '').replaceAll(' ', ','))));
  }
  const person = findDemoPerson(new URLSearchParams(await text(request)).get('person') ?? '');
  const result = person ? { login: { accountId: person.id } } : { error: 'access_denied' };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function fail(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else
    write(response, 400, signInFailedPage(preferredLanguage(request.headers['accept-language']), 'session_not_found'));
}

function write(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(html);
}
