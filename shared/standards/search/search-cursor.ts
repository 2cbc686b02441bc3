import { ServiceError } from '../../runtime/errors.ts';
import { Day } from '../local-date.ts';
import { longestQuery, type StandardQuery } from '../standard-query.ts';

/** Where the next page begins, and what the first page decided that later pages must repeat. */
export interface CursorState {
  /** Day whose statuses the first page showed: a walk over midnight does not change its mind. */
  day: Day;
  /** Sort values of the last hit. */
  after: (string | number | null)[];
  corrected?: string | null;
  /** The text that was searched, if it is not the query's own. */
  searched?: string;
  /** Successors put first. */
  lead?: string[];
  /** Whether hardly anything was found and the query was loosened. */
  relaxed?: boolean;
  /** Standards found by their text. */
  inText?: string[];
}

type Asked = Omit<StandardQuery, 'cursor' | 'size' | 'facets'>;

/** An opaque cursor that remembers which query it belongs to. */
export function writeCursor(query: Asked, state: CursorState): string {
  const { day, after, corrected = null, searched = query.q, lead = [], relaxed = false, inText = [] } = state;
  const parts = [fingerprint(query), day, after, corrected, searched, lead, relaxed, inText];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor; one that is broken or was given for another query is `INVALID`. */
export function readCursor(query: Asked, cursor: string): CursorState {
  const [print, day, after, corrected, searched, lead, relaxed, inText] = parse(cursor);
  const read = Day.safeParse(day);
  if (print !== fingerprint(query) || !read.success || !isSortValues(after)) throw refused();
  return {
    day: read.data,
    after,
    ...(typeof searched === 'string' && { searched: searched.slice(0, longestQuery) }),
    ...(typeof corrected === 'string' && { corrected: corrected.slice(0, 1000) }),
    relaxed: relaxed === true,
    ...(isTexts(lead) && lead.length > 0 && { lead: lead.slice(0, 20) }),
    ...(isTexts(inText) && inText.length > 0 && { inText: inText.slice(0, 20) }),
  };
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isSortValues(value: unknown): value is CursorState['after'] {
  const simple = (item: unknown) => item === null || typeof item === 'string' || typeof item === 'number';
  return Array.isArray(value) && value.length === 2 && value.every(simple) && typeof value[1] === 'string';
}

/** FNV-1a over everything that decides the order and the set of results. */
function fingerprint(query: Asked): string {
  const { q, asOf, sort, ...filters } = query;
  const text = JSON.stringify([
    q,
    asOf,
    sort,
    Object.entries(filters)
      .filter(([name]) => !paging.has(name))
      .sort(),
  ]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What changes neither the order nor the set of results. */
const paging = new Set(['cursor', 'size', 'facets', 'select']);

function refused(): ServiceError {
  return new ServiceError(
    'INVALID',
    {
      zh: 'cursor 无效或不属于这个查询：请从第一页重新开始。',
      en: 'The cursor is broken or belongs to another query: start again from the first page.',
    },
    { errors: [{ pointer: '/query/cursor', detail: 'a cursor of this query' }] },
  );
}
