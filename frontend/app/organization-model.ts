import * as z from 'zod';
import { MemberEvent } from '#shared/members/member-event.ts';
import { Membership, Organization, OrganizationRole } from '#shared/members/membership.ts';
import { Role } from '#shared/runtime/caller.ts';

/** What the API answers about organizations and keys, as far as the pages show it. */
export const OrganizationBody = Organization.extend({ roles: z.array(OrganizationRole).nullable() });
export type OrganizationBody = z.infer<typeof OrganizationBody>;

export const MemberBody = Membership.omit({ organization: true });
export type MemberBody = z.infer<typeof MemberBody>;

export const InvitationBody = z.object({
  id: z.string(),
  roles: z.array(OrganizationRole),
  address: z.string().nullable(),
  expiresAt: z.string(),
});
export type InvitationBody = z.infer<typeof InvitationBody>;

export const KeyBody = z.object({
  id: z.string(),
  prefix: z.string(),
  label: z.string(),
  sandbox: z.boolean(),
  scopes: z.array(Role),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  overlapUntil: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type KeyBody = z.infer<typeof KeyBody>;

export const EventPage = z.object({ items: z.array(MemberEvent), next: z.string().nullable() });

export function listOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item) });
}
