import * as z from 'zod';
import { acceptInvitation } from '#shared/members/accept-invitation.ts';
import { changeRoles, MemberRoles, removeMember } from '#shared/members/change-members.ts';
import { membershipsOf } from '#shared/members/find-memberships.ts';
import { NewInvitation } from '#shared/members/invitation.ts';
import { inviteMember, listInvitations, revokeInvitation } from '#shared/members/invite-member.ts';
import { listOrganizationMembers } from '#shared/members/list-organizations.ts';
import type { MemberServices } from '#shared/members/member-services.ts';
import { Membership, OrganizationId, OrganizationRole } from '#shared/members/membership.ts';
import { Role } from '#shared/runtime/caller.ts';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { OrganizationView, viewed } from './organizations.ts';
import { pageOf, wholeList } from './page.ts';

const member = { access: 'member', tag: 'Members' } as const;
const organization = z.object({ id: OrganizationId });
const one = organization.extend({ person: z.string().min(1).max(255) });
const Member = Membership.omit({ organization: true }).meta({ id: 'Member' });
const Me = z
  .object({
    subject: z.string(),
    name: z.string().nullable(),
    roles: z.array(Role),
    memberships: z.array(Membership.pick({ organization: true, roles: true })),
  })
  .meta({ id: 'Me' });
const InvitationView = z
  .object({
    id: z.string(),
    roles: z.array(OrganizationRole),
    address: z.string().nullable(),
    by: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Invitation' });
const MadeInvitation = InvitationView.extend({ token: z.string() }).meta({ id: 'MadeInvitation' });
const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

/** Who people are, to which organizations they belong, and how others come to belong to them. */
export const memberRoutes: Route<MemberServices>[] = [
  route({
    ...member,
    method: 'GET',
    path: '/v1/me',
    summary: { zh: '当前登录者、角色与所属组织', en: 'Who is signed in, their roles and organizations' },
    response: Me,
    run: async (services: MemberServices, { caller }) => {
      const memberships = await membershipsOf(services, caller.subject);
      return { ...caller, name: caller.name ?? null, memberships };
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/organizations/{id}/members',
    summary: { zh: '组织成员', en: 'Members of an organization' },
    params: organization,
    response: pageOf(Member),
    run: async (services: MemberServices, { params, caller }) =>
      wholeList(await listOrganizationMembers(services, { ...params, caller })),
  }),
  route({
    ...member,
    method: 'PUT',
    path: '/v1/organizations/{id}/members/{person}',
    summary: { zh: '设定成员角色', en: 'Say what a member may do' },
    params: one,
    body: MemberRoles,
    response: Member,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: (services: MemberServices, { params, body, caller, requestId }) =>
      changeRoles(services, { ...params, ...body, caller, requestId }),
  }),
  route({
    ...member,
    method: 'DELETE',
    path: '/v1/organizations/{id}/members/{person}',
    summary: { zh: '退出组织或移除成员', en: 'Leave an organization or remove a member' },
    params: one,
    response: Done,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: MemberServices, { params, caller, requestId }) => {
      await removeMember(services, { ...params, caller, requestId });
      return done;
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/organizations/{id}/invitations',
    summary: { zh: '尚未接受的邀请', en: 'Invitations that are open' },
    params: organization,
    response: pageOf(InvitationView),
    refuses: ['FORBIDDEN'],
    run: async (services: MemberServices, { params, caller }) => {
      const open = await listInvitations(services, { ...params, caller });
      return wholeList(open.map(({ invitation, ...view }) => ({ ...view, id: invitation })));
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/organizations/{id}/invitations',
    summary: { zh: '邀请成员；令牌只在此次响应中出现', en: 'Invite somebody; the token is in this answer alone' },
    params: organization,
    body: NewInvitation,
    response: MadeInvitation,
    answers: [201],
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: MemberServices, { params: { id }, body: said, caller, requestId }) => {
      const { invitation: made, token } = await inviteMember(services, { id, said, caller, requestId });
      const location = `/v1/organizations/${id}/invitations/${made.invitation}`;
      return new Reply(201, { ...made, id: made.invitation, token }, { location });
    },
  }),
  route({
    ...member,
    method: 'DELETE',
    path: '/v1/organizations/{id}/invitations/{invitation}',
    summary: { zh: '撤回邀请', en: 'Take an invitation back' },
    params: organization.extend({ invitation: z.string().max(40) }),
    response: Done,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: MemberServices, { params, caller, requestId }) => {
      await revokeInvitation(services, { ...params, caller, requestId });
      return done;
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/invitations/{token}/accept',
    summary: { zh: '接受邀请，加入组织', en: 'Accept an invitation and join' },
    params: z.object({ token: z.string().max(120) }),
    response: OrganizationView,
    refuses: ['FORBIDDEN', 'CONFLICT', 'GONE'],
    run: async (services: MemberServices, { params, caller, requestId }) => {
      const { id } = await acceptInvitation(services, { ...params, caller, requestId });
      return viewed(services, { id, caller });
    },
  }),
];
