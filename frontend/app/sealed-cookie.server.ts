import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { createCookie } from 'react-router';
import type * as z from 'zod';
import { env } from '#shared/runtime/env.ts';
import { ServiceError } from '#shared/runtime/errors.ts';

/** A cookie that only this service can read or make, for data of one shape and as long as it lasts. */
export interface SealedCookie<T> {
  read(request: Request): Promise<T | undefined>;
  /** The `Set-Cookie` header that keeps something for some seconds. */
  keep(value: T, seconds: number): Promise<string>;
  /** The `Set-Cookie` header that forgets it. */
  forget(): Promise<string>;
}

/** Encrypted (JWE, A256GCM), out of reach of scripts, and never sent along by other sites but for plain links. */
export function sealedCookie<T extends Record<string, unknown>>(name: string, shape: z.ZodType<T>): SealedCookie<T> {
  const open = async (sealed: unknown) => {
    if (typeof sealed !== 'string') return undefined;
    // Sealed for another purpose, with another key or too long ago: as good as none.
    const opened = await jwtDecrypt(sealed, sessionKey(), { audience: name, ...methods }).catch(() => undefined);
    return shape.safeParse(opened?.payload).data;
  };
  const seal = (value: T, seconds: number) =>
    new EncryptJWT(value)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(name)
      .setExpirationTime(`${seconds}s`)
      .encrypt(sessionKey());
  return {
    read: async (request) => open(await cookie(name).parse(request.headers.get('cookie'))),
    keep: async (value, seconds) => cookie(name).serialize(await seal(value, seconds), { maxAge: seconds }),
    forget: () => cookie(name).serialize('', { maxAge: 0 }),
  };
}

const methods = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** Over TLS the prefix keeps neighbouring hosts from setting it (RFC 6265bis §4.1.3.2); a loopback service has none. */
function cookie(name: string) {
  const secure = env().SITE_URL.startsWith('https:');
  return createCookie(secure ? `__Host-${name}` : name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

function sessionKey(): Uint8Array {
  const { SESSION_KEY } = env();
  if (SESSION_KEY) return createHash('sha256').update(SESSION_KEY).digest();
  throw new ServiceError('UNAVAILABLE', { zh: '本站未启用登录。', en: 'This site offers no sign-in.' });
}
