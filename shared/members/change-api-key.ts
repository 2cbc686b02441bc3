import { ServiceError } from '../runtime/errors.ts';
import { type ApiKey, printKey, rotated } from './api-key.ts';
import { saveApiKey } from './api-key-store.ts';
import { findApiKey } from './find-api-key.ts';
import type { KeyEvent } from './key-event.ts';
import type { KeyServices } from './key-services.ts';
import type { Asked } from './save-organization.ts';
import { hashOf, newSecret } from './secret.ts';

type About = Asked & { key: string };

/** Gives the caller's key a new secret; the one before opens for some hours more. CONFLICT for a key that is shut. */
export async function rotateApiKey(
  services: KeyServices,
  { overlapHours, ...about }: About & { overlapHours: number },
): Promise<{ apiKey: ApiKey; shown: string }> {
  const secret = newSecret();
  const overlap = new Date(services.now().getTime() + overlapHours * 3_600_000).toISOString();
  const apiKey = await saveNext(services, about, 'key.rotated', (before) => rotated(before, hashOf(secret), overlap));
  return { apiKey, shown: printKey(apiKey, secret) };
}

/** Shuts the caller's key for good. CONFLICT for a key that is shut already. */
export function revokeApiKey(services: KeyServices, about: About): Promise<ApiKey> {
  const revokedAt = services.now().toISOString();
  return saveNext(services, about, 'key.revoked', (before) => ({
    ...before,
    revokedAt,
    revision: before.revision + 1,
  }));
}

async function saveNext(
  services: KeyServices,
  { caller, requestId, key }: About,
  action: KeyEvent['action'],
  change: (before: ApiKey) => ApiKey,
): Promise<ApiKey> {
  const at = services.now().toISOString();
  const before = await findApiKey(services, caller, key);
  if (before.revokedAt || before.expiresAt <= at) throw shut();
  const next = change(before);
  if (await saveApiKey(services.keys, next, { event: { action, at, actor: caller.subject, requestId } })) return next;
  throw new ServiceError('CONFLICT', {
    zh: '该密钥刚被更改，请重新读取后再试。',
    en: 'The key has just been changed: read it again and try once more.',
  });
}

function shut(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该密钥已撤销或过期。',
    en: 'The key was revoked or has expired.',
  });
}
