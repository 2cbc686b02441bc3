import type { CatalogueServices } from '../runtime/table-client.ts';
import { editorFields } from './correction.ts';
import { type Erratum, type ErratumView, erratumView } from './erratum.ts';
import { notHeld } from './not-held.ts';
import { reconcile } from './reconcile.ts';
import { getStandard } from './standard-store.ts';

/** Errata of a record as its editors change them. */
export interface EditableErrata {
  standard: string;
  number: string;
  revision: number;
  /** What editors state, of any day: they can take it back. */
  stated: Erratum[];
  /** What other sources state, which stays as they said it. */
  others: ErratumView[];
}

/** The errata that editors state of a record in its newest state, and those of other sources. Throws `NOT_FOUND`. */
export async function listErrata(
  { catalogue }: Pick<CatalogueServices, 'catalogue'>,
  { id }: { id: string },
): Promise<EditableErrata> {
  const stored = await getStandard(catalogue, id, { newest: true });
  if (!stored) throw notHeld(id);
  const { number, errata = [] } = reconcile(stored);
  const { errata: stated = [] } = editorFields(stored.statements, number);
  const own = new Set(stated.map((erratum) => JSON.stringify(erratumView(erratum))));
  const others = errata.map(erratumView).filter((erratum) => !own.has(JSON.stringify(erratum)));
  return { standard: id, number, revision: stored.revision, stated, others };
}
