import { children, type Scheme } from '../standards/classification.ts';
import { type Day, firstDay } from '../standards/local-date.ts';
import { facetLabel } from '../standards/search/facet-labels.ts';
import { halfYearOf, overlapOf, periodOf } from './half-year.ts';
import type { DistributionId, Words } from './series.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** The property that a series counts by. */
export type Dimension = 'year' | 'half-year' | 'status' | 'level' | 'mandate' | 'issuer' | 'region' | 'ics' | 'ccs';

export function dimensionOf(id: DistributionId): Dimension {
  return id.slice('by-'.length) as Dimension;
}

/**
 * Whether a value stands in a series under these conditions. A class or a region is one step of its tree: the top, or
 * what lies right below the chosen ones; so the figure's own condition takes the place of the chosen one.
 */
export function isListed(dimension: Dimension, value: string, query: StatisticsQuery): boolean {
  if (dimension === 'ics' || dimension === 'ccs') return classesListed(dimension, query[dimension]).includes(value);
  if (dimension === 'region') return isRegionListed(value, query.region);
  if (dimension === 'year' || dimension === 'half-year') return true;
  const chosen: readonly string[] | undefined = query[dimension];
  return !chosen?.length || chosen.includes(value);
}

/** Classes of one step: those at the top, or right below the chosen ones; a class without any below stands for itself. */
export function classesListed(scheme: Scheme, chosen: readonly string[] = []): string[] {
  if (chosen.length === 0) return [...children(scheme, null)];
  const below = chosen.flatMap((code) => {
    const codes = children(scheme, code);
    return codes.length > 0 ? codes : [code];
  });
  return [...new Set(below)];
}

function isRegionListed(value: string, chosen: readonly string[] = []): boolean {
  if (chosen.length === 0) return value.length === 2;
  return chosen.some((code) => value.startsWith(code));
}

/** The conditions under which exactly the records of a figure are found. */
export function queryOfFigure(dimension: Dimension, value: string, query: StatisticsQuery, day: Day): StatisticsQuery {
  if (dimension === 'year' || dimension === 'half-year') {
    const { from, to } = overlapOf(periodOf(value), { from: query.issuedFrom, to: query.issuedTo });
    return { ...query, issuedFrom: from, issuedTo: to };
  }
  return { ...query, [dimension]: [value], ...(dimension === 'status' && { asOf: day }) };
}

/** Address of the records that a query finds; the day stands in it where a status depends on it. */
export function recordsAddress(query: StatisticsQuery, day: Day): string {
  const asOf = query.asOf ?? (query.status?.length ? day : undefined);
  const pairs = Object.entries({ ...query, asOf }).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : value;
    return text ? [[name, text]] : [];
  });
  const text = new URLSearchParams(pairs).toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text ? `/v1/standards?${text}` : '/v1/standards';
}

export function labelOf(dimension: Dimension, value: string): Words {
  if (dimension === 'year') return { zh: `${value} 年`, en: value };
  if (dimension === 'half-year') {
    const first = value.endsWith('1');
    const year = value.slice(0, 4);
    return { zh: `${year} 年${first ? '上' : '下'}半年`, en: `${year}, ${first ? 'first' : 'second'} half` };
  }
  return { zh: facetLabel(dimension, value, 'zh'), en: facetLabel(dimension, value, 'en') };
}

/** The year or half-year of a date of issue. */
export function periodNameOf(dimension: 'year' | 'half-year', issued: string): string {
  return dimension === 'year' ? issued.slice(0, 4) : halfYearOf(firstDay(issued));
}
