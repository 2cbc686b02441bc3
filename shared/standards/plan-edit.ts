import type { Caller } from '../runtime/caller.ts';
import { changedFields } from './changed-fields.ts';
import { derivedIn, printOf } from './import/stored-before.ts';
import { withDerived } from './import/with-derived.ts';
import { reconcile } from './reconcile.ts';
import type { StandardFields, Statement, StoredStandard } from './standard.ts';
import type { StandardChange } from './standard-store.ts';

/** Who edits, in which request, and why. */
export interface Editor {
  caller: Caller;
  requestId: string;
  reason?: string;
}

export interface Edit extends Editor {
  id: string;
  before: StoredStandard | undefined;
  /** What editors say of the record now. */
  said: StandardFields;
  event: 'standard.created' | 'standard.corrected' | 'standard.withdrawn';
}

/** Standards that either side of the edit is related to: they may learn something, or unlearn it. */
export function neighboursOf(before: StoredStandard | undefined, after: StoredStandard): string[] {
  const states = before ? [before, after] : [after];
  const related = states.flatMap(({ statements }) => statements.flatMap(({ fields }) => fields.relations ?? []));
  return [...new Set(related.flatMap(({ id }) => id ?? []))].filter((id) => id !== after.id);
}

/**
 * What an edit changes: the record itself and those that learn something from it, each with its event. A record that
 * comes out as it was is not written.
 */
export function planEdit(
  edit: Edit,
  after: StoredStandard,
  neighbours: ReadonlyMap<string, StoredStandard>,
): StandardChange[] {
  const held = new Map(neighbours);
  if (edit.before) held.set(edit.id, edit.before);
  const statements = withDerived(new Map([[edit.id, after.statements]]), {
    neighbours: new Map([...neighbours].map(([id, stored]) => [id, stored.statements])),
    derivedBefore: new Map([...held].map(([id, stored]) => [id, derivedIn(stored.statements)])),
  });
  return [...statements].flatMap(([id, complete]) => {
    const stored = held.get(id);
    if (stored && says(stored.statements) === says(complete)) return [];
    const next = { ...(stored ?? after), statements: complete, updatedAt: after.updatedAt };
    return changeOf(edit, stored, stored ? { ...next, revision: stored.revision + 1 } : next);
  });
}

/** The day and the reason of a statement say nothing of the standard: repeating an edit changes nothing. */
function says(statements: readonly Statement[]): string {
  return printOf(
    statements.map(({ source, fields }) => ({
      source: { ...source, retrieved: undefined, evidence: undefined },
      fields,
    })),
  );
}

function changeOf(edit: Edit, before: StoredStandard | undefined, stored: StoredStandard): StandardChange {
  const event: StandardChange['event'] = {
    revision: stored.revision,
    at: stored.updatedAt,
    event: stored.id === edit.id ? edit.event : 'standard.related',
    actor: edit.caller.subject,
    reason: edit.reason ?? null,
    changed: changedFields(before && reconcile(before), reconcile(stored)),
    requestId: edit.requestId,
  };
  return { stored, event };
}
