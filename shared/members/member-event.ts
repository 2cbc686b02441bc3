import * as z from 'zod';
import { Person } from './membership.ts';
import { hashOf } from './secret.ts';

export const MemberAction = z.enum([
  'organization.created',
  'organization.changed',
  'verification.asked',
  'verification.approved',
  'verification.refused',
  'organization.suspended',
  'organization.reinstated',
  'invitation.made',
  'invitation.revoked',
  'member.joined',
  'member.changed',
  'member.left',
  'member.removed',
]);
export type MemberAction = z.infer<typeof MemberAction>;

/** What was done, by whom and to what; written with the change itself, and never changed. */
export const MemberEvent = z.object({
  /** Revision of the organization that it led to, from 1. */
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  actor: Person,
  action: MemberAction,
  /** Person, invitation or organization that it was done to. */
  target: z.string(),
  reason: z.string().nullable(),
  /** SHA-256 of the target as JSON before and after; null where it did not exist. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  requestId: z.string(),
});
export type MemberEvent = z.infer<typeof MemberEvent>;

/** What was changed, with the target as it was and as it is. */
export interface Deed {
  action: MemberAction;
  target: string;
  reason?: string;
  before?: unknown;
  after?: unknown;
}

export function eventOf(
  { action, target, reason, before, after }: Deed,
  said: Pick<MemberEvent, 'sequence' | 'at' | 'actor' | 'requestId'>,
): MemberEvent {
  return { ...said, action, target, reason: reason ?? null, before: fingerprint(before), after: fingerprint(after) };
}

function fingerprint(value: unknown): string | null {
  return value === undefined ? null : hashOf(JSON.stringify(value, sortedFields));
}

/** Fields in the order of their names, so that one state has one hash. */
function sortedFields(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
