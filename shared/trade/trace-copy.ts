import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Sha256 } from '../deposits/deposit.ts';
import { membershipsOf } from '../members/find-memberships.ts';
import type { Caller } from '../runtime/caller.ts';
import type { Copy, Trace } from './copy.ts';
import { copyIdsIn } from './copy-mark.ts';
import { mayNotTrace } from './copy-refusals.ts';
import { addTrace, findCopyOfFile, getCopies } from './copy-store.ts';
import type { TradeServices } from './trade-services.ts';

/** What is known of a file that turned up somewhere. */
export const TraceQuery = z
  .strictObject({
    sha256: Sha256.optional().describe('Of the whole file.'),
    text: z
      .string()
      .max(100_000)
      .optional()
      .describe('Text of it with the mark of a page or more; breaks do not matter.'),
    reason: z.string().trim().min(3).max(500).describe('Why it is asked; kept with the query.'),
  })
  .refine(({ sha256, text }) => sha256 !== undefined || text !== undefined, { error: 'sha256 or text is needed' })
  .meta({
    id: 'CopyTrace',
    example: { text: '副本 cpy-0123456789abcdef01234567', reason: '网上发现的文件 a file found on the web' },
  });
export type TraceQuery = z.infer<typeof TraceQuery>;

export interface FoundCopy {
  copy: Copy;
  /** Whether the file is the copy to the last byte. */
  isUnchanged: boolean;
}

/** Marks of so many copies are followed at once. */
const most = 50;

/**
 * Whose copy a file is. Reviewers and auditors find any, a seller only those of texts of their organization; others get
 * `FORBIDDEN`. Every query is kept before it is answered, also one that finds nothing.
 */
export async function traceCopy(
  services: TradeServices,
  { query, caller, requestId }: { query: TraceQuery; caller: Caller; requestId: string },
): Promise<{ trace: Trace; found: FoundCopy[]; isOverseer: boolean }> {
  const { sha256 = null, text = '', reason } = query;
  const viewer = await viewerOf(services, caller);
  if (!viewer.isOverseer && viewer.sellsFor.length === 0) throw mayNotTrace();
  const named = copyIdsIn(text).slice(0, most);
  const same = sha256 === null ? undefined : await findCopyOfFile(services, sha256);
  const copies = await getCopies(services, [...(same ? [same] : []), ...named]);
  const shown = copies.filter(({ licensor }) => viewer.isOverseer || viewer.sellsFor.includes(licensor));
  const trace: Trace = {
    trace: `trc-${randomBytes(12).toString('hex')}`,
    by: caller.subject,
    reason,
    sha256,
    named,
    found: shown.map(({ copy }) => copy),
    at: services.now().toISOString(),
    requestId,
  };
  await addTrace(services, trace);
  const found = shown.map((copy) => ({ copy, isUnchanged: copy.copy === same }));
  return { trace, found, isOverseer: viewer.isOverseer };
}

/** Whether somebody watches over all copies, and for whom they sell. */
export async function viewerOf(services: Pick<TradeServices, 'members'>, caller: Caller) {
  const memberships = await membershipsOf(services, caller.subject);
  return {
    isOverseer: caller.roles.includes('reviewer') || caller.roles.includes('auditor'),
    sellsFor: memberships.filter(({ roles }) => roles.includes('seller')).map(({ organization }) => organization),
    memberships,
  };
}
