import * as z from 'zod';
import { route } from '#shared/runtime/route.ts';
import type { CatalogueServices } from '#shared/runtime/table-client.ts';
import { listChanges, NumberedChange } from '#shared/standards/change-store.ts';
import { pageOf } from './page.ts';

const Sequence = z.coerce.number().int().min(0).max(1e15);

/** The ordered log of what changed in the catalogue. */
export const changeRoutes = [
  route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: '/v1/changes',
    summary: { zh: '目录变更日志', en: 'Log of changes of the catalogue' },
    description: {
      zh: '序号连续无缺；处理完一页后，以最后一个序号为 since 继续。同一变更偶尔会出现两次，其 id 与 revision 相同。',
      en: 'Sequence numbers have no gaps; go on with the last one you have dealt with as since. A change may now and then come twice, with the same id and revision.',
    },
    query: z.strictObject({
      since: Sequence.default(0).describe('The last sequence number that is known.'),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional()
        .describe('The `next` of the page before, in place of since.'),
      size: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    response: pageOf(NumberedChange).extend({ latest: z.int().min(0) }),
    examples: ['?since=0', '?since=1000&size=1000'],
    run: async ({ catalogue }: CatalogueServices, { query: { since, cursor, size } }) => {
      const after = cursor === undefined ? since : Number(cursor);
      const { items, latest } = await listChanges(catalogue, { since: after, size });
      const last = items.at(-1)?.sequence;
      const next = last !== undefined && last < latest ? String(last) : null;
      return { items, total: Math.max(0, latest - after), totalIsExact: true, next, latest };
    },
  }),
];
