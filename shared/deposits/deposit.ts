import * as z from 'zod';
import { OrganizationId, OrganizationName, Person } from '../members/membership.ts';
import { AccessLevel } from '../standards/codes.ts';
import { Finding } from './finding.ts';
import { Statement } from './statement.ts';

/** What becomes of a deposit (domain E.1); which moves lead from one state to another stands in deposit-moves.ts. */
export const DepositState = z.enum([
  'uploading',
  'sealed',
  'screened',
  'under-review',
  'returned',
  'rejected',
  'accepted',
  'challenged',
  'taken-down',
  'superseded',
  'withdrawn',
  'delisted',
  'appealed',
]);
export type DepositState = z.infer<typeof DepositState>;

/** States in which a deposit keeps others of the same holder and number out. */
const activeStates: readonly DepositState[] = ['accepted', 'challenged', 'taken-down'];

export const DepositId = z
  .string()
  .regex(/^dep-[0-9a-f]{24}$/)
  .meta({ example: 'dep-0123456789abcdef01234567' });

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');

const Words = z.string().trim().min(1).max(2000);

/** Larger files are not taken: one request must hash and keep them. */
export const mostDepositBytes = 512 * 1024 * 1024;

export const DepositFile = z.strictObject({
  sha256: Sha256,
  bytes: z.int().positive(),
  mediaType: z.enum(['application/pdf', 'application/xml', 'text/html', 'text/markdown', 'text/plain']),
  filename: z.string().trim().min(1).max(300).optional(),
});
export type DepositFile = z.infer<typeof DepositFile>;

/** What a depositor claims; the service records it and never says that it is so. */
export const Claims = z
  .strictObject({
    number: z.string().trim().min(1).max(200).meta({ example: 'T/GUIJU 1-2026' }),
    titles: z.strictObject({ zh: Words, en: Words.optional() }),
    ownership: z.strictObject({
      basis: z.enum(['original', 'work-for-hire', 'joint-work', 'assignment', 'agency']),
      /** Contracts, assignments or powers of attorney that lead to the holder. */
      chain: Words.optional(),
    }),
    /** Text of others that is taken over, and with whose permission. */
    adoption: z
      .strictObject({ numbers: z.array(z.string().trim().min(1).max(200)).min(1).max(20), permission: Words })
      .optional(),
    patents: Words.optional(),
    /** How much of the file the public may have. */
    access: AccessLevel,
  })
  .meta({ id: 'DepositClaims' });
export type Claims = z.infer<typeof Claims>;

export const Holder = z.object({
  organization: OrganizationId,
  name: OrganizationName,
  creditCode: z.string(),
});
export type Holder = z.infer<typeof Holder>;

/** Random bytes that keep what is committed to from being guessed; whoever has them can check the commitment. */
const Salts = z.object({ claims: Sha256, depositor: Sha256 });
export type Salts = z.infer<typeof Salts>;

const Act = z.object({ by: Person, at: z.iso.datetime(), reason: z.string() });

/** A deposit as its events leave it. */
export const Deposit = z.object({
  id: DepositId,
  revision: z.int().positive(),
  state: DepositState,
  holder: Holder,
  file: DepositFile,
  claims: Claims,
  /** Edition id of the claimed number. */
  standard: z.string(),
  /** Whether the register shows more than the minimum. */
  isDisclosed: z.boolean(),
  /** Whom to ask about a challenge; never shown to the public. */
  contact: z.string().optional(),
  /** Earlier version that this one takes the place of. */
  supersedes: DepositId.optional(),
  supersededBy: DepositId.optional(),
  /** Hash of the declaration, to know a repeated request from another one under the same key. */
  request: Sha256,
  statement: Statement.optional(),
  salts: Salts.optional(),
  /** Depositor as sealed: the first holder. */
  depositor: Holder,
  /** Sketch of the text, where it could be read. */
  sketch: z.array(z.string()).optional(),
  /** What the file itself gave rise to when it was read; nothing stands for none. */
  fileFindings: z.array(Finding).optional(),
  findings: z.array(Finding).optional(),
  /** Entry of the transparency log. */
  entry: Sha256.optional(),
  acceptedAt: z.iso.datetime().optional(),
  /** What one reviewer has asked for and another must ask for too. */
  proposal: Act.extend({ outcome: z.enum(['reject', 'delist']) })
    .nullable()
    .optional(),
  challenge: Act.nullable().optional(),
  /** What the holder has to correct, where a challenge was right in part: by a deposit that supersedes this one. */
  amendment: Act.nullable().optional(),
  /** The holder's appeal against the delisting; there is one. */
  appeal: Act.optional(),
  /** Reviewers who decided on a challenge or a delisting; the next time in the same cause others do. */
  judges: z.array(Person).optional(),
  transferTo: z.object({ organization: OrganizationId, at: z.iso.datetime() }).nullable().optional(),
  declaredAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Deposit = z.infer<typeof Deposit>;

export function isActive({ state }: Pick<Deposit, 'state'>): boolean {
  return activeStates.includes(state);
}

/** Whether it has ever been accepted, and so stands in the public register for good. */
export function isRegistered({ acceptedAt }: Pick<Deposit, 'acceptedAt'>): boolean {
  return acceptedAt !== undefined;
}
