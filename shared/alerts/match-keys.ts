import { readQuery } from '../runtime/request.ts';
import { ancestors } from '../standards/classification.ts';
import { parseDesignation, standardId, workId } from '../standards/designation.ts';
import type { Standard } from '../standards/standard.ts';
import { StandardQuery } from '../standards/standard-query.ts';
import type { Follow } from './follow.ts';
import type { KeyedHappening } from './happening.ts';
import { keyOfProject } from './project-happenings.ts';

/**
 * Follows are found by keys, so that a happening takes a few queries however many follows there are: each follow stands under
 * the keys that could concern it, and a record has the keys below.
 */
export function keysOfRecord({ id, workId: work, issuer, ics, ccs }: Standard): string[] {
  const classes = (['ics', 'ccs'] as const).flatMap((scheme) =>
    (scheme === 'ics' ? ics : ccs)
      .filter(({ valid }) => valid)
      .flatMap(({ code }) => [...ancestors(scheme, code), code].map((one) => `class:${scheme}:${one}`)),
  );
  const searches = ['search:any', `search:issuer:${issuer}`];
  return [...new Set([`standard:${id}`, `work:${work}`, `issuer:${issuer}`, ...classes, ...searches])];
}

/** Keys that a follow stands under. */
export function keysOfFollow({ target, numbers }: Pick<Follow, 'target' | 'numbers'>): string[] {
  if (target.kind === 'class') return [`class:${target.scheme}:${target.code}`];
  if (target.kind === 'issuer') return [`issuer:${target.issuer}`];
  if (target.kind === 'search') return keysOfSearch(target.query);
  if (target.kind === 'project') return [keyOfProject(target.project)];
  return [...new Set(numbers.flatMap(keysOfNumber))];
}

/** An edition with the work that it is one of, so that a newer edition is told too. */
function keysOfNumber(number: string): string[] {
  const designation = parseDesignation(number);
  if (!designation) return [];
  return [`work:${workId(designation)}`, ...(designation.year ? [`standard:${standardId(designation)}`] : [])];
}

/** A search among some issuers is asked about theirs alone. */
function keysOfSearch(query: string): string[] {
  const { issuer } = searchOf(query);
  return issuer?.length ? issuer.map((one) => `search:issuer:${one}`) : ['search:any'];
}

/** The query that is followed, as `/v1/standards` reads it. Throws a `ZodError`. */
export function searchOf(query: string): StandardQuery {
  const { size: _size, sort: _sort, cursor: _cursor, facets: _facets, asOf: _asOf, ...asked } = readQuery(query);
  return StandardQuery.parse(asked);
}

/**
 * Whether a happening to a record with these keys concerns a follow, its search not asked yet: of other editions than the one
 * followed, only their coming.
 */
export function concerns(
  { kind, keys }: Pick<KeyedHappening, 'kind' | 'keys'>,
  follow: Pick<Follow, 'target' | 'numbers' | 'kinds'>,
): boolean {
  if (follow.kinds.length > 0 && !follow.kinds.includes(kind)) return false;
  const followed = keysOfFollow(follow);
  const shared = keys.filter((key) => followed.includes(key));
  if (kind === 'new' || shared.some((key) => !key.startsWith('work:'))) return shared.length > 0;
  return shared.some((key) => !followed.some((one) => one.startsWith(`standard:${key.slice('work:'.length)}-`)));
}
