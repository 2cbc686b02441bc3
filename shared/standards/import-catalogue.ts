import type { CatalogueServices } from '../runtime/table-client.ts';
import { parseDesignation, workId } from './designation.ts';
import { groupReadings } from './import/group-readings.ts';
import { planImport } from './import/plan-import.ts';
import type { Reading } from './import/reading.ts';
import { baseKey, type StoredBefore, storedBefore } from './import/stored-before.ts';
import type { LocalDate } from './local-date.ts';
import type { Statement } from './standard.ts';
import { isEmpty, writeMany } from './standard-bulk-store.ts';

export interface ImportInput {
  readings: Reading[];
  retrieved?: LocalDate;
  /** Ids of all stored editions of some works, so that editions outside the input learn of newer ones. */
  editionsOf?: (workIds: readonly string[]) => Promise<string[]>;
  onProgress?: (phase: 'compare' | 'write', done: number, total: number) => void;
}

export interface ImportReport {
  records: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Ids that somebody else changed in the meantime: not written, the next run takes them up. */
  lost: string[];
}

/**
 * Brings the catalogue to what the readings say. Safe to break off and to repeat at any time: what is there already is
 * found and skipped, every write is conditional, and a second run writes nothing.
 */
export async function importCatalogue(
  { catalogue, now }: CatalogueServices,
  { readings, retrieved, editionsOf, onProgress }: ImportInput,
): Promise<ImportReport> {
  const at = now().toISOString();
  const groups = groupReadings(readings, { at, retrieved });
  let before = new Map<string, StoredBefore>();
  if (!(await isEmpty(catalogue))) {
    const ids = await concerned(groups, editionsOf);
    let done = 0;
    before = await storedBefore(
      catalogue,
      ids,
      (id) => sourcesOf(groups.get(id)),
      (count) => {
        done += count;
        onProgress?.('compare', done, ids.length);
      },
    );
  }
  const { created, changed, unchanged } = planImport(groups, before, at);
  const changes = [...created.map((stored) => ({ stored })), ...changed];
  let written = 0;
  const lost = await writeMany(catalogue, changes, {
    onWritten: (count) => {
      written += count;
      onProgress?.('write', written, changes.length);
    },
  });
  return { records: groups.size, created: created.length, changed: changed.length, unchanged, lost };
}

/** The records of the input, the targets of their relations and the other editions of their works. */
async function concerned(
  groups: ReadonlyMap<string, readonly Statement[]>,
  editionsOf: ImportInput['editionsOf'],
): Promise<string[]> {
  const ids = new Set(groups.keys());
  const works = new Set<string>();
  for (const statements of groups.values()) {
    for (const { fields } of statements) {
      const designation = parseDesignation(fields.number);
      if (designation) works.add(workId(designation));
      for (const { id } of [...(fields.relations ?? []), ...(fields.adoption ?? [])]) if (id) ids.add(id);
    }
  }
  for (const id of (await editionsOf?.([...works])) ?? []) ids.add(id);
  return [...ids];
}

function sourcesOf(statements: readonly Statement[] = []): ReadonlySet<string> {
  return new Set(statements.map(({ source }) => baseKey(source.key)));
}
