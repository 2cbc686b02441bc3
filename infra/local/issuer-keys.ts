import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { apiAudience } from '#shared/runtime/caller.ts';
import type { Env } from '#shared/runtime/env.ts';
import type { DemoPerson } from './demo-people.ts';

export const signingAlgorithm = 'ES256';
export const siteClient = 'guiju-site';
/** A program of an organization, for trying client credentials on one computer, where anyone may be anybody. */
export const demoMachine = { id: 'demo-machine', secret: 'demo-machine-password' };
export const tokenSeconds = 8 * 3600;

/** Secrets of the local issuer, kept in the state folder so that tokens outlive a restart. */
export interface IssuerKeys {
  signing: JWK;
  /** Signs the cookies of the sign-in page. */
  cookie: string;
}

/** Reads the secrets of a state folder, making them the first time. */
export async function issuerKeys(home: string): Promise<IssuerKeys> {
  const file = join(home, 'issuer', 'keys.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept) as IssuerKeys;
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const signing = { ...jwk, alg: signingAlgorithm, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  const keys: IssuerKeys = { signing, cookie: randomBytes(32).toString('base64url') };
  await mkdir(join(home, 'issuer'), { recursive: true });
  // Whoever comes second keeps what the first one wrote: both must sign with the same key.
  await writeFile(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return JSON.parse(await readFile(file, 'utf8')) as IssuerKeys;
}

/** Where the local issuer of a service answers. */
export function issuerUrl(url: string): string {
  return `${url}/oidc`;
}

/** The settings that make the functions trust the local issuer of a service, and let people sign in on the site. */
export function issuerEnvironment(url: string) {
  const issuer = issuerUrl(url);
  return {
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: apiAudience,
    OIDC_JWKS_URL: `${issuer}/jwks`,
    OIDC_CLIENT_ID: siteClient,
    // A restart signs everybody out, as the issuer forgets them too.
    SESSION_KEY: randomBytes(32).toString('base64url'),
  } satisfies Partial<Env>;
}

/** What access tokens say of a person beside the subject. */
export function claimsOf({ name, email, roles }: DemoPerson) {
  return { name, email, email_verified: true, roles };
}

/** An access token (RFC 9068) such as the issuer gives a person who signs in. */
export async function signAccessToken(keys: IssuerKeys, url: string, person: DemoPerson): Promise<string> {
  return new SignJWT({ ...claimsOf(person), client_id: siteClient, jti: randomUUID() })
    .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid: keys.signing.kid })
    .setIssuer(issuerUrl(url))
    .setSubject(person.id)
    .setAudience(apiAudience)
    .setIssuedAt()
    .setExpirationTime(`${tokenSeconds}s`)
    .sign(await importJWK(keys.signing));
}
