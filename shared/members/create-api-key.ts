import type * as z from 'zod';
import { ServiceError } from '../runtime/errors.ts';
import { type ApiKey, type NewApiKey, printKey } from './api-key.ts';
import { listStoredKeys, saveApiKey } from './api-key-store.ts';
import { refuseKeys } from './find-api-key.ts';
import type { KeyServices } from './key-services.ts';
import type { Asked } from './save-organization.ts';
import { hashOf, newId, newSecret } from './secret.ts';

/** Open keys that one person may have. */
const mostKeys = 20;

/**
 * Makes a key of the caller, who must hold every role it carries (FORBIDDEN) and have signed in themselves. The key is in
 * this answer and nowhere else.
 */
export async function createApiKey(
  { keys, now }: KeyServices,
  { caller, requestId, said }: Asked & { said: z.infer<typeof NewApiKey> },
): Promise<{ apiKey: ApiKey; shown: string }> {
  refuseKeys(caller);
  if (said.scopes.some((scope) => !caller.roles.includes(scope))) throw notOwnRoles();
  const at = now().toISOString();
  const held = await listStoredKeys(keys, caller.subject);
  if (held.filter(({ revokedAt, expiresAt }) => !revokedAt && expiresAt > at).length >= mostKeys) throw tooMany();
  const [key, secret] = [newId(), newSecret()];
  const expiresAt = new Date(now().getTime() + said.days * 86_400_000).toISOString();
  const apiKey: ApiKey = {
    key,
    person: caller.subject,
    name: caller.name ?? null,
    label: said.label,
    scopes: said.scopes,
    sandbox: said.sandbox,
    secrets: [{ hash: hashOf(secret), until: expiresAt }],
    createdAt: at,
    expiresAt,
    revokedAt: null,
    revision: 1,
  };
  const event = { action: 'key.created', at, actor: caller.subject, requestId } as const;
  if (!(await saveApiKey(keys, apiKey, { event }))) throw new Error(`${key} exists`);
  return { apiKey, shown: printKey(apiKey, secret) };
}

function notOwnRoles(): ServiceError {
  return new ServiceError('FORBIDDEN', {
    zh: '密钥的角色不能多于您自己的角色。',
    en: 'A key cannot carry a role that you do not have.',
  });
}

function tooMany(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `最多可有 ${mostKeys} 个有效密钥：请先撤销不用的。`,
    en: `You may have ${mostKeys} open keys: revoke one that is not used.`,
  });
}
