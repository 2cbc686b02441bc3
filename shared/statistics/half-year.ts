import type { Day, LocalDate } from '../standards/local-date.ts';
import { firstDay } from '../standards/local-date.ts';

/** Days from the first to the last, both included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** `2026-H1` is January to June 2026, `2026-H2` the rest. */
export function halfYearOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-H${firstDay(date).slice(5, 7) <= '06' ? 1 : 2}`;
}

/** A year or a half-year as dates of the search; a year stays a year. */
export function periodOf(value: string): Period {
  const year = value.slice(0, 4);
  if (!value.includes('-H')) return { from: year, to: year };
  return value.endsWith('1') ? { from: `${year}-01`, to: `${year}-06` } : { from: `${year}-07`, to: `${year}-12` };
}

/** The days that two periods share; a side without a date is open. */
export function overlapOf(period: Period, { from, to }: Partial<Period>): Period {
  return {
    from: from && firstDay(from) > firstDay(period.from) ? from : period.from,
    to: to && lastDay(to) < lastDay(period.to) ? to : period.to,
  };
}

/** Last day that a date of any precision may mean; a month may end on the 31st, which is enough to compare. */
function lastDay(date: LocalDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-31` : date;
}
