import { isDerived } from '../claims.ts';
import type { HistoryEvent } from '../history-event.ts';
import type { Statement, StoredStandard } from '../standard.ts';
import { printOf, type StoredBefore, sourcePrint } from './stored-before.ts';
import { withDerived } from './with-derived.ts';

/** What an import is about to write. */
export interface ImportPlan {
  created: StoredStandard[];
  changed: { stored: StoredStandard; event: HistoryEvent }[];
  /** Records of the input that are in the table as they should be. */
  unchanged: number;
}

/**
 * Compares what the input says with what is stored. A source of the input replaces what it said before, the statements
 * of other sources stay, derived relations are derived anew; a record that comes out the same is not written.
 */
export function planImport(
  groups: ReadonlyMap<string, Statement[]>,
  before: ReadonlyMap<string, StoredBefore>,
  at: string,
): ImportPlan {
  const statements = new Map<string, Statement[]>();
  for (const [id, said] of groups) statements.set(id, mergeSources(said, before.get(id)));
  const outside = [...before].filter(([id]) => !groups.has(id));
  const complete = withDerived(statements, {
    neighbours: new Map(outside.map(([id, { others }]) => [id, others])),
    derivedBefore: new Map([...before].map(([id, { derived }]) => [id, derived])),
  });
  const plan: ImportPlan = { created: [], changed: [], unchanged: 0 };
  for (const [id, own] of complete) {
    const known = before.get(id);
    if (!known) plan.created.push({ id, revision: 1, statements: own, createdAt: at, updatedAt: at });
    else if (known.print !== printOf(own)) plan.changed.push(changeOf(id, own, known, at));
    else if (groups.has(id)) plan.unchanged += 1;
  }
  return plan;
}

/** A source that says the same as before keeps the day on which it first said so. */
function mergeSources(said: readonly Statement[], before: StoredBefore | undefined): Statement[] {
  if (!before) return [...said];
  const now = said.map((statement) => {
    const known = before.sources.get(statement.source.key);
    if (!known?.retrieved || known.print !== sourcePrint(statement).print) return statement;
    return { ...statement, source: { ...statement.source, retrieved: known.retrieved } };
  });
  return [...now, ...before.others];
}

function changeOf(id: string, statements: Statement[], before: StoredBefore, at: string) {
  const stored: StoredStandard = {
    id,
    revision: before.revision + 1,
    statements,
    createdAt: before.createdAt,
    updatedAt: at,
  };
  const sources = changedSources(statements, before);
  const event: HistoryEvent = {
    revision: stored.revision,
    at,
    event: sources.length > 0 ? 'standard.imported' : 'standard.related',
    actor: 'import',
    reason: null,
    changed: sources.length > 0 ? sources.map((key) => `sources.${key}`) : ['relations'],
  };
  return { stored, event };
}

/** Keys of the sources that say something new or say nothing any more. */
function changedSources(statements: readonly Statement[], { sources }: StoredBefore): string[] {
  const own = statements.filter(({ source }) => !isDerived(source.key));
  const keys = new Set(own.map(({ source }) => source.key));
  const fresh = own.filter((statement) => sources.get(statement.source.key)?.print !== sourcePrint(statement).print);
  return [...fresh.map(({ source }) => source.key), ...[...sources.keys()].filter((key) => !keys.has(key))];
}
