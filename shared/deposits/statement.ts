import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { canonicalBytes, canonicalJson } from '../runtime/canonical-json.ts';

export const statementType = 'application/vnd.guiju.deposit-statement+json; version=1';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What is sealed, and the leaf of the log in canonical form: hashes and salted commitments alone, because holders and
 * numbers are easily guessed. It never changes (domain D1).
 */
export const Statement = z.strictObject({
  type: z.literal('guiju-deposit-statement'),
  version: z.literal(1),
  depositId: z.string(),
  documentSha256: Hash,
  bytes: z.int().positive(),
  mediaType: z.string(),
  /** SHA-256 over salt and canonical JSON of the claims. */
  claimsCommitment: Hash,
  /** The same of the depositor: organization, name, credit code. */
  depositorCommitment: Hash,
  sealedAt: z.iso.datetime(),
  supersedes: z.string().optional(),
  proves: z.tuple([
    z.literal('existence-no-later-than'),
    z.literal('submission-by-a-verified-account-with-these-claims'),
  ]),
  doesNotProve: z.tuple([z.literal('authorship'), z.literal('validity'), z.literal('compliance')]),
});
export type Statement = z.infer<typeof Statement>;

type Facts = Pick<Statement, 'depositId' | 'documentSha256' | 'bytes' | 'mediaType' | 'sealedAt' | 'supersedes'> & {
  claims: unknown;
  depositor: unknown;
  salts: { claims: string; depositor: string };
};

export function makeStatement({ claims, depositor, salts, ...facts }: Facts): Statement {
  return {
    type: 'guiju-deposit-statement',
    version: 1,
    ...facts,
    claimsCommitment: commit(salts.claims, claims),
    depositorCommitment: commit(salts.depositor, depositor),
    proves: ['existence-no-later-than', 'submission-by-a-verified-account-with-these-claims'],
    doesNotProve: ['authorship', 'validity', 'compliance'],
  };
}

/** SHA-256 over the bytes of a salt (hexadecimal) followed by the canonical JSON of the value, in hexadecimal. */
export function commit(salt: string, value: unknown): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(value)).digest('hex');
}

/** Whether a value and its salt are what was committed to. */
export function opens(commitment: string, salt: string, value: unknown): boolean {
  return timingSafeEqual(Buffer.from(commitment, 'hex'), Buffer.from(commit(salt, value), 'hex'));
}

/** The bytes that are logged and that the statement route gives. */
export function statementBytes(statement: Statement): Uint8Array {
  return canonicalBytes(statement);
}

/** Both sentences stand wherever a receipt is shown (domain E.1). */
export const meaningOfReceipt = {
  proves: {
    zh: '回执证明：具有此 SHA-256 的字节在该时间之前已经存在，并由经核验的账户连同这些声明一并提交。',
    en: 'The receipt proves that bytes with this SHA-256 existed no later than this time, submitted by a verified account with these claims.',
  },
  doesNotProve: {
    zh: '回执不证明作者身份、权利有效或内容合规；作品登记证书只由著作权登记机构出具。',
    en: 'It does not prove authorship, validity or compliance; certificates of registration come from the copyright authorities only.',
  },
};
