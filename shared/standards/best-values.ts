import type { Erratum } from './erratum.ts';
import { firstDay, type LocalDate } from './local-date.ts';
import type { Adoption, Relation, StandardFields, Statement } from './standard.ts';

/** How one value is chosen, or several united, out of what the sources state side by side. */

/** Key of the statement that the editors of this service make; they have seen the others and are believed first. */
export const editorKey = 'editor';

/** Best-supported first: the editors, then by confidence, then by the day of the statement, then by key, so that input order never matters. */
export function rankStatements(statements: readonly Statement[]): Statement[] {
  return [...statements].sort(
    (a, b) =>
      Number(b.source.key === editorKey) - Number(a.source.key === editorKey) ||
      a.source.confidence.localeCompare(b.source.confidence) ||
      dayOf(b).localeCompare(dayOf(a)) ||
      (a.source.key < b.source.key ? -1 : Number(a.source.key > b.source.key)),
  );
}

function dayOf({ source }: Statement): string {
  return source.retrieved ? firstDay(source.retrieved) : '';
}

/** The first value that a ranked statement gives. */
export function best<T>(ranked: readonly Statement[], read: (fields: StandardFields) => T | undefined): T | undefined {
  for (const { fields } of ranked) {
    const value = read(fields);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Entries by key, each from the best statement that has it: titles by language, abstracts by language. */
export function bestByKey<T>(
  ranked: readonly Statement[],
  read: (fields: StandardFields) => Readonly<Record<string, T>> | undefined,
): Record<string, T> {
  const chosen: Record<string, T> = {};
  for (const { fields } of ranked) {
    for (const [key, value] of Object.entries(read(fields) ?? {})) chosen[key] ??= value;
  }
  return chosen;
}

/** All values of all sources once each, in rank order; `undefined` instead of an empty list. */
export function union<T extends string>(
  ranked: readonly Statement[],
  read: (fields: StandardFields) => readonly T[] | undefined,
): T[] | undefined {
  const values = new Set<T>();
  for (const { fields } of ranked) for (const value of read(fields) ?? []) values.add(value);
  return values.size > 0 ? [...values] : undefined;
}

/** The best date, refined by a source that agrees and knows it more precisely: `2015-09` and `2015-09-22`. */
export function bestDate(
  ranked: readonly Statement[],
  read: (fields: StandardFields) => LocalDate | undefined,
): LocalDate | undefined {
  let chosen: LocalDate | undefined;
  for (const { fields } of ranked) {
    const date = read(fields);
    if (date && (chosen === undefined || date.startsWith(chosen))) chosen = date;
  }
  return chosen;
}

/** One relation a type and target; what a better source leaves open is filled in by the next. */
export function uniteRelations(ranked: readonly Statement[]): Relation[] {
  const united = new Map<string, Relation>();
  for (const { fields } of ranked) {
    for (const relation of fields.relations ?? []) {
      const key = `${relation.type} ${relation.id ?? relation.number}`;
      const known = united.get(key);
      united.set(key, known ? mergeRelation(known, relation) : relation);
    }
  }
  return [...united.values()];
}

function mergeRelation(better: Relation, other: Relation): Relation {
  const { statedBy, ...merged } = {
    ...other,
    ...better,
    on: better.on ?? other.on,
    scope: better.scope ?? other.scope,
  };
  // A source that states it itself outweighs the derivation from the other record.
  const derived = better.statedBy !== undefined && other.statedBy !== undefined;
  return derived ? { ...merged, statedBy } : merged;
}

export function uniteAdoption(ranked: readonly Statement[]): Adoption[] | undefined {
  const united = new Map<string, Adoption>();
  for (const { fields } of ranked) {
    for (const adoption of fields.adoption ?? []) {
      const key = adoption.id ?? adoption.number;
      united.set(key, { ...adoption, ...united.get(key) });
    }
  }
  return united.size > 0 ? [...united.values()] : undefined;
}

/** Errata by day; of those of one day and place, what the best source says: an editor's words take the place of others. */
export function uniteErrata(ranked: readonly Statement[]): Erratum[] | undefined {
  const united = new Map<string, Erratum[]>();
  for (const { fields } of ranked) {
    const said = Map.groupBy(fields.errata ?? [], ({ on, clause, page }) => JSON.stringify([on, clause, page]));
    for (const [place, errata] of said) if (!united.has(place)) united.set(place, errata);
  }
  const all = [...united.values()].flat().sort((a, b) => firstDay(a.on).localeCompare(firstDay(b.on)));
  return all.length > 0 ? all : undefined;
}
