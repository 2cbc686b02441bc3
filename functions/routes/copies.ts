import * as z from 'zod';
import { Sha256 } from '#shared/deposits/deposit.ts';
import { Reply, type Route, route } from '#shared/runtime/route.ts';
import { Copy } from '#shared/trade/copy.ts';
import { CopyId } from '#shared/trade/copy-mark.ts';
import type { CopyServices } from '#shared/trade/copy-services.ts';
import { EntitlementId } from '#shared/trade/entitlement.ts';
import { findCopy } from '#shared/trade/find-copy.ts';
import { makeCopy } from '#shared/trade/make-copy.ts';
import { TraceQuery, traceCopy } from '#shared/trade/trace-copy.ts';

const member = { tag: 'Trade', access: 'member' } as const;

const CopyView = Copy.omit({ copy: true, person: true, requestId: true }).extend({ id: CopyId }).meta({ id: 'Copy' });
const MadeCopyView = CopyView.extend({
  /** Gives the file, for five minutes. */
  url: z.url(),
  expiresAt: z.string(),
}).meta({ id: 'MadeCopy' });
const KnownCopyView = CopyView.extend({
  /** A fresh link for the person it was made for; null to others, after a day, and when the licence is over. */
  url: z.url().nullable(),
  /** Who asked whose it is; null but for reviewers and auditors. */
  traces: z.array(z.object({ trace: z.string(), by: z.string(), reason: z.string(), at: z.string() })).nullable(),
}).meta({ id: 'KnownCopy' });
const TraceView = z
  .object({
    trace: z.string(),
    sha256: Sha256.nullable(),
    /** Copy ids that were read in the text. */
    named: z.array(CopyId),
    matches: z.array(
      CopyView.extend({
        /** Whether the file is the copy to the last byte. */
        isUnchanged: z.boolean(),
        /** Account that it was made for; null but to reviewers and auditors. */
        person: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'TracedCopy' });

const viewOf = ({ copy: id, ...copy }: Copy): z.infer<typeof CopyView> => ({ ...copy, id });

/** Marked copies of what was licensed, and whose copy a file is. */
export const copyRoutes: Route<CopyServices>[] = [
  route({
    ...member,
    method: 'POST',
    path: '/v1/entitlements/{id}/copies',
    summary: { zh: '取得一份带标记的副本', en: 'Get a marked copy' },
    description: {
      zh: '每次得到一份新的副本，页脚写明被许可单位、订单、时间与副本编号；链接五分钟内有效。文本文件以原格式交付，标记在文首与文末。',
      en: 'Each call makes a new copy whose pages name licensee, order, time and copy id; the link holds for five minutes. Text files are delivered in their own format with the mark above and below.',
    },
    params: z.object({ id: EntitlementId }),
    response: MadeCopyView,
    answers: [201],
    refuses: ['CONFLICT', 'FORBIDDEN', 'PRECONDITION_FAILED', 'TOO_LARGE', 'TOO_MANY_REQUESTS'],
    run: async (services: CopyServices, { params: { id }, caller, requestId }) => {
      const { copy, url, expiresAt } = await makeCopy(services, { id, caller, requestId });
      return new Reply(201, { ...viewOf(copy), url, expiresAt }, { location: `/v1/copies/${copy.copy}` });
    },
  }),
  route({
    ...member,
    method: 'GET',
    path: '/v1/copies/{id}',
    summary: { zh: '一份副本的记录', en: 'The record of a copy' },
    params: z.object({ id: CopyId }),
    response: KnownCopyView,
    run: async (services: CopyServices, { params: { id }, caller }) => {
      const { copy, url, traces } = await findCopy(services, { id, caller });
      return { ...viewOf(copy), url, traces };
    },
  }),
  route({
    ...member,
    method: 'POST',
    path: '/v1/copy-traces',
    summary: { zh: '查询一份文件是谁的副本；每次查询都留下记录', en: 'Ask whose copy a file is; every query is kept' },
    body: TraceQuery,
    response: TraceView,
    refuses: ['FORBIDDEN'],
    run: async (services: CopyServices, { body: query, caller, requestId }) => {
      const { trace, found, isOverseer } = await traceCopy(services, { query, caller, requestId });
      const matches = found.map(({ copy, isUnchanged }) => ({
        ...viewOf(copy),
        isUnchanged,
        person: isOverseer ? copy.person : null,
      }));
      return { ...trace, matches };
    },
  }),
];
