import type { Configuration, KoaContextWithOIDC, UnknownObject } from 'oidc-provider';
import { apiAudience, MachineRole, scopeOf } from '#shared/runtime/caller.ts';
import { preferredLanguage } from '#shared/runtime/request.ts';
import { findDemoPerson } from './demo-people.ts';
import { claimsOf, demoMachine, type IssuerKeys, signingAlgorithm, siteClient, tokenSeconds } from './issuer-keys.ts';
import { issuerMemory } from './issuer-memory.ts';
import { signInFailedPage } from './sign-in-page.ts';

/** Where the issuer is mounted on the port of the service. */
export const mount = '/oidc';

/**
 * What the local issuer does: code with PKCE for the site, client credentials for programs, JWT access tokens with roles or
 * scopes, no consent, no refresh.
 */
export function configuration(url: string, keys: IssuerKeys): Configuration {
  return {
    adapter: issuerMemory(),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    clients: [
      {
        client_id: siteClient,
        client_name: '规矩 Guiju',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${url}/sign-in/callback`],
        post_logout_redirect_uris: [`${url}/`],
        id_token_signed_response_alg: signingAlgorithm,
      },
      {
        client_id: demoMachine.id,
        client_secret: demoMachine.secret,
        id_token_signed_response_alg: signingAlgorithm,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    pkce: { required: () => true },
    responseTypes: ['code'],
    // Without `offline_access` among them there are no refresh tokens.
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    ttl: { AccessToken: tokenSeconds, IdToken: 3600, Interaction: 3600, Session: tokenSeconds, Grant: tokenSeconds },
    findAccount: async (_context, id) => account(id),
    extraTokenClaims: async (_context, token) => ('accountId' in token ? extraClaims(token.accountId) : undefined),
    interactions: { url: (_context, interaction) => `${mount}/interaction/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    renderError: (context, { error }) => {
      context.type = 'html';
      context.body = signInFailedPage(preferredLanguage(context.get('accept-language')), error);
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => apiAudience,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: MachineRole.options.map(scopeOf).join(' '),
          audience: apiAudience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
  };
}

function account(id: string) {
  const person = findDemoPerson(id);
  if (!person) return undefined;
  return { accountId: id, claims: async () => ({ sub: id, name: person.name, roles: person.roles }) };
}

function extraClaims(id: string): UnknownObject | undefined {
  const person = findDemoPerson(id);
  return person && claimsOf(person);
}

/** There is one client and it is ours, so nobody is asked what it may know. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { session, client, provider } = oidc;
  if (!session?.accountId || !client) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
