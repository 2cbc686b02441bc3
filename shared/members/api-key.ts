import * as z from 'zod';
import { Role, sandboxPrefix } from '../runtime/caller.ts';
import { Person } from './membership.ts';

/** What a key is to be. */
export const NewApiKey = z.object({
  label: z.string().trim().min(1).max(80),
  /** Roles that it carries of those of its owner; with none it acts as any member. */
  scopes: z
    .array(Role)
    .max(Role.options.length)
    .default([])
    .transform((scopes) => [...new Set(scopes)]),
  days: z.int().min(1).max(366).default(90),
  sandbox: z.boolean().default(false).meta({
    description: 'for trying programs: it changes nothing, and answers failures on request by Sandbox-Answer',
  }),
});

export const KeyRotation = z.object({
  /** Hours for which the old secret still opens. */
  overlapHours: z.int().min(0).max(168).default(24),
});

/** A key as it is stored: of its secrets only the hashes, the newest first. */
export const ApiKey = z.object({
  key: z.string(),
  person: Person,
  name: z.string().nullable(),
  label: z.string(),
  scopes: z.array(Role),
  sandbox: z.boolean().default(false),
  secrets: z.array(z.object({ hash: z.string(), until: z.iso.datetime() })),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  revision: z.int().positive(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** `gj_<key>_<secret>`, `gj_test_…` for the sandbox: what leads is shown in lists, and tells scanners of code what was leaked. */
const keyShape = /^(gj_|gj_test_)([0-9a-z]{12})_([\w-]{43})$/;

export function printKey({ key, sandbox }: Pick<ApiKey, 'key' | 'sandbox'>, secret: string): string {
  return `${keyPrefix({ key, sandbox })}${secret}`;
}

export function keyPrefix({ key, sandbox }: Pick<ApiKey, 'key' | 'sandbox'>): string {
  return `${sandbox ? sandboxPrefix : 'gj_'}${key}_`;
}

export function parseKey(text: string): { key: string; secret: string; sandbox: boolean } | undefined {
  const [, prefix, key, secret] = keyShape.exec(text) ?? [];
  return key && secret ? { key, secret, sandbox: prefix === sandboxPrefix } : undefined;
}

/** Hashes of the secrets that open at an instant; none of a key that is revoked or has expired. */
export function openHashes({ revokedAt, expiresAt, secrets }: ApiKey, at: string): string[] {
  if (revokedAt || expiresAt <= at) return [];
  return secrets.filter(({ until }) => until > at).map(({ hash }) => hash);
}

/** The key with a new secret before the newest, which opens until `overlap` is over; older ones are gone. */
export function rotated(before: ApiKey, hash: string, overlap: string): ApiKey {
  const [newest] = before.secrets;
  const until = overlap < before.expiresAt ? overlap : before.expiresAt;
  const old = newest ? [{ ...newest, until }] : [];
  return { ...before, secrets: [{ hash, until: before.expiresAt }, ...old], revision: before.revision + 1 };
}
