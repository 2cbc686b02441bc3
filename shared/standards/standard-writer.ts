import type { IndexChange, SearchAdmin } from '../runtime/search-admin.ts';
import { projectStandard } from './project-standard.ts';
import { reconcile } from './reconcile.ts';
import { indexNames, writersAlias } from './search/index-names.ts';
import type { StoredStandard } from './standard.ts';

export interface ProjectionServices {
  admin: SearchAdmin;
  indexPrefix: string;
}

/** A change of the catalogue as the stream tells it: the item as it is now, or the id and revision of one removed. */
export type RecordChange = { stored: StoredStandard } | { removed: { id: string; revision: number } };

/**
 * Brings the indices in line with changed records and answers the ids that must be tried again.
 * Every write carries the revision as external version: replays, repeats and reordering leave the newest state.
 */
export async function projectRecords(services: ProjectionServices, changes: RecordChange[]): Promise<string[]> {
  const { standards, suggestions } = indexNames(services.indexPrefix);
  const failed = new Set<string>();
  const documents = projectAll(changes, failed);
  await Promise.all([
    write(services.admin, standards, documents.standards, failed),
    write(services.admin, suggestions, documents.suggestions, failed),
  ]);
  return [...failed];
}

interface Projected {
  standards: IndexChange[];
  suggestions: IndexChange[];
}

/** The documents of many changes; a record that cannot be projected is reported, the others go on. */
export function projectAll(changes: RecordChange[], failed: Set<string>): Projected {
  const projected: Projected = { standards: [], suggestions: [] };
  for (const change of changes) {
    if ('removed' in change) {
      const gone = { id: change.removed.id, version: change.removed.revision };
      projected.standards.push(gone);
      projected.suggestions.push(gone);
      continue;
    }
    const { id, revision: version } = change.stored;
    try {
      const { std, suggestions } = projectStandard(reconcile(change.stored));
      projected.standards.push({ id, version, document: std });
      projected.suggestions.push(...suggestions.map((document) => ({ id: document.id, version, document })));
    } catch {
      failed.add(id);
    }
  }
  return projected;
}

async function write(admin: SearchAdmin, alias: string, changes: IndexChange[], failed: Set<string>): Promise<void> {
  if (changes.length === 0) return;
  for (const index of await admin.indicesOf(writersAlias(alias))) {
    for (const id of await admin.bulk(index, changes)) failed.add(id);
  }
}
