import * as z from 'zod';
import { route } from '#shared/runtime/route.ts';
import { assignUsers, UserList } from '#shared/trade/assign-users.ts';
import { EntitlementId } from '#shared/trade/entitlement.ts';
import { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { EntitlementQuery, findEntitlement, listEntitlements } from '#shared/trade/find-entitlements.ts';
import type { TradeServices } from '#shared/trade/trade-services.ts';
import { pageOf, wholeList } from './page.ts';

const member = { tag: 'Trade', access: 'member' } as const;
const params = z.object({ id: EntitlementId });
const ifMatch = z.string().max(500).optional().meta({
  description: 'ETag of the licence as it was read; only its revision counts',
  example: '"r1"',
});

/** Licences that were bought, and who uses them. */
export const entitlementRoutes = [
  route({
    ...member,
    method: 'GET',
    path: '/v1/entitlements',
    summary: { zh: '我的组织持有的许可', en: 'Licences that my organizations hold' },
    query: EntitlementQuery,
    response: pageOf(EntitlementView),
    refuses: ['NOT_FOUND'],
    examples: ['usable=true'],
    run: async (services: TradeServices, { query, caller }) =>
      wholeList(await listEntitlements(services, { query, caller })),
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/entitlements/{id}',
    summary: { zh: '一项许可', en: 'One licence' },
    params,
    response: EntitlementView,
    run: (services: TradeServices, { params: { id }, caller }) => findEntitlement(services, { id, caller }),
  }),
  route({
    ...member,
    method: 'PUT',
    path: '/v1/entitlements/{id}/users',
    summary: { zh: '指定许可的用户', en: 'Say who the users of a licence are' },
    description: {
      zh: '名单整体替换；不超过席位数。以个人名义发出过副本的用户不能更换。',
      en: 'The list replaces the one before and never exceeds the seats. A user who has a copy made out to them stays.',
    },
    params,
    headers: z.object({ 'if-match': ifMatch }),
    body: UserList,
    response: EntitlementView,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: TradeServices, { params: { id }, headers, body: { users }, caller, requestId }) => {
      await assignUsers(services, { id, users, caller, requestId, ifMatch: headers['if-match'] });
      return findEntitlement(services, { id, caller });
    },
  }),
];
