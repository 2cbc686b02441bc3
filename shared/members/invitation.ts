import * as z from 'zod';
import { OrganizationId, OrganizationRole, Person } from './membership.ts';

/** What is asked for somebody who is to join. */
export const NewInvitation = z.object({
  roles: z
    .array(OrganizationRole)
    .max(OrganizationRole.options.length)
    .default([])
    .transform((roles) => [...new Set(roles)]),
  /** E-mail address that alone may accept; without one whoever holds the link may. */
  address: z
    .string()
    .max(254)
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
    .transform((address) => address.toLowerCase())
    .nullable()
    .default(null),
  days: z.int().min(1).max(30).default(7),
});

/** An invitation as it is stored: of its token only the hash. */
export const Invitation = z.object({
  invitation: z.string(),
  organization: OrganizationId,
  hash: z.string(),
  roles: z.array(OrganizationRole),
  address: z.string().nullable(),
  by: Person,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Who used it or took it back, and when; null while it is open. */
  ended: z.object({ by: Person, at: z.iso.datetime(), accepted: z.boolean() }).nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

/** `org-….<invitation>.<secret>` */
const tokenShape = /^(org-[0-9a-z-]{4,40})\.([0-9a-z]{12})\.([\w-]{43})$/;

export interface InvitationToken {
  organization: string;
  invitation: string;
  secret: string;
}

export function printToken({ organization, invitation, secret }: InvitationToken): string {
  return `${organization}.${invitation}.${secret}`;
}

/** The parts of a token; undefined for anything else. */
export function parseToken(text: string): InvitationToken | undefined {
  const [, organization, invitation, secret] = tokenShape.exec(text) ?? [];
  return organization && invitation && secret ? { organization, invitation, secret } : undefined;
}
