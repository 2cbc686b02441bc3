import { ServiceError } from '../runtime/errors.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { ancestors, children, className, isValid, type Scheme } from './classification.ts';
import { indexNames } from './search/index-names.ts';
import type { ClassNode } from './standard-view.ts';

/** One level of a classification with the number of standards held in each class and below it. */
export async function listClassifications(
  services: SearchServices,
  { scheme, parent }: { scheme: Scheme; parent?: string },
): Promise<ClassNode[]> {
  if (parent !== undefined && !isValid(scheme, parent)) {
    throw new ServiceError('NOT_FOUND', { zh: `没有类目 ${parent}。`, en: `There is no class ${parent}.` });
  }
  const codes = children(scheme, parent ?? null);
  const counts = await countsOf(services, scheme, codes);
  return codes.map((code) => ({
    code,
    name: className(scheme, code) ?? {},
    parent: ancestors(scheme, code).at(-1) ?? null,
    hasChildren: children(scheme, code).length > 0,
    count: counts.get(code) ?? 0,
  }));
}

async function countsOf(
  services: SearchServices,
  scheme: Scheme,
  codes: readonly string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const body = {
    size: 0,
    track_total_hits: false,
    aggs: { classes: { terms: { field: scheme, size: codes.length, include: codes } } },
  };
  const index = indexNames(services.indexPrefix).standards;
  const [answer] = await services.search.msearch<unknown>([{ index, body, cached: true }]);
  const buckets = answer?.aggregations?.classes?.buckets ?? [];
  return new Map(Array.isArray(buckets) ? buckets.map(({ key, doc_count }) => [String(key), doc_count]) : []);
}
