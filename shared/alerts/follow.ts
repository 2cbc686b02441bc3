import * as z from 'zod';
import { ProjectId } from '../lifecycle/project.ts';
import { OrganizationId } from '../members/membership.ts';
import { HappeningKind } from './happening.ts';

export const FollowId = z
  .string()
  .regex(/^flw-[0-9a-f]{24}$/)
  .meta({ example: 'flw-0123456789abcdef01234567' });
export const ListId = z
  .string()
  .regex(/^lst-[0-9a-f]{24}$/)
  .meta({ example: 'lst-0123456789abcdef01234567' });

/** What is followed. A search is kept as the query parameters of `/v1/standards`. */
export const FollowTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('standard'), standard: z.string().min(1).max(120) }),
    z.strictObject({
      kind: z.literal('class'),
      scheme: z.enum(['ics', 'ccs']),
      code: z.string().min(1).max(20),
    }),
    z.strictObject({ kind: z.literal('issuer'), issuer: z.string().min(1).max(30) }),
    z.strictObject({ kind: z.literal('search'), query: z.string().min(1).max(1500) }),
    z.strictObject({ kind: z.literal('list'), list: ListId }),
    z.strictObject({ kind: z.literal('project'), project: ProjectId }),
  ])
  .meta({ id: 'FollowTarget', example: { kind: 'standard', standard: 'gb-t.19001-2016' } });
export type FollowTarget = z.infer<typeof FollowTarget>;

export const MailPace = z.enum(['none', 'at-once', 'daily']);
export type MailPace = z.infer<typeof MailPace>;

/** How a follow tells: its feed and its calendar always, mail and webhooks of an organization when asked for. */
const Channels = z.strictObject({
  mail: MailPace,
  organization: OrganizationId.nullable(),
  /** What is told; everything when empty. */
  kinds: z.array(HappeningKind).max(HappeningKind.options.length),
});

export const NewFollow = z.strictObject({
  target: FollowTarget,
  mail: Channels.shape.mail.default('none'),
  organization: Channels.shape.organization.default(null),
  kinds: Channels.shape.kinds.default([]),
});
export type NewFollow = z.infer<typeof NewFollow>;

export const FollowChange = Channels.partial().meta({ example: { mail: 'daily' } });
export type FollowChange = z.infer<typeof FollowChange>;

export const Follow = z.object({
  ...Channels.shape,
  follow: FollowId,
  member: z.string(),
  target: FollowTarget,
  /** Numbers of the standards that are followed one by one. */
  numbers: z.array(z.string()),
  /** What it is called: a number, a class, the words of a search, the name of a list or a project. */
  label: z.string(),
  language: z.enum(['zh', 'en']),
  /** In the addresses of its feed and calendar; whoever has it may read them. */
  feedKey: z.string(),
  createdAt: z.iso.datetime(),
  revision: z.int().positive(),
});
export type Follow = z.infer<typeof Follow>;

/** Most follows of one member. */
export const mostFollows = 200;
