import * as z from 'zod';
import { LicenceCode } from '../standards/codes.ts';

export { LicenceCode };

const Words = z.string().trim().min(1).max(500);

/** How far a licence goes; which of these a licence has is said by `licenceTypes`. */
export const Limits = z
  .strictObject({
    /** Named persons. */
    users: z.int().min(1).max(500).meta({ example: 5 }),
    /** Term in months from the grant; without one it does not end. */
    months: z.int().min(1).max(120).meta({ example: 12 }),
    site: Words,
    /** Two-letter codes of ISO 3166-1, or `world`. */
    territory: z.union([
      z.literal('world'),
      z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .min(1)
        .max(50),
    ]),
    /** Language tags of BCP 47. */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
      .min(1)
      .max(20),
    clauses: Words,
    purpose: Words,
    creditLine: Words,
  })
  .partial()
  .meta({ id: 'LicenceLimits', example: { users: 5 } });
export type Limits = z.infer<typeof Limits>;

type LimitName = keyof Limits;

/** Who counts as a user: named persons, as many as were bought, or every member of the organization. */
export type SeatRule = 'named' | 'members';

export interface LicenceType {
  seats: SeatRule;
  /** Named persons that one piece covers, at least and at most; one where none are stated. */
  users?: { least: number; most: number };
  needs: readonly LimitName[];
  allows: readonly LimitName[];
  /** Whether the text of later editions comes with it during the term. */
  includesLaterEditions: boolean;
  /** Action of ODRL 2.2 that the licence permits beside reading. */
  action: string;
}

const once = { includesLaterEditions: false } as const;
const named = { seats: 'named', ...once } as const;
const members = { seats: 'members', ...once } as const;

/** Every licence that there is. */
export const licenceTypes: Readonly<Record<LicenceCode, LicenceType>> = {
  'READ-1': { ...named, needs: [], allows: ['territory'], action: 'display' },
  'READ-N': { ...named, users: { least: 2, most: 5 }, needs: ['users'], allows: ['territory'], action: 'display' },
  SITE: {
    ...named,
    users: { least: 6, most: 500 },
    needs: ['users', 'site'],
    allows: ['territory', 'months'],
    action: 'display',
  },
  ORG: { ...members, needs: ['months'], allows: ['territory'], action: 'display' },
  SUB: {
    ...named,
    includesLaterEditions: true,
    users: { least: 1, most: 500 },
    needs: ['users', 'months'],
    allows: ['territory'],
    action: 'display',
  },
  TEACH: {
    ...named,
    users: { least: 1, most: 500 },
    needs: ['users', 'months'],
    allows: ['territory', 'purpose'],
    action: 'present',
  },
  TRANS: { ...members, needs: ['languages', 'territory', 'creditLine'], allows: ['months'], action: 'translate' },
  DERIV: { ...members, needs: ['clauses', 'creditLine'], allows: ['territory', 'months'], action: 'derive' },
  ADOPT: { ...members, needs: ['purpose'], allows: ['territory', 'creditLine'], action: 'reproduce' },
  DATA: { ...members, needs: ['purpose'], allows: ['months', 'territory'], action: 'index' },
  RESELL: { ...members, needs: ['months', 'territory'], allows: ['languages'], action: 'sell' },
  ASSIGN: { ...members, needs: ['territory'], allows: [], action: 'transfer' },
};

/** What is wrong with the limits of a licence; empty when nothing is. */
export function limitFaults(code: LicenceCode, limits: Limits): LimitName[] {
  const { needs, allows, users } = licenceTypes[code];
  const stated = Object.keys(limits).filter((name): name is LimitName => limits[name as LimitName] !== undefined);
  const missing = needs.filter((name) => !stated.includes(name));
  const strange = stated.filter((name) => !needs.includes(name) && !allows.includes(name));
  const count = limits.users;
  const isOutside = users && count !== undefined && (count < users.least || count > users.most);
  return [...missing, ...strange, ...(isOutside ? (['users'] as const) : [])];
}

/** Named persons that a number of pieces covers; null where every member of the organization may use it. */
export function seatsOf(code: LicenceCode, limits: Limits, quantity: number): number | null {
  return licenceTypes[code].seats === 'members' ? null : (limits.users ?? 1) * quantity;
}
