import * as z from 'zod';
import { Sha256 } from '../deposits/deposit.ts';
import { OrganizationId, OrganizationName, Person } from '../members/membership.ts';
import { LicenceCode } from '../standards/codes.ts';
import { CopyId } from './copy-mark.ts';
import { EntitlementId } from './entitlement.ts';
import { OrderId } from './order.ts';

/** A copy as it was handed out: by which licence, to whom, and what its bytes were (domain T12). Never changed. */
export const Copy = z.object({
  copy: CopyId,
  entitlement: EntitlementId,
  order: OrderId,
  licence: LicenceCode,
  /** The buyer, for whom the person acts. */
  holder: z.object({ organization: OrganizationId, name: OrganizationName }),
  licensor: OrganizationId,
  person: Person,
  /** What the mark calls them. */
  licensee: z.string(),
  standard: z.string(),
  number: z.string(),
  deposit: z.string(),
  originalSha256: Sha256,
  mediaType: z.string(),
  bytes: z.int().positive(),
  /** Of the copy. */
  sha256: Sha256,
  at: z.iso.datetime(),
  requestId: z.string(),
});
export type Copy = z.infer<typeof Copy>;

/** Somebody asked whose copy a file is; kept whatever was found (domain T12). */
export const Trace = z.object({
  trace: z.string().regex(/^trc-[0-9a-f]{24}$/),
  by: Person,
  reason: z.string(),
  /** What was asked. */
  sha256: Sha256.nullable(),
  named: z.array(CopyId),
  /** Copies of which records were shown. */
  found: z.array(CopyId),
  at: z.iso.datetime(),
  requestId: z.string(),
});
export type Trace = z.infer<typeof Trace>;

/** Seconds for which a link to a copy holds. */
export const linkSeconds = 300;
/** Hours for which the file of a copy is kept; after that one makes another. */
const keptHours = 24;

/** Whether the file of a copy is still there. */
export function isKept({ at }: Pick<Copy, 'at'>, now: Date): boolean {
  return now.getTime() < Date.parse(at) + keptHours * 3_600_000;
}
