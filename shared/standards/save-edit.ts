import { ServiceError } from '../runtime/errors.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { editorStatement, withEditorStatement } from './correction.ts';
import { dayInShanghai } from './local-date.ts';
import { type Edit, neighboursOf, planEdit } from './plan-edit.ts';
import type { StoredStandard } from './standard.ts';
import { getStandard, getStandards, maximumChanges, type StandardChange, saveChanges } from './standard-store.ts';

/** An item of the table holds 400 kB; a record leaves room for what is still derived for it. */
const maximumBytes = 350_000;
const attempts = 5;

/**
 * Writes what editors say now, in one transaction with what follows from it for related records (a successor learns
 * what it replaces) and an event for each. Nothing is written when nothing changes.
 */
export async function saveEdit(services: CatalogueServices, edit: Edit): Promise<void> {
  const after = stateAfter(edit, services.now());
  for (let attempt = 1; ; attempt += 1) {
    const neighbours = await getStandards(services.catalogue, neighboursOf(edit.before, after));
    const changes = planEdit(edit, after, neighbours);
    refuseOversize(changes);
    if (changes.length === 0) return;
    try {
      return await saveChanges(services.catalogue, changes);
    } catch (error) {
      // A related record that moved is no reason to refuse the edit: it is planned again on its new state.
      if (attempt === attempts || !(await isUnmoved(services, edit, error))) throw error;
    }
  }
}

function stateAfter({ id, before, said, reason }: Edit, now: Date): StoredStandard {
  const at = now.toISOString();
  const statement = editorStatement(said, dayInShanghai(now), reason);
  return {
    id,
    revision: 1,
    createdAt: at,
    ...before,
    statements: withEditorStatement(before?.statements ?? [], statement),
    updatedAt: at,
  };
}

async function isUnmoved({ catalogue }: CatalogueServices, { id, before }: Edit, error: unknown): Promise<boolean> {
  if (!(error instanceof ServiceError && error.code === 'PRECONDITION_FAILED')) return false;
  const stored = await getStandard(catalogue, id, { newest: true });
  return stored?.revision === before?.revision;
}

function refuseOversize(changes: readonly StandardChange[]): void {
  if (changes.length > maximumChanges) throw tooManyRelations();
  if (changes.some(({ stored }) => Buffer.byteLength(JSON.stringify(stored)) > maximumBytes)) throw tooLarge();
}

function tooManyRelations(): ServiceError {
  return new ServiceError(
    'INVALID',
    {
      zh: `一次最多改动 ${maximumChanges - 1} 项相关标准，请分几次提交。`,
      en: `One change may touch ${maximumChanges - 1} related standards at most; send it in several.`,
    },
    { errors: [{ pointer: '/body/relations', detail: 'too many related standards change at once' }] },
  );
}

function tooLarge(): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: '记录过大，无法保存。',
    en: 'The record would grow too large to be kept.',
  });
}
