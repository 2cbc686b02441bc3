import type { CatalogueServices } from '../runtime/table-client.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { type Edit, neighboursOf, planEdit } from '../standards/plan-edit.ts';
import type { StoredStandard } from '../standards/standard.ts';
import { getStandards, type StandardChange } from '../standards/standard-store.ts';
import { lifecycleKey, lifecycleStatement } from './lifecycle-statement.ts';

/** What changes in the catalogue when a project or a review says something of an edition; its neighbours learn of it. */
export async function planRecord(services: CatalogueServices, edit: Edit): Promise<StandardChange[]> {
  const { id, before, said } = edit;
  const now = services.now();
  const at = now.toISOString();
  const others = (before?.statements ?? []).filter(({ source }) => source.key !== lifecycleKey);
  const after: StoredStandard = {
    id,
    revision: 1,
    createdAt: at,
    ...before,
    statements: [...others, lifecycleStatement(said, dayInShanghai(now))],
    updatedAt: at,
  };
  const neighbours = await getStandards(services.catalogue, neighboursOf(before, after));
  return planEdit(edit, after, neighbours);
}
