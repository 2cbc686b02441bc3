import type { CatalogueServices } from '../runtime/table-client.ts';
import { dayInShanghai } from './local-date.ts';
import { reconcile } from './reconcile.ts';
import { recordView } from './record-view.ts';
import type { Standard } from './standard.ts';
import { getStandards } from './standard-store.ts';
import type { StandardRecord } from './standard-view.ts';

/**
 * Many records as they stand today in Asia/Shanghai, by id; those that are not held are missing. For harvesters: the
 * digitized texts of each are left out.
 */
export async function findRecords(
  { catalogue, now }: CatalogueServices,
  ids: readonly string[],
): Promise<Map<string, StandardRecord>> {
  const stored = await getStandards(catalogue, ids);
  const standards = new Map([...stored].map(([id, item]) => [id, reconcile(item)]));
  const targets = [...standards.values()].flatMap(targetsOf).filter((id) => !standards.has(id));
  const others = await getStandards(catalogue, targets);
  const held = new Map<string, Standard>([
    ...standards,
    ...[...others].map(([id, item]) => [id, reconcile(item)] as const),
  ]);
  const day = dayInShanghai(now());
  return new Map(
    [...standards].map(([id, standard]) => [id, recordView(standard, stored.get(id)?.statements ?? [], held, day)]),
  );
}

/** Ids of the standards that a record names. */
export function targetsOf({ id, relations, adoption = [] }: Standard): string[] {
  const ids = [...relations, ...adoption].flatMap((target) => target.id ?? []);
  return [...new Set(ids)].filter((target) => target !== id);
}
