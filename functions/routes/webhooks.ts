import * as z from 'zod';
import { OrganizationId } from '#shared/members/membership.ts';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { changeEndpoint, createEndpoint, deleteEndpoint, rotateKeys } from '#shared/webhooks/change-endpoint.ts';
import { type Endpoint, EndpointChange, EndpointState, NewEndpoint, openKeys } from '#shared/webhooks/endpoint.ts';
import { endpointsOf, findEndpoint } from '#shared/webhooks/find-endpoint.ts';
import { Topic } from '#shared/webhooks/topic.ts';
import { EndpointId } from '#shared/webhooks/webhook-event.ts';
import type { WebhookServices } from '#shared/webhooks/webhook-services.ts';
import { pageOf, wholeList } from './page.ts';

/** Members who do not administer the organization are refused; to strangers an endpoint does not exist. */
const webhookRoute = { access: 'member', tag: 'Webhooks' } as const;
const params = z.object({ id: EndpointId });

const WebhookView = z
  .object({
    id: EndpointId,
    organization: OrganizationId,
    url: z.url(),
    topics: z.array(Topic),
    label: z.string(),
    state: EndpointState,
    disabledBecause: z.enum(['asked', 'gone']).nullable(),
    /** `whpk_…`, Ed25519: each verifies `v1a` signatures; the newest first, with the one before during an overlap. */
    publicKeys: z.array(z.string()),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Webhook' });
const ShownWebhook = WebhookView.extend({
  /** `whsec_…`, for `v1` signatures: in this answer and nowhere else. */
  secret: z.string(),
}).meta({ id: 'ShownWebhook' });

function viewOf(endpoint: Endpoint): z.infer<typeof WebhookView> {
  const publicKeys = openKeys(endpoint, new Date().toISOString()).map(({ publicKey }) => publicKey);
  return { ...endpoint, id: endpoint.endpoint, publicKeys };
}

function shown(endpoint: Endpoint): z.infer<typeof ShownWebhook> {
  return { ...viewOf(endpoint), secret: endpoint.keys[0]?.secret ?? '' };
}

/** Where organizations are told what happens (Standard Webhooks 1.0). */
export const webhookRoutes: Route<WebhookServices>[] = [
  route({
    ...webhookRoute,
    method: 'GET',
    path: '/v1/webhooks',
    summary: { zh: '组织的推送地址', en: 'Webhooks of an organization' },
    query: z.strictObject({ organization: OrganizationId }),
    response: pageOf(WebhookView),
    refuses: ['FORBIDDEN', 'NOT_FOUND'],
    run: async (services: WebhookServices, { query: { organization }, caller }) =>
      wholeList((await endpointsOf(services, { organization, caller })).map(viewOf)),
  }),
  route({
    ...webhookRoute,
    method: 'POST',
    path: '/v1/webhooks',
    summary: { zh: '新建推送地址；密钥只在此次响应中出现', en: 'Make a webhook; its secret is in this answer alone' },
    description: {
      zh: '消息按 Standard Webhooks 1.0 签名：v1a（Ed25519，用 publicKeys 验证）与 v1（HMAC-SHA256，用 secret 验证）。webhook-id 在重试时不变，接收方据此去重。',
      en: 'Messages are signed by Standard Webhooks 1.0: v1a (Ed25519, verified with publicKeys) and v1 (HMAC-SHA256, verified with secret). webhook-id stays the same when a message comes again; receivers tell repeats by it.',
    },
    body: NewEndpoint,
    response: ShownWebhook,
    answers: [201],
    refuses: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
    run: async (services: WebhookServices, { body: said, caller }) => {
      const endpoint = await createEndpoint(services, { said, caller });
      return new Reply(201, shown(endpoint), { location: `/v1/webhooks/${endpoint.endpoint}` });
    },
  }),
  route({
    ...webhookRoute,
    method: 'GET',
    path: '/v1/webhooks/{id}',
    summary: { zh: '一个推送地址', en: 'One webhook' },
    params,
    response: WebhookView,
    refuses: ['FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, caller }) =>
      viewOf(await findEndpoint(services, { id, caller })),
  }),
  route({
    ...webhookRoute,
    method: 'PATCH',
    path: '/v1/webhooks/{id}',
    summary: { zh: '更改、停用或启用推送地址', en: 'Change a webhook, disable or enable it' },
    params,
    body: EndpointChange,
    response: WebhookView,
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, body: change, caller }) =>
      viewOf(await changeEndpoint(services, { id, change, caller })),
  }),
  route({
    ...webhookRoute,
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    summary: { zh: '删除推送地址', en: 'Delete a webhook' },
    params,
    response: WebhookView,
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, caller }) =>
      viewOf(await deleteEndpoint(services, { id, caller })),
  }),
  route({
    ...webhookRoute,
    method: 'POST',
    path: '/v1/webhooks/{id}/rotate',
    summary: {
      zh: '轮换密钥；重叠期内新旧密钥同时签名',
      en: 'Give a webhook new keys; the old ones sign too for a while',
    },
    params,
    body: z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) }),
    response: ShownWebhook,
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: WebhookServices, { params: { id }, body, caller }) =>
      shown(await rotateKeys(services, { id, ...body, caller })),
  }),
];
