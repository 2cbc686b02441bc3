import * as z from 'zod';
import type { LifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { SourceRecord } from '#shared/lifecycle/source-record.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { countSeries } from '#shared/statistics/count-series.ts';
import { listSeries } from '#shared/statistics/describe-series.ts';
import { listRegister, RegisterPageQuery, RegisterQuery, recordsOfRegister } from '#shared/statistics/list-register.ts';
import { RegisterId } from '#shared/statistics/register.ts';
import { Series, SeriesDescription, SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { writeRegisterCsv } from '#shared/statistics/write-register-csv.ts';
import { writeSeriesCsv } from '#shared/statistics/write-series-csv.ts';
import { pageOf, wholeList } from './page.ts';

const read = { method: 'GET', tag: 'Statistics', access: 'public' } as const;
const cache = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const params = z.object({ series: SeriesId });
const query = StatisticsQuery;
const registerParams = z.object({ series: RegisterId });
type Services = SearchServices & Pick<LifecycleServices, 'lifecycle'>;
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
    run: async (services: Services, { params: { series: id }, query: asked }) => {
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
      zh: '`records` 所指列表的 total 等于 count，amount 是指标本身的数（项数、百分比或月数）。指标只受 issuedFrom、issuedTo、asOf 影响；登记簿为空时没有数字，missing 说明。',
      en: 'The `total` of the list at `records` is `count`; `amount` is the indicator itself: a number, a percentage or months. Indicators heed `issuedFrom`, `issuedTo` and `asOf` alone; with an empty register there are no figures and `missing` says so.',
    },
    params,
    query,
    response: Series,
    examples,
    cache,
    run: (services: Services, { params: { series: id }, query: asked }) => countSeries(services, { id, query: asked }),
  }),
  route({
    ...read,
    path: '/v1/statistics/{series}/records.csv',
    summary: { zh: '一个指标的来源记录（CSV）', en: 'The records behind an indicator as CSV, as an import takes them' },
    params: registerParams,
    query: RegisterQuery,
    responseType: 'text/csv; charset=utf-8',
    response: z.string(),
    cache,
    run: async (services: Services, { params: { series: id }, query: asked }) => {
      const text = writeRegisterCsv(id, await recordsOfRegister(services, { id, query: asked }));
      return new Reply(200, text, { 'content-disposition': `attachment; filename="${id}-records.csv"` });
    },
  }),
  route({
    ...read,
    path: '/v1/statistics/{series}/records',
    summary: {
      zh: '一个指标所计的来源记录，各附来源与日期',
      en: 'The records that an indicator counts, each with source and date',
    },
    params: registerParams,
    query: RegisterPageQuery,
    response: pageOf(SourceRecord),
    examples: ['?issuedFrom=2021&issuedTo=2025'],
    cache,
    run: (services: Services, { params: { series: id }, query: asked }) => listRegister(services, { id, query: asked }),
  }),
];

const originOfSite = () => env().SITE_URL.replace(/\/$/, '');
