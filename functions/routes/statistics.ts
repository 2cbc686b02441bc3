import * as z from 'zod';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { countSeries } from '#shared/statistics/count-series.ts';
import { listSeries } from '#shared/statistics/describe-series.ts';
import { Series, SeriesDescription, SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { writeSeriesCsv } from '#shared/statistics/write-series-csv.ts';
import { pageOf, wholeList } from './page.ts';

const read = { method: 'GET', tag: 'Statistics', access: 'public' } as const;
const cache = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const params = z.object({ series: SeriesId });
const query = StatisticsQuery;
const examples = ['?level=local&region=21&issuedFrom=2026-01&issuedTo=2026-06', '?issuer=GB'];

/** Open series of figures, each leading to the records it counts. */
export const statisticsRoutes = [
  route({
    ...read,
    path: '/v1/statistics',
    summary: {
      zh: '统计系列：定义、公式、目标与来源',
      en: 'Series of statistics: definition, formula, target, source',
    },
    response: pageOf(SeriesDescription),
    cache,
    run: async () => wholeList(listSeries()),
  }),
  route({
    ...read,
    path: '/v1/statistics/{series}.csv',
    summary: { zh: '一个统计系列（CSV）', en: 'The figures of a series as CSV' },
    params,
    query,
    responseType: 'text/csv; charset=utf-8',
    response: z.string(),
    examples,
    cache,
    run: async (services: SearchServices, { params: { series: id }, query: asked }) => {
      const text = writeSeriesCsv(await countSeries(services, { id, query: asked }), originOfSite());
      return new Reply(200, text, { 'content-disposition': `attachment; filename="${id}.csv"` });
    },
  }),
  route({
    ...read,
    path: '/v1/statistics/{series}',
    summary: {
      zh: '一个统计系列的数字，每个数字附所计记录的地址',
      en: 'The figures of a series, each with the address of the records it counts',
    },
    description: {
      zh: '`records` 所指列表的 total 等于 count。缺少登记簿的指标没有数字，missing 说明缺什么。',
      en: 'The `total` of the list at `records` is `count`. An indicator whose register is not held has no figures; `missing` says what it lacks.',
    },
    params,
    query,
    response: Series,
    examples,
    cache,
    run: (services: SearchServices, { params: { series: id }, query: asked }) =>
      countSeries(services, { id, query: asked }),
  }),
];

const originOfSite = () => env().SITE_URL.replace(/\/$/, '');
