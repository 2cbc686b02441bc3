import type { AccessLevel, Status } from '../codes.ts';
import { type Day, firstDay, type LocalDate } from '../local-date.ts';
import type { StandardQuery } from '../standard-query.ts';
import type { FacetName } from '../standard-view.ts';
import { duringField, openField } from './during.ts';

export type Clause = Record<string, unknown>;

/** Filters by the facet they belong to, so that a facet can leave out its own; dates are under `dates`. */
export type Filters = Partial<Record<FacetName | 'dates', Clause>>;

/**
 * Conditions of a query on a day, none of which changes the score. Who asks for a day sees the catalogue of that day: what was
 * issued later is in no list and no count.
 */
export function filtersOf(query: StandardQuery, day: Day): Filters {
  const filters: Filters = {};
  if (query.status?.length) filters.status = anyStatus(query.status, day);
  if (query.access?.length) filters.access = anyOf(query.access.map((level) => hasAccess(level, day)));
  for (const name of ['origin', 'level', 'mandate', 'issuer', 'ics', 'ccs', 'region', 'licence'] as const) {
    const values = query[name];
    if (values?.length) filters[name] = { terms: { [name]: values } };
  }
  const dates = [
    dateRange('issued', query.issuedFrom, query.issuedTo),
    dateRange('effective', query.effectiveFrom, query.effectiveTo),
  ].filter((range): range is Clause => range !== undefined);
  if (query.asOf) dates.push({ bool: { must_not: { range: { issued: { gt: query.asOf } } } } });
  if (dates.length > 0) filters.dates = { bool: { filter: dates } };
  return filters;
}

/** All conditions but the ones of one facet. */
export function clausesOf(filters: Filters, except?: FacetName): Clause[] {
  return Object.entries(filters)
    .filter(([name]) => name !== except)
    .map(([, clause]) => clause);
}

/** True on the day for records that have the status then: the span of the status contains the day. */
export function hasStatus(status: Status, day: Day): Clause {
  return { term: { [duringField(status)]: day } };
}

export function anyStatus(statuses: Status[], day: Day): Clause {
  return anyOf(statuses.map((status) => hasStatus(status, day)));
}

/** True on the day for records whose text is open to this level then. */
export function hasAccess(level: AccessLevel, day: Day): Clause {
  return { term: { [openField(level)]: day } };
}

function anyOf(clauses: Clause[]): Clause {
  return { bool: { should: clauses, minimum_should_match: 1 } };
}

function dateRange(field: string, from?: LocalDate, to?: LocalDate): Clause | undefined {
  if (!from && !to) return undefined;
  return { range: { [field]: { ...(from && { gte: firstDay(from) }), ...(to && { lte: lastDay(to) }) } } };
}

/** The engine rounds an inclusive upper bound up to the end of the unit: `2016||/y` is the last instant of 2016. */
function lastDay(date: LocalDate): string {
  const unit = { 4: '/y', 7: '/M' }[date.length];
  return unit ? `${firstDay(date)}||${unit}` : date;
}
