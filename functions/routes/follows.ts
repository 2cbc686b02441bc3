import * as z from 'zod';
import type { AlertServices } from '#shared/alerts/alert-services.ts';
import { listAlerts } from '#shared/alerts/alert-store.ts';
import {
  changeFollow,
  createFollow,
  deleteFollow,
  type FollowServices,
  findFollow,
} from '#shared/alerts/change-follow.ts';
import { Follow, FollowChange, FollowId, NewFollow } from '#shared/alerts/follow.ts';
import { listFollows } from '#shared/alerts/follow-store.ts';
import { Alert } from '#shared/alerts/happening.ts';
import { endMail } from '#shared/alerts/mail-settings.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf, wholeList } from './page.ts';

const memberRoute = { access: 'member', tag: 'Alerts' } as const;
const params = z.object({ id: FollowId });

const FollowView = Follow.omit({ follow: true, member: true, numbers: true, feedKey: true, revision: true })
  .extend({
    id: FollowId,
    /** Addresses that need no sign-in: whoever has one may read it. */
    feeds: z.object({ atom: z.url(), json: z.url(), calendar: z.url() }),
  })
  .meta({ id: 'Follow' });

function viewOf({ follow: id, feedKey, ...shown }: Follow, { site }: Pick<AlertServices, 'site'>) {
  const address = `${site}/feeds/follows/${feedKey}`;
  return { ...shown, id, feeds: { atom: `${address}.atom`, json: `${address}.json`, calendar: `${address}.ics` } };
}

const AlertView = Alert.omit({ happening: true }).extend({ id: Alert.shape.happening }).meta({ id: 'Alert' });
const alertView = ({ happening: id, ...alert }: Alert) => ({ ...alert, id });

const AlertsQuery = z.strictObject({
  follow: FollowId.optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^alert#[\w:.#-]{1,100}$/)
    .optional()
    .meta({ description: 'The `next` of the page before' }),
});

/** What members follow, and what they were told. */
export const followRoutes = [
  route({
    ...memberRoute,
    method: 'GET',
    path: '/v1/follows',
    summary: { zh: '我关注的标准、类目、检索、清单和发布机构', en: 'What you follow' },
    response: pageOf(FollowView),
    run: async (services: AlertServices, { caller }) =>
      wholeList((await listFollows(services.rows, caller.subject)).map((follow) => viewOf(follow, services))),
  }),
  route({
    ...memberRoute,
    method: 'POST',
    path: '/v1/follows',
    summary: {
      zh: '关注一项；已关注的照原样返回',
      en: 'Follow something; what is followed already comes back as it is',
    },
    description: {
      zh: '每项关注都有 Atom、JSON 和日历三个订阅地址；邮件（即时或每日一封）和组织的推送地址（standard.* 主题）按需开启。',
      en: 'Each follow has addresses of an Atom and a JSON feed and a calendar; mail (at once or daily) and webhooks of an organization (topics standard.*) are told when asked for.',
    },
    body: NewFollow,
    response: FollowView,
    creates: true,
    refuses: ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND'],
    run: async (services: FollowServices, { body: asked, caller, language }) => {
      const { follow, isNew } = await createFollow(services, { asked, caller, language });
      const view = viewOf(follow, services);
      return isNew ? new Reply(201, view, { location: `/v1/follows/${follow.follow}` }) : view;
    },
  }),
  route({
    ...memberRoute,
    method: 'GET',
    path: '/v1/follows/{id}',
    summary: { zh: '一项关注', en: 'One follow' },
    params,
    response: FollowView,
    run: async (services: AlertServices, { params: { id }, caller }) =>
      viewOf(await findFollow(services, { id, caller }), services),
  }),
  route({
    ...memberRoute,
    method: 'PATCH',
    path: '/v1/follows/{id}',
    summary: { zh: '更改提醒方式', en: 'Change how a follow tells' },
    params,
    body: FollowChange,
    response: FollowView,
    refuses: ['CONFLICT', 'FORBIDDEN'],
    run: async (services: FollowServices, { params: { id }, body: change, caller, language }) =>
      viewOf(await changeFollow(services, { id, change, caller, language }), services),
  }),
  route({
    ...memberRoute,
    method: 'DELETE',
    path: '/v1/follows/{id}',
    summary: { zh: '取消关注', en: 'Follow no longer' },
    params,
    response: FollowView,
    run: async (services: AlertServices, { params: { id }, caller }) =>
      viewOf(await deleteFollow(services, { id, caller }), services),
  }),
  route({
    ...memberRoute,
    method: 'GET',
    path: '/v1/alerts',
    summary: { zh: '收到的提醒，最新的在前', en: 'What you were told, the newest first' },
    query: AlertsQuery,
    response: pageOf(AlertView),
    refuses: ['NOT_FOUND'],
    run: async ({ rows }: AlertServices, { query: { follow, size, cursor: from }, caller }) => {
      if (follow) await findFollow({ rows }, { id: follow, caller });
      const owner = follow ? `follow#${follow}` : `member#${caller.subject}`;
      const { alerts, next } = await listAlerts(rows, owner, { size, from });
      const isAll = next === null && from === undefined;
      return { items: alerts.map(alertView), total: alerts.length + (next ? 1 : 0), totalIsExact: isAll, next };
    },
  }),
  route({
    access: 'public',
    tag: 'Alerts',
    method: 'POST',
    path: '/v1/unsubscriptions/{token}',
    summary: {
      zh: '一键退订提醒邮件（RFC 8058），无需登录',
      en: 'End alert mails by one click (RFC 8058), without sign-in',
    },
    params: z.object({
      token: z
        .string()
        .regex(/^[\w-]{43}$/)
        .meta({ example: 'w'.repeat(43) }),
    }),
    response: z.object({ ended: z.literal(true) }),
    run: async (services: AlertServices, { params: { token } }) => {
      await endMail(services, { token });
      return { ended: true as const };
    },
  }),
];
