import type { SearchServices } from '../runtime/search-client.ts';
import type { Day } from '../standards/local-date.ts';
import { firstDay } from '../standards/local-date.ts';
import { duringField } from '../standards/search/during.ts';
import { indexNames } from '../standards/search/index-names.ts';
import { matchingClause } from '../standards/search/relevance-query.ts';
import { clausesOf, filtersOf } from '../standards/search/standard-filters.ts';
import { scopeOf } from '../standards/search/standard-page.ts';
import { type IndexedStandard, summaryFields } from '../standards/search/summary.ts';
import type { StandardQuery } from '../standards/standard-query.ts';
import { term } from '../standards/terms.ts';
import type { CalendarDay } from './calendar.ts';
import type { Wording } from './record-lines.ts';

/** More days no calendar program likes. */
const most = 2000;

type Dated = IndexedStandard & { modified: string };

/**
 * Days on which what a search finds comes into force or is withdrawn, from a year before today on; of standards
 * that are named, all such days. The earliest come first.
 */
export async function listCalendarDays(
  { search, indexPrefix }: SearchServices,
  { query, ids }: { query: StandardQuery; ids?: readonly string[] },
  wording: Wording,
): Promise<CalendarDay[]> {
  const since = ids === undefined ? yearBefore(wording.today) : ('0001-01-01' as Day);
  const found = query.q ? [matchingClause(scopeOf(query.q))] : [];
  const { hits } = await search.search<Dated>(indexNames(indexPrefix).standards, {
    size: most,
    track_total_hits: false,
    query: {
      bool: {
        filter: [
          ...found,
          ...(ids === undefined ? [turningAfter(since)] : [{ terms: { id: ids } }]),
          ...clausesOf(filtersOf(query, wording.today)),
        ],
      },
    },
    sort: [{ effective: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
    _source: [...summaryFields, 'modified'],
  });
  const days = hits.hits.flatMap(({ _source }) => daysOf(_source, wording)).filter(({ day }) => day >= since);
  return days.sort((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id)).slice(0, most);
}

/** In force from a day after, or withdrawn at some time after and not yet on the day itself. */
function turningAfter(day: Day): Record<string, unknown> {
  const withdrawn = duringField('withdrawn');
  const ends = { bool: { filter: [{ exists: { field: withdrawn } }], must_not: [{ term: { [withdrawn]: day } }] } };
  return { bool: { should: [{ range: { effective: { gte: day } } }, ends], minimum_should_match: 1 } };
}

function daysOf({ id, view, modified, title_zh, title_en }: Dated, { language, site }: Wording): CalendarDay[] {
  const withdrawn = view.periods.find(({ status }) => status === 'withdrawn')?.from ?? null;
  const named = (language === 'zh' ? (title_zh ?? title_en) : (title_en ?? title_zh)) ?? '';
  return Object.entries({ effective: view.effective ?? null, withdrawn }).flatMap(([what, date]) => {
    // A month or a year is no day to put into a calendar.
    if (date === null || firstDay(date) !== date) return [];
    const label = term('field', `dates.${what}`)[language];
    return [
      {
        id: `${id}.${what}`,
        day: date,
        title: `${label}: ${view.number} ${named}`.trim(),
        page: `${site}/standards/${id}`,
        changed: modified,
      },
    ];
  });
}

function yearBefore(day: Day): Day {
  return new Date(Date.parse(day) - 365 * 86_400_000).toISOString().slice(0, 10) as Day;
}
