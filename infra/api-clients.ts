import { Duration } from 'aws-cdk-lib';
import { OAuthScope, ResourceServerScope, type UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { apiAudience, MachineRole } from '#shared/runtime/caller.ts';

/** The API as scopes are asked for: `use` as oneself, or one for each role that a program may have. */
export function apiScopes(pool: UserPool): (name: 'use' | MachineRole) => OAuthScope {
  const scopes = new Map(
    (['use', ...MachineRole.options] as const).map((name) => {
      const scopeDescription = name === 'use' ? 'Use the API as oneself' : `Act for an organization as ${name}`;
      return [name, new ResourceServerScope({ scopeName: name, scopeDescription })];
    }),
  );
  const server = pool.addResourceServer('Api', {
    identifier: apiAudience,
    userPoolResourceServerName: 'Guiju API',
    scopes: [...scopes.values()],
  });
  return (name) => {
    const scope = scopes.get(name);
    if (!scope) throw new Error(`there is no scope ${name}`);
    return OAuthScope.resourceServer(server, scope);
  };
}

const tokenRules = {
  authFlows: {},
  accessTokenValidity: Duration.hours(1),
  idTokenValidity: Duration.hours(1),
  enableTokenRevocation: true,
  preventUserExistenceErrors: true,
};

/** The site, which can keep no secret towards Cognito: authorization code with PKCE (RFC 7636) and short tokens. */
export function siteClient(pool: UserPool, siteUrl: string, use: OAuthScope): UserPoolClient {
  return pool.addClient('Site', {
    ...tokenRules,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, use],
      callbackUrls: [`${siteUrl}/sign-in/callback`],
      logoutUrls: [`${siteUrl}/`],
    },
    refreshTokenValidity: Duration.hours(8),
  });
}

/** A program of an organization: its own secret (RFC 6749 §4.4), nobody to sign in, and the scopes of its roles alone. */
export function machineClient(pool: UserPool, name: string, scopes: OAuthScope[]): UserPoolClient {
  return pool.addClient(`Machine ${name}`, {
    ...tokenRules,
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes },
  });
}
