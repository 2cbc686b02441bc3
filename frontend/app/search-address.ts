/** The address of a result list holds its whole state: every filter, the order, the day and the place in the list. */

export const filterNames = [
  'status',
  'level',
  'mandate',
  'origin',
  'issuer',
  'ics',
  'ccs',
  'region',
  'access',
  'licence',
  'issuedFrom',
  'issuedTo',
  'effectiveFrom',
  'effectiveTo',
] as const;
export type FilterName = (typeof filterNames)[number];

export interface ActiveFilter {
  name: FilterName;
  value: string;
}

export function valuesOf(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

export function activeFilters(params: URLSearchParams): ActiveFilter[] {
  return filterNames.flatMap((name) => valuesOf(params, name).map((value) => ({ name, value })));
}

/** The query with some parameters set or, by `null`, taken away; any change leads back to the first page. */
export function withChanges(params: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  next.delete('cursor');
  next.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return queryText(next);
}

/** The query with one value of a filter added when it is absent and removed when it is there. */
export function withToggled(params: URLSearchParams, { name, value }: { name: string; value: string }): string {
  const present = valuesOf(params, name);
  const values = present.includes(value) ? present.filter((other) => other !== value) : [...present, value];
  return withChanges(params, { [name]: values.join(',') });
}

/** A year is two dates of issue. */
export function withYear(params: URLSearchParams, year: string): string {
  const chosen = params.get('issuedFrom') === year && params.get('issuedTo') === year;
  return withChanges(params, { issuedFrom: chosen ? null : year, issuedTo: chosen ? null : year });
}

export function withoutFilters(params: URLSearchParams): string {
  return withChanges(params, Object.fromEntries(filterNames.map((name) => [name, null])));
}

export function nextPage(params: URLSearchParams, cursor: string): string {
  const next = new URLSearchParams(params);
  next.set('cursor', cursor);
  next.set('page', String(pageNumber(params) + 1));
  return queryText(next);
}

/** Number of the page, counted along with the cursor for people; the cursor alone decides what is shown. */
export function pageNumber(params: URLSearchParams): number {
  const page = Number(params.get('page'));
  return params.has('cursor') && Number.isInteger(page) && page > 1 && page < 1e6 ? page : 1;
}

/** The same search in the API. */
export function apiAddress(params: URLSearchParams): string {
  const api = new URLSearchParams(params);
  api.delete('page');
  for (const name of [...api.keys()]) if (api.get(name) === '') api.delete(name);
  return `/v1/standards${queryText(api)}`;
}

/** Commas and slashes stay readable; they are allowed in a query (RFC 3986 §3.4). */
function queryText(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
