import * as z from 'zod';
import { ServiceError } from './errors.ts';

/** What a member may do, named like the groups of the identity provider. */
export const Role = z.enum(['reader', 'editor', 'depositor', 'seller', 'buyer', 'reviewer', 'auditor']);
export type Role = z.infer<typeof Role>;

/** What a program of an organization may do by itself; to review and to audit takes people. */
export const MachineRole = Role.exclude(['reviewer', 'auditor']);
export type MachineRole = z.infer<typeof MachineRole>;

/** What access tokens are meant for (RFC 8707), and what begins the scopes that stand for roles: `urn:guiju:api/buyer`. */
export const apiAudience = 'urn:guiju:api';
export const scopeOf = (role: MachineRole) => `${apiAudience}/${role}`;

/**
 * Who may call: `public` needs nothing, `optional` nothing either but shows more to those it concerns, `member` a valid access
 * token, a role a token that carries it.
 */
export type Access = 'public' | 'optional' | 'member' | Role;

/** Who calls, as the access token or the key says. */
export interface Caller {
  subject: string;
  name?: string;
  /** E-mail address, where the token carries one that was verified. */
  email?: string;
  roles: Role[];
  /** A program that came with credentials of its own (RFC 6749 §4.4), and no person. */
  machine?: true;
  /** Id of the API key, when it was not the person who called. */
  key?: string;
  /** What is left of what they may ask, where that is counted. */
  allowance?: Allowance;
}

/** How much may be asked in how many seconds, and what is left of it. */
export interface Allowance {
  policy: string;
  quota: number;
  window: number;
  remaining: number;
  /** Seconds until the quota is whole again. */
  reset: number;
}

/** How API keys begin that change nothing: whoever reads one sees what it is. */
export const sandboxPrefix = 'gj_test_';

/** Header by which the cache in front shows that a request came through it; its value is the key of visitors. */
export const doorHeader = 'x-guiju-door';

/** What else is known of a call before it is known who calls. */
export interface Visit {
  apiKey?: string;
  address: string;
  method: string;
}

/**
 * Finds out who calls from the `Authorization` header or, where keys are taken, from the visit: null without either,
 * `UNAUTHENTICATED` for a bad one.
 */
export type Identify = (authorization: string | undefined, visit?: Visit) => Promise<Caller | null>;

/** The part of a route that says whom it serves. */
export interface Guard {
  access: Access;
  /** Callers without the role are told 404, because to know that the object exists would tell them something. */
  conceals?: boolean;
}

/**
 * Lets a caller into a guarded route or says why not: 401 to a stranger, 403 to a member without the role, 404 where
 * the route conceals its objects. Challenges as RFC 6750 §3 asks: no error code when no token was sent.
 */
export function admit(guard: Guard, caller: Caller | null): Caller {
  if (!caller) throw unauthenticated();
  const needed = guard.access;
  if (needed === 'public' || needed === 'optional' || needed === 'member' || caller.roles.includes(needed))
    return caller;
  if (guard.conceals) {
    throw new ServiceError('NOT_FOUND', { zh: '没有这个内容。', en: 'There is nothing here.' });
  }
  throw new ServiceError(
    'FORBIDDEN',
    { zh: `此操作需要 ${needed} 角色。`, en: `This needs the role ${needed}.` },
    { headers: { 'www-authenticate': 'Bearer realm="guiju", error="insufficient_scope"' } },
  );
}

function unauthenticated(): ServiceError {
  return new ServiceError(
    'UNAUTHENTICATED',
    {
      zh: '请先登录，并在 Authorization 头中以 Bearer 方式附上访问令牌，或以 X-Api-Key 附上密钥。',
      en: 'Sign in and send the access token as Bearer in the Authorization header, or a key as X-Api-Key.',
    },
    { headers: { 'www-authenticate': 'Bearer realm="guiju"' } },
  );
}
