import { isDerived } from '../claims.ts';
import type { Relation, Statement } from '../standard.ts';
import { type Derived, deriveRelations } from './derive-relations.ts';
import { type EditionProfile, profileOf } from './edition-profile.ts';

export interface Surroundings {
  /** Records outside the input that take part: stored editions of the same works and targets of relations. */
  neighbours?: ReadonlyMap<string, Statement[]>;
  /** What was derived before; it stays where it comes from records that are not at hand now. */
  derivedBefore?: ReadonlyMap<string, Derived>;
}

/** All records, input and neighbours, each with the statements that follow from the others. */
export function withDerived(
  statements: ReadonlyMap<string, Statement[]>,
  { neighbours = new Map(), derivedBefore = new Map() }: Surroundings = {},
): Map<string, Statement[]> {
  const all = new Map([...neighbours, ...statements]);
  const profiles = new Map<string, EditionProfile>();
  for (const [id, own] of all) profiles.set(id, profileOf(id, own));
  const derived = deriveRelations(profiles);
  const complete = new Map<string, Statement[]>();
  for (const [id, own] of all) {
    const stated = own.filter(({ source }) => !isDerived(source.key));
    const number = profiles.get(id)?.number ?? id;
    complete.set(id, [
      ...stated,
      ...derivedStatements(number, together(derived.get(id), derivedBefore.get(id), profiles)),
    ]);
  }
  return complete;
}

function together(
  now: Derived = { inverse: [], editions: [] },
  before: Derived = { inverse: [], editions: [] },
  profiles: ReadonlyMap<string, EditionProfile>,
): Derived {
  const isElsewhere = ({ statedBy }: Relation) => statedBy !== undefined && !profiles.has(statedBy);
  return {
    inverse: [...now.inverse, ...before.inverse.filter(isElsewhere)].sort(byTypeThenTarget),
    editions: [...now.editions, ...before.editions.filter(isElsewhere)].sort(byTypeThenTarget),
  };
}

function derivedStatements(number: string, { inverse, editions }: Derived): Statement[] {
  const statement = (key: string, name: string, relations: Relation[]): Statement => ({
    source: { key, name, confidence: 'C' },
    fields: { number, relations },
  });
  return [
    ...(inverse.length > 0 ? [statement('inverse', 'Derived from the records that state it', inverse)] : []),
    ...(editions.length > 0 ? [statement('editions', 'Derived from the row of editions', editions)] : []),
  ];
}

function byTypeThenTarget(a: Relation, b: Relation): number {
  const left = `${a.type} ${a.id ?? a.number}`;
  const right = `${b.type} ${b.id ?? b.number}`;
  return left < right ? -1 : Number(left > right);
}
