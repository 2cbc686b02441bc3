import * as z from 'zod';
import { type ApiKey, KeyRotation, keyPrefix, NewApiKey } from '#shared/members/api-key.ts';
import { revokeApiKey, rotateApiKey } from '#shared/members/change-api-key.ts';
import { createApiKey } from '#shared/members/create-api-key.ts';
import { listApiKeys, listEventsOfKey, listUsage } from '#shared/members/find-api-key.ts';
import { KeyEvent } from '#shared/members/key-event.ts';
import type { KeyServices } from '#shared/members/key-services.ts';
import { DayOfUse } from '#shared/members/usage.ts';
import { Role } from '#shared/runtime/caller.ts';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { pageOf, wholeList } from './page.ts';

/** Every route refuses callers who come with a key themselves. */
const keyRoute = { access: 'member', tag: 'Members', refuses: ['FORBIDDEN', 'CONFLICT'] } as const;
const params = z.object({ key: z.string().regex(/^[0-9a-z]{12}$/) });

const KeyView = z
  .object({
    id: z.string(),
    /** How the key begins, to tell it from others. */
    prefix: z.string(),
    label: z.string(),
    /** For trying programs: it changes nothing, and answers failures on request. */
    sandbox: z.boolean(),
    scopes: z.array(Role),
    createdAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
    /** Until when the secret before the last rotation opens too. */
    overlapUntil: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });
const ShownKey = KeyView.extend({ apiKey: z.string() }).meta({ id: 'ShownApiKey' });

function keyView(apiKey: ApiKey, lastUsedAt: string | null = null): z.infer<typeof KeyView> {
  const overlapUntil = apiKey.secrets[1]?.until ?? null;
  return { ...apiKey, id: apiKey.key, prefix: keyPrefix(apiKey), overlapUntil, lastUsedAt };
}

/** API keys of the person who is signed in. */
export const apiKeyRoutes: Route<KeyServices>[] = [
  route({
    ...keyRoute,
    method: 'GET',
    path: '/v1/api-keys',
    summary: { zh: '我的密钥', en: 'My API keys' },
    response: pageOf(KeyView),
    run: async (services: KeyServices, { caller }) => {
      const known = await listApiKeys(services, caller);
      return wholeList(known.map(({ apiKey, lastUsedAt }) => keyView(apiKey, lastUsedAt)));
    },
  }),
  route({
    ...keyRoute,
    method: 'POST',
    path: '/v1/api-keys',
    summary: { zh: '新建密钥；密钥只在此次响应中出现', en: 'Make a key; it is in this answer alone' },
    body: NewApiKey,
    response: ShownKey,
    answers: [201],
    run: async (services: KeyServices, { body: said, caller, requestId }) => {
      const { apiKey, shown } = await createApiKey(services, { said, caller, requestId });
      return new Reply(201, { ...keyView(apiKey), apiKey: shown }, { location: `/v1/api-keys/${apiKey.key}/usage` });
    },
  }),
  route({
    ...keyRoute,
    method: 'POST',
    path: '/v1/api-keys/{key}/rotate',
    summary: { zh: '轮换密钥，旧密钥在重叠期内仍有效', en: 'Give a key a new secret; the old one opens for a while' },
    params,
    body: KeyRotation,
    response: ShownKey,
    run: async (services: KeyServices, { params: { key }, body, caller, requestId }) => {
      const { apiKey, shown } = await rotateApiKey(services, { key, ...body, caller, requestId });
      return { ...keyView(apiKey), apiKey: shown };
    },
  }),
  route({
    ...keyRoute,
    method: 'DELETE',
    path: '/v1/api-keys/{key}',
    summary: { zh: '撤销密钥', en: 'Revoke a key' },
    params,
    response: KeyView,
    run: async (services: KeyServices, { params: { key }, caller, requestId }) =>
      keyView(await revokeApiKey(services, { key, caller, requestId })),
  }),
  route({
    ...keyRoute,
    method: 'GET',
    path: '/v1/api-keys/{key}/usage',
    summary: { zh: '每日用量（UTC），最近 90 天', en: 'Calls by the day (UTC), the last 90 days' },
    params,
    response: pageOf(DayOfUse.meta({ id: 'DayOfUse' })),
    run: async (services: KeyServices, { params: { key }, caller }) =>
      wholeList(await listUsage(services, caller, key)),
  }),
  route({
    ...keyRoute,
    method: 'GET',
    path: '/v1/api-keys/{key}/events',
    summary: { zh: '密钥的变更记录', en: 'What was done to a key' },
    params,
    response: pageOf(KeyEvent.meta({ id: 'KeyEvent' })),
    run: async (services: KeyServices, { params: { key }, caller }) =>
      wholeList(await listEventsOfKey(services, caller, key)),
  }),
];
