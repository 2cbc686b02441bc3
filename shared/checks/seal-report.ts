import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalBytes } from '../runtime/canonical-json.ts';
import type { CheckReport } from './check.ts';

/** What the transparency log holds of a report: its hash and no word of it, for lists are nobody else's business. */
export const CheckStatement = z.strictObject({
  type: z.literal('guiju-validity-check'),
  version: z.literal(1),
  checkId: z.string(),
  reportSha256: z.string(),
  asOf: z.string(),
  checkedAt: z.iso.datetime(),
  lines: z.int(),
  proves: z.tuple([z.literal('this-report-was-issued-no-later-than')]),
});
export type CheckStatement = z.infer<typeof CheckStatement>;

/** The report in the one spelling that its hash is taken of (RFC 8785). */
export function reportBytes(report: CheckReport): Uint8Array {
  return canonicalBytes(report);
}

/** The leaf of the log. */
export function statementOf(report: CheckReport): CheckStatement {
  const { id: checkId, asOf, checkedAt, summary } = report;
  return {
    type: 'guiju-validity-check',
    version: 1,
    checkId,
    reportSha256: createHash('sha256').update(reportBytes(report)).digest('hex'),
    asOf,
    checkedAt,
    lines: summary.lines,
    proves: ['this-report-was-issued-no-later-than'],
  };
}

export function statementBytes(statement: CheckStatement): Uint8Array {
  return canonicalBytes(statement);
}
