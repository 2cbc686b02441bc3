import { ancestors } from '../standards/classification.ts';
import { type Day, firstDay } from '../standards/local-date.ts';
import type { ClassCode, Standard } from '../standards/standard.ts';
import { statusOn } from '../standards/status.ts';
import type { SeriesPlan } from './count-series.ts';
import { type Dimension, periodNameOf } from './dimension.ts';
import { overlapOf } from './half-year.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** Counts a series from the records themselves, without the index: the check on every published figure. */
export function recordCounter({ dimension, query }: SeriesPlan, day: Day) {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    add(standard: Standard): void {
      if (!meets(standard, query, day)) return;
      total += 1;
      for (const value of valuesOf(standard, dimension, day)) counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    result: () => ({ total, counts, day }),
  };
}

const conditions = ['status', 'origin', 'level', 'mandate', 'issuer', 'ics', 'ccs', 'region'] as const;

function meets(standard: Standard, query: StatisticsQuery, day: Day): boolean {
  const isChosen = conditions.every((name) => {
    const chosen: readonly string[] = query[name] ?? [];
    return chosen.length === 0 || valuesOf(standard, name, day).some((value) => chosen.includes(value));
  });
  if (!isChosen || (!query.issuedFrom && !query.issuedTo)) return isChosen;
  const issued = standard.dates?.issued;
  if (!issued) return false;
  const on = { from: firstDay(issued), to: firstDay(issued) };
  const shared = overlapOf(on, { from: query.issuedFrom, to: query.issuedTo });
  return shared.from === on.from && shared.to === on.to;
}

function valuesOf(standard: Standard, dimension: Dimension | 'origin', day: Day): string[] {
  const { region, dates } = standard;
  if (dimension === 'ics') return withAncestors(standard.ics, 'ics');
  if (dimension === 'ccs') return withAncestors(standard.ccs, 'ccs');
  if (dimension === 'status') return [statusOn(standard.periods, day)];
  if (dimension === 'region') return region ? [...new Set([region.slice(0, 2), region])] : [];
  if (dimension === 'year' || dimension === 'half-year') {
    return dates?.issued ? [periodNameOf(dimension, dates.issued)] : [];
  }
  return [standard[dimension]];
}

function withAncestors(codes: readonly ClassCode[], scheme: 'ics' | 'ccs'): string[] {
  return [...new Set(codes.flatMap(({ code, valid }) => (valid ? [...ancestors(scheme, code), code] : [code])))];
}
