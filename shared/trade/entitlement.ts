import * as z from 'zod';
import { Sha256 } from '../deposits/deposit.ts';
import { OrganizationId, OrganizationName, Person } from '../members/membership.ts';
import { LicenceCode, Limits, licenceTypes } from './licence.ts';
import { Buyer, ListingId, OrderId, Policy } from './order.ts';

export const EntitlementId = z
  .string()
  .regex(/^ent-[0-9a-f]{24}$/)
  .meta({ example: 'ent-0123456789abcdef01234567' });

export const EntitlementState = z.enum(['active', 'revoked']);

export const LicensedUser = z.object({
  person: Person,
  name: z.string().nullable(),
  since: z.iso.datetime(),
  /** First copy that they were given. */
  downloadedAt: z.iso.datetime().optional(),
});
export type LicensedUser = z.infer<typeof LicensedUser>;

/** A right that was bought: by whom, in which text, how far and until when. It outlives listing and price (domain T7). */
export const Entitlement = z.object({
  id: EntitlementId,
  revision: z.int().positive(),
  state: EntitlementState,
  order: OrderId,
  /** Place of the line in the order, from 0. */
  line: z.int().min(0),
  listing: ListingId,
  /** The buyer, for whom members use it. */
  holder: Buyer,
  licensor: OrganizationId,
  licensorName: OrganizationName,
  licence: LicenceCode,
  limits: Limits,
  /** Edition, and the work that it is an edition of. */
  standard: z.string(),
  work: z.string(),
  number: z.string(),
  title: z.object({ zh: z.string(), en: z.string().optional() }),
  deposit: z.string(),
  fileSha256: Sha256,
  mediaType: z.string(),
  /** Named persons at most; null where every member of the holder may use it. */
  seats: z.int().positive().nullable(),
  users: z.array(LicensedUser),
  from: z.iso.datetime(),
  /** First instant at which it no longer holds; never when absent. */
  until: z.iso.datetime().optional(),
  includesLaterEditions: z.boolean(),
  territory: Limits.shape.territory,
  /** Agreement of ODRL 2.2 with its hash. */
  policy: Policy,
  policyHash: Sha256,
  /** Whether a copy has been handed out. */
  downloaded: z.boolean(),
  revokedAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
  updatedAt: z.iso.datetime(),
});
export type Entitlement = z.infer<typeof Entitlement>;

/** What happens to a licence after its grant, which the event that fulfils its order tells of. */
export const EntitlementMove = z.enum(['assign', 'deliver', 'revoke']);

export const EntitlementEvent = z.object({
  entitlement: EntitlementId,
  revision: z.int().positive(),
  at: z.iso.datetime(),
  move: EntitlementMove,
  by: z.string(),
  requestId: z.string(),
  users: z.array(Person),
  reason: z.string().nullable(),
});
export type EntitlementEvent = z.infer<typeof EntitlementEvent>;

/** Whether it holds at an instant (ISO 8601 in UTC). */
export function isInForce({ state, from, until }: Pick<Entitlement, 'state' | 'from' | 'until'>, at: string): boolean {
  const now = Date.parse(at);
  return state === 'active' && Date.parse(from) <= now && (until === undefined || now < Date.parse(until));
}

/** Who asks for a text: a person, and the organizations that they belong to. */
export interface Reader {
  person: string;
  memberOf: readonly string[];
}

/** Whether a reader may use it now: as a named user, or as a member where the licence is for all of them (trust T17). */
export function mayUse(entitlement: Entitlement, { person, memberOf }: Reader, at: string): boolean {
  const { holder, licence, users } = entitlement;
  if (!isInForce(entitlement, at) || !memberOf.includes(holder.organization)) return false;
  return licenceTypes[licence].seats === 'members' || users.some((user) => user.person === person);
}
