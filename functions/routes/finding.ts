import * as z from 'zod';
import { route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { listClassifications } from '#shared/standards/list-classifications.ts';
import { listEditionsOf } from '#shared/standards/list-editions.ts';
import { Day } from '#shared/standards/local-date.ts';
import { resolveDesignation, resolveDesignations } from '#shared/standards/resolve-designation.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { SelectedList, StandardListQuery, sampleOf, selectFields } from '#shared/standards/standard-list-query.ts';
import { ClassNode, EditionView, Resolution, Suggestion } from '#shared/standards/standard-view.ts';
import { suggestStandards } from '#shared/standards/suggest-standards.ts';
import { pageOf, StandardId, wholeList } from './page.ts';

const found = { tag: 'Finding', access: 'public' } as const;
const results = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const slowlyChanging = { maxAge: 60, sharedMaxAge: 300, staleWhileRevalidate: 86_400 };
const DesignationText = z.string().min(1).max(300);

/** Routes that read the index alone. */
export const findingRoutes = [
  route({
    ...found,
    method: 'GET',
    path: '/v1/standards',
    summary: { zh: '检索标准', en: 'Search standards' },
    query: StandardListQuery,
    response: SelectedList,
    examples: [
      '?q=GB/T 19001',
      '?q=质量管理体系&status=in-force&facets=level',
      '?ics=13.060&sort=-issued',
      '?level=national&select=number,title&sample=10&seed=7',
    ],
    cache: results,
    run: async (services: SearchServices, { query, language }) =>
      selectFields(await searchStandards(services, { query, language, sample: sampleOf(query) }), query.select),
  }),
  route({
    ...found,
    method: 'GET',
    path: '/v1/standards/resolve',
    summary: { zh: '解析一个标准号', en: 'Resolve one number' },
    query: z.strictObject({ q: DesignationText, asOf: Day.optional() }),
    response: Resolution,
    examples: ['?q=gbt19001', '?q=ISO 9001:2015&asOf=2020-01-01'],
    cache: results,
    run: (services: SearchServices, { query }) => resolveDesignation(services, query),
  }),
  route({
    ...found,
    method: 'POST',
    path: '/v1/standards/resolve',
    readsOnly: true,
    summary: { zh: '批量解析标准号', en: 'Resolve up to 200 numbers' },
    body: z.strictObject({ q: z.array(DesignationText).min(1).max(5000), asOf: Day.optional() }),
    response: z.object({ items: z.array(Resolution) }),
    run: async (services: SearchServices, { body }) => ({ items: await resolveDesignations(services, body) }),
  }),
  route({
    ...found,
    method: 'GET',
    path: '/v1/standards/{id}/editions',
    summary: { zh: '同一标准的各版本', en: 'Editions of the same work' },
    params: z.object({ id: StandardId }),
    query: z.strictObject({ asOf: Day.optional() }),
    response: pageOf(EditionView),
    cache: results,
    run: async (services: SearchServices, { params, query }) =>
      wholeList(await listEditionsOf(services, { ...params, ...query })),
  }),
  route({
    ...found,
    method: 'GET',
    path: '/v1/suggest',
    summary: { zh: '输入提示', en: 'Suggest while typing' },
    query: z.strictObject({ q: z.string().max(200), size: z.coerce.number().int().min(1).max(10).default(10) }),
    response: z.object({ items: z.array(Suggestion) }),
    examples: ['?q=zhiliang', '?q=9001'],
    cache: slowlyChanging,
    run: async (services: SearchServices, { query, language }) => ({
      items: await suggestStandards(services, { ...query, language }),
    }),
  }),
  route({
    ...found,
    method: 'GET',
    path: '/v1/classifications/{scheme}',
    summary: { zh: '分类表的一层', en: 'One level of a classification' },
    params: z.object({ scheme: z.enum(['ics', 'ccs']) }),
    query: z.strictObject({ parent: z.string().max(20).optional() }),
    response: pageOf(ClassNode),
    examples: ['', '?parent=13'],
    cache: slowlyChanging,
    run: async (services: SearchServices, { params, query }) =>
      wholeList(await listClassifications(services, { ...params, ...query })),
  }),
];
