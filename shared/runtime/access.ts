import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import { type Caller, type Identify, MachineRole, Role, scopeOf } from './caller.ts';
import { env } from './env.ts';
import { ServiceError } from './errors.ts';

export interface TokenRules {
  /** What the `iss` claim must be. */
  issuer: string;
  /** Audiences or client ids of which the token must name one; any when absent. */
  audiences?: string[];
  jwksUrl: string;
  /** Milliseconds between two looks at the keys, so that forged key ids cannot make us hammer the issuer. */
  cooldown?: number;
}

/** Asymmetric only: with a shared secret or `none` among them, whoever knows the public key could sign. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const clockToleranceSeconds = 5;

/**
 * A reader of bearer access tokens (RFC 6750, RFC 9068) of one issuer: signature by its published keys, issuer,
 * audience, expiry, and that it is an access token and no other kind of token.
 */
export function tokenReader({ issuer, audiences, jwksUrl, cooldown = 30_000 }: TokenRules): Identify {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: cooldown, timeoutDuration: 3000 });
  return async (authorization) => {
    if (!authorization) return null;
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    if (!token) throw refused('the Authorization header holds no bearer token');
    const { payload, protectedHeader } = await verify(token, keys, issuer);
    if (!isAccessToken(payload, protectedHeader.typ)) throw refused('this is not an access token');
    if (audiences && !isMeantFor(payload, audiences)) throw refused('the token is meant for another audience');
    return machineOf(payload) ?? personOf(payload);
  };
}

let configured: Identify | undefined;

/** Reads tokens of the issuer this service trusts (`OIDC_ISSUER`); without one every guarded route fails. */
export const identify: Identify = async (authorization) => {
  configured ??= tokenReader(configuredRules());
  return configured(authorization);
};

function configuredRules(): TokenRules {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = env();
  if (!issuer || !jwksUrl) throw new Error('guarded routes need OIDC_ISSUER and OIDC_JWKS_URL');
  return { issuer, jwksUrl, ...(audience ? { audiences: audience.split(',') } : {}) };
}

async function verify(token: string, keys: JWTVerifyGetKey, issuer: string): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, {
      issuer,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused('the token has expired', error);
    if (isIssuerFault(error)) throw unavailable(error);
    throw refused('the token is not one that this service trusts', error);
  }
}

/** The keys could not be read: the token may be good, so the caller is asked to come back, not to sign in again. */
function isIssuerFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true;
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}

/** RFC 9068 §4 marks access tokens by `typ`; Cognito marks them by a claim. An ID token has neither mark. */
function isAccessToken(payload: JWTPayload, type: string | undefined): boolean {
  if (payload.token_use !== undefined) return payload.token_use === 'access';
  return type?.toLowerCase().replace(/^application\//, '') === 'at+jwt';
}

/** Cognito's access tokens carry the client they were issued to where others carry an audience. */
function isMeantFor({ aud, client_id: client }: JWTPayload, audiences: string[]): boolean {
  const named = aud ?? client;
  return [named].flat().some((audience) => typeof audience === 'string' && audiences.includes(audience));
}

/** A token by client credentials names the client as its subject (RFC 9068 §2.2); its scopes are the roles of a program. */
function machineOf({ sub, client_id: client, scope }: JWTPayload): Caller | undefined {
  if (sub === undefined || sub !== client) return undefined;
  const scopes = String(scope ?? '').split(' ');
  return { subject: sub, machine: true, roles: MachineRole.options.filter((role) => scopes.includes(scopeOf(role))) };
}

function personOf(payload: JWTPayload): Caller {
  const claimed = payload['cognito:groups'] ?? payload.roles;
  const roles = (Array.isArray(claimed) ? claimed : []).filter((role) => Role.safeParse(role).success) as Role[];
  const { name, email } = payload;
  return {
    subject: String(payload.sub),
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof email === 'string' && payload.email_verified === true ? { email } : {}),
    roles,
  };
}

function refused(why: string, cause?: unknown): ServiceError {
  return new ServiceError(
    'UNAUTHENTICATED',
    { zh: '访问令牌无效或已过期，请重新登录。', en: `The access token cannot be used: ${why}. Sign in again.` },
    {
      cause,
      headers: { 'www-authenticate': `Bearer realm="guiju", error="invalid_token", error_description="${why}"` },
    },
  );
}

function unavailable(cause: unknown): ServiceError {
  return new ServiceError(
    'UNAVAILABLE',
    { zh: '暂时无法核对登录，请稍后再试。', en: 'Sign-in cannot be checked at the moment. Try again later.' },
    { cause },
  );
}
