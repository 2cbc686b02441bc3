import type { CatalogueTable } from '../../runtime/table-client.ts';
import { isDerived } from '../claims.ts';
import type { Relation, Statement, StoredStandard } from '../standard.ts';
import { getStandards } from '../standard-store.ts';
import type { Derived } from './derive-relations.ts';
import { fingerprint } from './fingerprint.ts';

/** What an import must know of a stored record; kept small, because a whole catalogue of them is held at once. */
export interface StoredBefore {
  revision: number;
  createdAt: string;
  /** Of all statements. */
  print: string;
  /** Statements of sources, by key, without what they say: enough to see whether a source says something new. */
  sources: Map<string, { print: string; retrieved?: string }>;
  /** Statements of sources that the input does not speak for, kept whole. */
  others: Statement[];
  derived: Derived;
}

/** Reads the records of the given ids as they are before the import. `speaksFor` names the sources of the input. */
export async function storedBefore(
  table: CatalogueTable,
  ids: readonly string[],
  speaksFor: (id: string) => ReadonlySet<string>,
  onRead: (count: number) => void = () => undefined,
): Promise<Map<string, StoredBefore>> {
  const before = new Map<string, StoredBefore>();
  const batches = chunks(ids, 100).values();
  const reader = async () => {
    for (const batch of batches) {
      for (const [id, stored] of await getStandards(table, batch)) before.set(id, summarize(stored, speaksFor(id)));
      onRead(batch.length);
    }
  };
  await Promise.all([reader(), reader(), reader(), reader()]);
  return before;
}

function summarize({ revision, createdAt, statements }: StoredStandard, speaksFor: ReadonlySet<string>): StoredBefore {
  const own = statements.filter(({ source }) => !isDerived(source.key));
  return {
    revision,
    createdAt,
    print: printOf(statements),
    sources: new Map(own.map((statement) => [statement.source.key, sourcePrint(statement)])),
    others: own.filter(({ source }) => !speaksFor.has(baseKey(source.key))),
    derived: derivedIn(statements),
  };
}

/** What was derived for a record, as its statements hold it. */
export function derivedIn(statements: readonly Statement[]): Derived {
  return { inverse: relationsOf(statements, 'inverse'), editions: relationsOf(statements, 'editions') };
}

function relationsOf(statements: readonly Statement[], key: string): Relation[] {
  return statements.find(({ source }) => source.key === key)?.fields.relations ?? [];
}

/** The key without the number that tells several rows of one source apart. */
export function baseKey(key: string): string {
  return key.replace(/#\d+$/, '');
}

/** The same for the same statements in any order. */
export function printOf(statements: readonly Statement[]): string {
  return fingerprint([...statements].sort((a, b) => (a.source.key < b.source.key ? -1 : 1)));
}

/** The day on which a source said it is left out: saying the same again later is nothing new. */
export function sourcePrint({ source: { retrieved, ...source }, fields }: Statement) {
  return { print: fingerprint({ source, fields }), ...(retrieved && { retrieved }) };
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, (n + 1) * size));
}
