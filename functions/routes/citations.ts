import * as z from 'zod';
import { Citation, CitingStandard, Impact } from '#shared/citations/citation.ts';
import { farthest, findImpact } from '#shared/citations/find-impact.ts';
import { listCitations } from '#shared/citations/list-citations.ts';
import { CitingLaw, listCitingLaws } from '#shared/citations/list-citing-laws.ts';
import type { LiteratureTable } from '#shared/literature/document-store.ts';
import { route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import type { CatalogueServices } from '#shared/runtime/table-client.ts';
import { Day } from '#shared/standards/local-date.ts';
import { pageOf, StandardId, wholeList } from './page.ts';

const read = { method: 'GET', tag: 'Validity', access: 'public' } as const;
const fresh = { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 };
const params = z.object({ id: StandardId });
const asOf = Day.optional();
const depth = z.coerce.number().int().min(1).max(farthest);
type Services = SearchServices & CatalogueServices & { literature: LiteratureTable };

/** What a standard cites, which standards and laws cite it, and what a change of it touches. */
export const citationRoutes = [
  route({
    ...read,
    path: '/v1/standards/{id}/citations',
    summary: {
      zh: '引用关系：它引用什么（逐项判断是否仍然有效），或什么引用它',
      en: 'Citations: what a standard cites, each judged on a day, or what cites it',
    },
    params,
    query: z.strictObject({ direction: z.enum(['out', 'in']).default('out'), depth: depth.default(1), asOf }),
    response: pageOf(z.union([Citation, CitingStandard])),
    examples: ['', '?direction=in&depth=2'],
    cache: fresh,
    run: async (services: Services, { params: { id }, query: { direction, ...query } }) => {
      if (direction === 'in') return wholeList((await findImpact(services, { id, ...query })).items);
      return wholeList(await listCitations(services, { id, ...query }));
    },
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/impact',
    summary: {
      zh: '修改这项标准会影响到谁：直接和间接引用它的标准',
      en: 'What a change of a standard touches: what cites it, directly and through others',
    },
    params,
    query: z.strictObject({ depth: depth.default(2), asOf }),
    response: Impact,
    examples: ['?depth=3'],
    cache: fresh,
    run: (services: Services, input) => findImpact(services, { ...input.params, ...input.query }),
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/laws',
    summary: {
      zh: '引用它的法律、法规和规章：哪一条、哪一句，按标准号、按名称，或概括地引用强制性标准',
      en: 'Laws that refer to a standard: the article and the sentence, by its number, its title, or as one of a class',
    },
    params,
    query: z.strictObject({ by: z.enum(['name', 'class']).default('name'), asOf }),
    response: pageOf(CitingLaw),
    examples: ['', '?by=class'],
    cache: fresh,
    run: async (services: Services, { params: { id }, query }) =>
      wholeList(await listCitingLaws(services, { id, ...query })),
  }),
];
