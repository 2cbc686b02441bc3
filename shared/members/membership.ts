import * as z from 'zod';

/** What an organization is to this service: known by its word alone, proved, or shut out for the time being. */
export const OrganizationState = z.enum(['unverified', 'verified', 'suspended']);
export type OrganizationState = z.infer<typeof OrganizationState>;

/** What a member may do for an organization; nothing follows from `administrator` but looking after the organization. */
export const OrganizationRole = z.enum([
  'administrator',
  'depositor',
  'seller',
  'buyer',
  'editor',
  'reviewer',
  'auditor',
]);
export type OrganizationRole = z.infer<typeof OrganizationRole>;

export const OrganizationId = z
  .string()
  .regex(/^org-[0-9a-z-]{4,40}$/)
  .meta({ example: 'org-demo-association' });

/** Subject of the access token (OIDC `sub`). */
export const Person = z.string().min(1).max(255);

export const OrganizationName = z.object({
  zh: z.string().trim().min(2).max(120),
  en: z.string().trim().min(2).max(200).optional(),
});

/** An organization as it is stored; every change of it, its members or its invitations is one revision. */
export const Organization = z.object({
  id: OrganizationId,
  name: OrganizationName,
  /** 统一社会信用代码, 18 characters with check character (GB 32100-2015). */
  creditCode: z.string(),
  state: OrganizationState,
  /** Who asked to have it verified and when; null when nobody waits. */
  asked: z.object({ by: Person, at: z.iso.datetime() }).nullable(),
  revision: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Organization = z.infer<typeof Organization>;

/** That a person belongs to an organization, and what they may do for it. */
export const Membership = z.object({
  organization: OrganizationId,
  person: Person,
  /** As their access token said when they joined. */
  name: z.string().nullable(),
  roles: z.array(OrganizationRole),
  since: z.iso.datetime(),
});
export type Membership = z.infer<typeof Membership>;
