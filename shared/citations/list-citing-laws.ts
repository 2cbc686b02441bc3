import * as z from 'zod';
import type { LiteratureTable } from '../literature/document-store.ts';
import { Law, LawReference, type StandardClass } from '../literature/laws/law.ts';
import { getLaws, listLawsCiting, referenceKey, titleKey, workKey } from '../literature/laws/law-store.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { parseDesignation, standardId, workId } from '../standards/designation.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandard } from '../standards/standard-store.ts';

/** How a law means a standard: this edition, another one of it, whichever is in force, by its title, or as one of a class. */
export const NamedAs = z.enum(['this-edition', 'other-edition', 'undated', 'title', 'class']);
export type NamedAs = z.infer<typeof NamedAs>;

/** A law that refers to a standard, with the places where it does. */
export const CitingLaw = Law.omit({ references: true })
  .extend({
    /** On the day asked for; derived from its days and from newer versions that are held. */
    status: z.enum(['to-be-implemented', 'in-force', 'replaced', 'unknown']),
    references: z.array(LawReference.omit({ meant: true }).extend({ namedAs: NamedAs })),
  })
  .meta({ id: 'CitingLaw' });
export type CitingLaw = z.infer<typeof CitingLaw>;

export interface CitingLawsInput {
  id: string;
  /** Laws that name the standard, or laws that bind all of a class it belongs to. */
  by?: 'name' | 'class';
  asOf?: Day;
}

/** Most laws that are listed. */
const mostListed = 500;

type Needed = CatalogueServices & { literature: LiteratureTable };

/** Laws and rules that refer to a standard, those in force and newest first. Throws `NOT_FOUND`. */
export async function listCitingLaws(
  services: Needed,
  { id, by = 'name', asOf }: CitingLawsInput,
): Promise<CitingLaw[]> {
  const stored = await getStandard(services.catalogue, id);
  if (!stored) throw notHeld(id);
  const standard = reconcile(stored);
  const keys = by === 'class' ? classesOf(standard).map((each) => `class:${each}`) : namesOf(standard);
  const ids = await listLawsCiting(services.literature, keys, mostListed);
  const laws = [...(await getLaws(services.literature, ids)).values()];
  const day = asOf ?? dayInShanghai(services.now());
  return laws
    .map((law) => citingLaw(law, { standard, keys: new Set(keys), day }))
    .sort((one, other) => orderOf(other).localeCompare(orderOf(one)))
    .slice(0, mostListed);
}

const orderOf = ({ status, issued }: CitingLaw) => `${status === 'in-force' ? 1 : 0}${issued ?? ''}`;

function namesOf({ workId: work, titles }: Standard): string[] {
  return [workKey(work), ...(titles.zh ? [titleKey(titles.zh)] : [])];
}

/** Classes that laws bind as a whole and that a mandatory Chinese standard belongs to. */
function classesOf({ number, titles }: Standard): StandardClass[] {
  const designation = parseDesignation(number);
  if (!designation || !['gb', 'sector', 'local'].includes(designation.kind) || designation.mandate) return [];
  // Standards of construction have the numbers from 50000 on.
  const isConstruction = designation.kind === 'gb' && /^5[05]\d{3}$/.test(designation.number);
  return [
    'mandatory',
    ...(isConstruction ? ['construction' as const] : []),
    ...(titles.zh?.startsWith('食品安全国家标准') ? ['food-safety' as const] : []),
  ];
}

interface Asked {
  standard: Standard;
  keys: ReadonlySet<string>;
  day: Day;
}

function citingLaw({ references, ...law }: Law, { standard, keys, day }: Asked): CitingLaw {
  const meant = references.filter((reference) => keys.has(referenceKey(reference)));
  return {
    ...law,
    status: statusOf(law, day),
    references: meant.map(({ meant: name, ...place }) => ({ ...place, namedAs: namedAs(place.kind, name, standard) })),
  };
}

function namedAs(kind: LawReference['kind'], meant: string, standard: Standard): NamedAs {
  if (kind !== 'number') return kind;
  const designation = parseDesignation(meant);
  if (!designation?.year) return 'undated';
  const isThis = standardId(designation) === standard.id && workId(designation) === standard.workId;
  return isThis ? 'this-edition' : 'other-edition';
}

function statusOf({ effective, replacedBy }: Pick<Law, 'effective' | 'replacedBy'>, day: Day): CitingLaw['status'] {
  if (effective && effective > day) return 'to-be-implemented';
  if (replacedBy) return 'replaced';
  return effective ? 'in-force' : 'unknown';
}
