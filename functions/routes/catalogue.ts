import * as z from 'zod';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { route } from '#shared/runtime/route.ts';
import { HistoryEvent } from '#shared/standards/history-event.ts';
import { listHistory } from '#shared/standards/list-history.ts';
import { Day } from '#shared/standards/local-date.ts';
import { RelationView, StandardRecord } from '#shared/standards/standard-view.ts';
import { findOrSuggest } from './find-or-suggest.ts';
import { pageOf, StandardId, wholeList } from './page.ts';

const read = { method: 'GET', tag: 'Finding', access: 'public' } as const;
const fresh = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const params = z.object({ id: StandardId });
const query = z.strictObject({ asOf: Day.optional() });

/** Routes that read the record itself. */
export const catalogueRoutes = [
  route({
    ...read,
    path: '/v1/standards/{id}',
    summary: { zh: '一项标准在某一天的完整记录', en: 'The whole record of a standard on a day' },
    params,
    query,
    response: StandardRecord,
    cache: fresh,
    run: (services: TextServices, input) => findOrSuggest(services, { ...input.params, ...input.query }),
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/relations',
    summary: { zh: '与其他标准的关系（双向）', en: 'Typed relations, in and out' },
    params,
    query,
    response: pageOf(RelationView),
    cache: fresh,
    run: async (services: TextServices, input) =>
      wholeList((await findOrSuggest(services, { ...input.params, ...input.query })).relations),
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/history',
    summary: { zh: '记录的变更历史', en: 'What changed in the record, and when' },
    params,
    response: pageOf(HistoryEvent),
    cache: fresh,
    run: async (services: TextServices, input) => wholeList(await listHistory(services, input.params)),
  }),
];
