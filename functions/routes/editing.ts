import * as z from 'zod';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { correctStandard } from '#shared/standards/correct-standard.ts';
import { Correction, Withdrawal } from '#shared/standards/correction.ts';
import { StandardRecord } from '#shared/standards/standard-view.ts';
import { withdrawStandard } from '#shared/standards/withdraw-standard.ts';
import { StandardId } from './page.ts';

const edited = { access: 'editor', tag: 'Editing' } as const;
const params = z.object({ id: StandardId });
const ifMatch = z.string().max(500).optional().meta({
  description:
    'ETag of the record as it was read. Only its revision counts, so `"r7"` stands for every ETag `"r7-…"` of revision 7',
  example: '"r7"',
});
const ifNoneMatch = z.literal('*').optional().meta({ description: '`*`: create the record, it must not exist yet' });

const merging = {
  zh: '编辑所述与各来源并存并优先采信。按 RFC 7396 合并到编辑先前所述：未提及的字段不变，null 表示撤回。',
  en: 'What editors say stands beside the other sources and is believed first. The body is merged into what they said before as in RFC 7396: fields left out stay, null takes back.',
};

/** Routes that change records; each change is an event in the history of the record, and none deletes anything. */
export const editingRoutes = [
  route({
    ...edited,
    method: 'PUT',
    path: '/v1/standards/{id}',
    summary: { zh: '新建或更正一项标准的记录', en: 'Create or correct the record of a standard' },
    description: merging,
    params,
    headers: z.object({ 'if-match': ifMatch, 'if-none-match': ifNoneMatch }),
    body: Correction,
    response: StandardRecord,
    creates: true,
    run: async (services: TextServices, { params: { id }, body, headers, caller, requestId }) => {
      const seen = { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
      const { created, record } = await correctStandard(services, { id, correction: body, caller, requestId, ...seen });
      return created ? new Reply(201, record, { location: `/v1/standards/${id}` }) : record;
    },
  }),
  route({
    ...edited,
    method: 'POST',
    path: '/v1/standards/{id}/withdraw',
    summary: { zh: '自某日起废止，记录保留', en: 'Withdraw a standard from a day on; its record stays' },
    params,
    headers: z.object({ 'if-match': ifMatch }),
    body: Withdrawal,
    response: StandardRecord,
    run: (services: TextServices, { params: { id }, body, headers, caller, requestId }) =>
      withdrawStandard(services, { id, withdrawal: body, caller, requestId, ifMatch: headers['if-match'] }),
  }),
];
