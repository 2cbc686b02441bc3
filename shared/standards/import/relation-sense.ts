import { isDraftNumber } from '../designation/classify-designation.ts';
import { type Designation, parseDesignation, printDesignation, standardId } from '../designation.ts';
import type { Relation } from '../standard.ts';

/**
 * Sets right what lists say loosely about editions and their supplements. A corrigendum or an amendment never replaces
 * its base, whatever a list says; its number alone tells that it amends it. The same the other way round.
 */
export function settleRelations(own: Designation, relations: readonly Relation[], isDraft: boolean): Relation[] {
  const base = baseOf(own);
  const ownId = standardId(own);
  const baseId = base && standardId(base);
  const settled = relations
    .filter(({ id, type }) => id !== ownId && !(id === baseId && id !== undefined && isAboutBase.has(type)))
    .map((relation) => (isDraft ? relation : nextEdition(relation)))
    .map((relation) => (standsOn(ownId, relation) ? { ...relation, type: supplementType(relation.number) } : relation));
  // The draft of an amendment changes nothing yet.
  if (!base || isDraft) return settled;
  const number = printDesignation(base);
  return [{ type: isCorrection(own.supplement) ? 'corrects' : 'amends', number, id: baseId }, ...settled];
}

/**
 * A published text and a draft do not replace each other, whatever a list says: the draft is a newer edition under way,
 * without a day, and changes no status until it is issued.
 */
function nextEdition(relation: Relation): Relation {
  if (relation.type !== 'replaces' && relation.type !== 'replaced-by') return relation;
  const other = parseDesignation(relation.number);
  return other && isDraftNumber(other) ? { ...relation, type: 'has-newer-edition' } : relation;
}

const isAboutBase: ReadonlySet<Relation['type']> = new Set(['replaces', 'amends', 'corrects']);

/** The edition that a supplement belongs to, one link up: `ISO 9001:2015/Amd 1:2024` → `ISO 9001:2015`. */
function baseOf(own: Designation): Designation | undefined {
  if (!own.supplement) return undefined;
  const { supplement, second: _, ...base } = own;
  const links = supplement.split('/');
  return links.length > 1 ? { ...base, supplement: links.slice(0, -1).join('/') } : base;
}

function standsOn(ownId: string, { id, type }: Relation): boolean {
  if (type === 'amended-by') return true;
  return type === 'replaced-by' && id !== undefined && id.startsWith(`${ownId}-`) && /-(?:amd|cor|add|suppl)-/.test(id);
}

function supplementType(number: string): Relation['type'] {
  return isCorrection(number) ? 'corrected-by' : 'amended-by';
}

function isCorrection(text: string | undefined): boolean {
  return /\bCor(?:r|rigendum)? ?\d|\bCOR\d/i.test(text?.split('/').at(-1) ?? '');
}
