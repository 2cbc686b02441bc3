import * as z from 'zod';
import type { LifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { GivenRecord, SourceRecord } from '#shared/lifecycle/source-record.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { enterRecord } from '#shared/statistics/enter-record.ts';
import { RegisterId } from '#shared/statistics/register.ts';

/** How editors fill the registers that indicators are counted from. */
export const registerRecordRoutes = [
  route({
    method: 'POST',
    tag: 'Statistics',
    access: 'editor',
    path: '/v1/statistics/{series}/records',
    summary: {
      zh: '在指标的登记簿中登记或更正一条来源记录',
      en: 'Enter a record into the register of an indicator, or correct it',
    },
    description: {
      zh: '记录由 number 辨认；已登记的须附 If-Match，各版均保留。',
      en: 'A record is known by its `number`; one that is there already takes `If-Match`, and every version is kept.',
    },
    params: z.object({ series: RegisterId }),
    headers: z.object({
      'if-match': z.string().max(500).optional().meta({
        description: 'Revision of the record that was seen',
        example: '"r1"',
      }),
    }),
    body: GivenRecord,
    response: SourceRecord,
    creates: true,
    refuses: ['PRECONDITION_REQUIRED', 'PRECONDITION_FAILED'],
    run: async (
      services: LifecycleServices,
      { params: { series: register }, headers, body: given, caller, requestId },
    ) => {
      const input = { register, given, ifMatch: headers['if-match'], actor: caller.subject, requestId };
      const { outcome, record } = await enterRecord(services, input);
      return outcome === 'created'
        ? new Reply(201, record, { location: `/v1/statistics/${register}/records` })
        : record;
    },
  }),
];
