import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { ApiKey } from './api-key.ts';
import { getApiKey, listKeyEvents, listStoredKeys } from './api-key-store.ts';
import type { KeyEvent } from './key-event.ts';
import type { KeyServices } from './key-services.ts';
import type { DayOfUse } from './usage.ts';
import { listDays } from './usage-store.ts';

/** A key and the instant it was last used at; null when it never was. */
export interface KnownKey {
  apiKey: ApiKey;
  lastUsedAt: string | null;
}

/** The caller's keys, newest first. */
export async function listApiKeys({ keys }: KeyServices, caller: Caller): Promise<KnownKey[]> {
  refuseKeys(caller);
  const stored = await listStoredKeys(keys, caller.subject);
  const known = stored.map(async (apiKey) => {
    const [latest] = await listDays(keys, `key#${apiKey.key}`, 1);
    return { apiKey, lastUsedAt: latest?.lastAt ?? null };
  });
  return (await Promise.all(known)).sort((one, other) => (one.apiKey.createdAt < other.apiKey.createdAt ? 1 : -1));
}

/** The caller's key; NOT_FOUND for one of somebody else. */
export async function findApiKey({ keys }: KeyServices, caller: Caller, key: string): Promise<ApiKey> {
  refuseKeys(caller);
  const apiKey = await getApiKey(keys, key);
  if (apiKey?.person === caller.subject) return apiKey;
  throw new ServiceError('NOT_FOUND', { zh: '没有这个密钥。', en: 'There is no such key.' });
}

/** How often the caller's key was used, by the day (UTC), newest first: at most 90 days. */
export async function listUsage(services: KeyServices, caller: Caller, key: string): Promise<DayOfUse[]> {
  await findApiKey(services, caller, key);
  return listDays(services.keys, `key#${key}`, 90);
}

/** What was done to the caller's key, oldest first. */
export async function listEventsOfKey(services: KeyServices, caller: Caller, key: string): Promise<KeyEvent[]> {
  await findApiKey(services, caller, key);
  return listKeyEvents(services.keys, key);
}

/** Keys are looked after by people who signed in: a leaked key must not make others. */
export function refuseKeys(caller: Caller): void {
  if (caller.key === undefined && !caller.machine) return;
  throw new ServiceError('FORBIDDEN', {
    zh: '密钥只能由登录者本人管理，不能由密钥或程序管理。',
    en: 'Keys are managed by the person who signed in, not with a key nor by a program.',
  });
}
