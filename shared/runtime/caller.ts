import * as z from 'zod';
import { ServiceError } from './errors.ts';

/** What a member may do, named like the groups of the identity provider. */
export const Role = z.enum(['reader', 'editor', 'depositor', 'seller', 'buyer', 'reviewer', 'auditor']);
export type Role = z.infer<typeof Role>;

/** Who may call: `public` needs nothing, `member` a valid access token, a role a token that carries it. */
export type Access = 'public' | 'member' | Role;

/** Who calls, as the access token says. */
export interface Caller {
  subject: string;
  name?: string;
  roles: Role[];
}

/** Finds out who calls from the `Authorization` header: null without one, `UNAUTHENTICATED` for a bad token. */
export type Identify = (authorization: string | undefined) => Promise<Caller | null>;

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
  if (needed === 'public' || needed === 'member' || caller.roles.includes(needed)) return caller;
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
      zh: '请先登录，并在 Authorization 头中以 Bearer 方式附上访问令牌。',
      en: 'Sign in and send the access token as Bearer in the Authorization header.',
    },
    { headers: { 'www-authenticate': 'Bearer realm="guiju"' } },
  );
}
