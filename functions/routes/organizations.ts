import * as z from 'zod';
import { changeOrganization, OrganizationPatch } from '#shared/members/change-organization.ts';
import { createOrganization, NewOrganization } from '#shared/members/create-organization.ts';
import {
  findOrganization,
  listOrganizationEvents,
  listOrganizations,
  listWaitingOrganizations,
} from '#shared/members/list-organizations.ts';
import { MemberEvent } from '#shared/members/member-event.ts';
import type { MemberServices } from '#shared/members/member-services.ts';
import { type Membership, Organization, OrganizationId, OrganizationRole } from '#shared/members/membership.ts';
import { VerificationDecision } from '#shared/members/verification.ts';
import { askVerification, decideVerification } from '#shared/members/verify-organization.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { pageOf, wholeList } from './page.ts';

const member = { access: 'member', tag: 'Members' } as const;
const params = z.object({ id: OrganizationId });

/** An organization as the caller sees it: `roles` is null for whoever does not belong to it. */
export const OrganizationView = Organization.extend({ roles: z.array(OrganizationRole).nullable() }).meta({
  id: 'Organization',
});

function organizationView(organization: Organization, membership?: Pick<Membership, 'roles'>) {
  return { ...organization, roles: membership?.roles ?? null };
}

/** One organization as it is now. */
export async function viewed(services: MemberServices, about: { id: string; caller: Caller }) {
  const { organization, membership } = await findOrganization(services, about);
  return organizationView(organization, membership);
}

const Decision = z.object({ decision: VerificationDecision, reason: z.string().trim().min(2).max(500) });
const EventQuery = z.strictObject({
  size: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.coerce.number().int().min(2).max(99_999_999).optional(),
});

/** Organizations: made by members, verified by reviewers, with everything that happened to them. */
export const organizationRoutes: Route<MemberServices>[] = [
  route({
    ...member,
    method: 'GET',
    path: '/v1/organizations',
    summary: { zh: '我的组织', en: 'My organizations' },
    response: pageOf(OrganizationView),
    run: async (services: MemberServices, { caller }) => {
      const mine = await listOrganizations(services, caller);
      return wholeList(mine.map(({ organization, membership }) => organizationView(organization, membership)));
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/organizations',
    summary: { zh: '登记组织，登记人成为管理员', en: 'Make an organization; the caller becomes its administrator' },
    body: NewOrganization,
    response: OrganizationView,
    answers: [201],
    refuses: ['CONFLICT'],
    run: async (services: MemberServices, { body: said, caller, requestId }) => {
      const made = await createOrganization(services, { said, caller, requestId });
      const location = `/v1/organizations/${made.id}`;
      return new Reply(201, organizationView(made, { roles: ['administrator'] }), { location });
    },
  }),
  route({
    method: 'GET',
    access: 'reviewer',
    tag: 'Members',
    path: '/v1/verifications',
    summary: { zh: '等待核验的组织', en: 'Organizations that wait to be verified' },
    response: pageOf(OrganizationView),
    run: async (services: MemberServices) => {
      const waiting = await listWaitingOrganizations(services);
      return wholeList(waiting.map((organization) => organizationView(organization)));
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/organizations/{id}',
    summary: { zh: '一个组织', en: 'One organization' },
    params,
    response: OrganizationView,
    run: (services: MemberServices, { params: { id }, caller }) => viewed(services, { id, caller }),
  }),
  route({
    ...member,
    method: 'PATCH',
    path: '/v1/organizations/{id}',
    summary: { zh: '更正名称或信用代码', en: 'Correct names or credit code' },
    params,
    body: OrganizationPatch,
    response: OrganizationView,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: MemberServices, { params: { id }, body: patch, caller, requestId }) => {
      await changeOrganization(services, { id, patch, caller, requestId });
      return viewed(services, { id, caller });
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/organizations/{id}/verification',
    summary: { zh: '申请核验', en: 'Ask to be verified' },
    params,
    response: OrganizationView,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: MemberServices, { params: { id }, caller, requestId }) => {
      await askVerification(services, { id, caller, requestId });
      return viewed(services, { id, caller });
    },
  }),
  route({
    method: 'POST',
    access: 'reviewer',
    tag: 'Members',
    path: '/v1/organizations/{id}/verification/decision',
    summary: { zh: '核验决定：通过、退回、暂停、恢复', en: 'Decide: approve, refuse, suspend, reinstate' },
    description: {
      zh: '申请人和组织成员不能作出决定（双人原则）。',
      en: 'Neither who asked nor a member of the organization may decide (two persons).',
    },
    params,
    body: Decision,
    response: OrganizationView,
    refuses: ['CONFLICT'],
    run: async (services: MemberServices, { params: { id }, body, caller, requestId }) =>
      organizationView(await decideVerification(services, { id, ...body, caller, requestId })),
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/organizations/{id}/events',
    summary: { zh: '审计记录，最新在前', en: 'Audit trail, newest first' },
    params,
    query: EventQuery,
    response: pageOf(MemberEvent.meta({ id: 'MemberEvent' })),
    refuses: ['FORBIDDEN'],
    run: async (services: MemberServices, { params: { id }, query: { size, cursor: before }, caller }) => {
      const { events, total } = await listOrganizationEvents(services, { id, caller, size, before });
      const last = events.at(-1)?.sequence ?? 1;
      return { items: events, total, totalIsExact: true, next: last > 1 ? String(last) : null };
    },
  }),
];
