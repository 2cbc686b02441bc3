import type { Grantable } from './function.ts';

/** What functions must know of an OpenID provider to read its access tokens. */
export interface Issuer {
  /** As the `iss` claim prints it. */
  url: string;
  jwksUrl: string;
  /** Audiences or client ids that a token may be meant for, separated by commas. */
  audience: string;
}

/** What lets a function read access tokens: settings only, because the keys are public. */
export function issuerTokens({ url, jwksUrl, audience }: Issuer): Grantable {
  return {
    environment: { OIDC_ISSUER: url, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl },
    grantRead: () => undefined,
    grantWrite: () => {
      throw new Error('no function may change who the members are');
    },
  };
}
