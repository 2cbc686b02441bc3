import { isDerived } from '../claims.ts';
import { dayInShanghai, firstDay, type LocalDate } from '../local-date.ts';
import type { Relation, Statement, StoredStandard } from '../standard.ts';
import { type Derived, deriveRelations } from './derive-relations.ts';
import { type EditionProfile, profileOf } from './edition-profile.ts';
import { type IsoOpenDataReading, linkIsoOpenData } from './read-iso-open-data-row.ts';
import { readRow, reasonOf } from './read-row.ts';
import type { Reading } from './reading.ts';

export interface Reject {
  /** Line in the input, from 1. */
  line: number;
  reason: string;
}

export interface CompileOptions {
  /** Instant of the import. */
  at?: string;
  /** Day on which the sources said what the rows say; by default the latest day each source itself mentions. */
  retrieved?: LocalDate;
}

/**
 * Turns catalogue rows of any known shape into the items of the catalogue: one a standard, with the statements of all
 * its sources side by side and the relations that follow from the other records.
 */
export function compileCatalogue(rows: Iterable<unknown>, options: CompileOptions = {}) {
  const readings: Reading[] = [];
  const rejects: Reject[] = [];
  let line = 0;
  for (const row of rows) {
    line += 1;
    try {
      const reading = readRow(row);
      if (reading !== 'built-in') readings.push(reading);
    } catch (error) {
      rejects.push({ line, reason: reasonOf(error) });
    }
  }
  const at = options.at ?? new Date().toISOString();
  const statements = withDerived(groupReadings(readings, { ...options, at }));
  const records: StoredStandard[] = [...statements].map(([id, own]) => ({
    id,
    revision: 1,
    statements: own,
    createdAt: at,
    updatedAt: at,
  }));
  return { records, rejects };
}

/** Statements by edition id. Two rows of one source become two statements only when they say different things. */
export function groupReadings(
  readings: Reading[],
  { at, retrieved }: CompileOptions & { at: string },
): Map<string, Statement[]> {
  linkIsoOpenData(readings.filter((reading): reading is IsoOpenDataReading => 'deliverable' in reading));
  joinPublishedEditions(readings);
  const snapshots = snapshotDays(readings, dayInShanghai(new Date(at)));
  const groups = new Map<string, Statement[]>();
  for (const { id, source, fields } of readings) {
    const said = source.retrieved ?? retrieved ?? snapshots.get(source.key);
    // The day matters only for a state: whatever else a source says is not bound to a day.
    const dated = fields.state && said ? { ...source, retrieved: said } : source;
    const group = groups.get(id) ?? [];
    groups.set(id, group);
    const before = group.filter((known) => sameSource(known, source.key));
    if (before.some((known) => sameFields(known, fields))) continue;
    const key = before.length > 0 ? `${source.key}#${before.length + 1}` : source.key;
    group.push({ source: { ...dated, key }, fields });
  }
  return groups;
}

/** Entries that a list kept from the time at the printer's join the published edition; its state speaks for both. */
function joinPublishedEditions(readings: Reading[]): void {
  const held = new Set(readings.map(({ id }) => id));
  const joined = new Map<string, string>();
  for (const reading of readings) {
    if (!reading.published || !held.has(reading.published)) continue;
    joined.set(reading.id, reading.published);
    reading.id = reading.published;
    delete reading.fields.state;
  }
  for (const { fields } of readings) {
    for (const relation of fields.relations ?? []) {
      if (relation.id !== undefined) relation.id = joined.get(relation.id) ?? relation.id;
    }
  }
}

function sameSource({ source }: Statement, key: string): boolean {
  return source.key === key || source.key.startsWith(`${key}#`);
}

function sameFields({ fields }: Statement, other: Statement['fields']): boolean {
  return JSON.stringify(fields) === JSON.stringify(other);
}

/**
 * The latest issue or withdrawal that each source mentions, not after today: it cannot have been taken earlier, so what
 * it calls in force was so at least then. The same file gives the same days, however often it is imported.
 */
function snapshotDays(readings: readonly Reading[], today: string): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { source, fields } of readings) {
    if (fields.state?.value === 'draft') continue;
    for (const date of [fields.dates?.issued, fields.dates?.withdrawn]) {
      if (date && firstDay(date) <= today && firstDay(date) > firstDay(days.get(source.key) ?? '0001'))
        days.set(source.key, date);
    }
  }
  return days;
}

/**
 * Adds to each record the statements derived from the others. `neighbours` are records outside the input that take part:
 * stored editions of the same works and targets of relations.
 */
export function withDerived(
  statements: Map<string, Statement[]>,
  neighbours: ReadonlyMap<string, Statement[]> = new Map(),
): Map<string, Statement[]> {
  const profiles = new Map<string, EditionProfile>();
  for (const [id, own] of neighbours) profiles.set(id, profileOf(id, own));
  for (const [id, own] of statements) profiles.set(id, profileOf(id, own));
  const derived = deriveRelations(profiles);
  const complete = new Map<string, Statement[]>();
  for (const [id, { number }] of profiles) {
    const stated = (statements.get(id) ?? neighbours.get(id) ?? []).filter(({ source }) => !isDerived(source.key));
    complete.set(id, [...stated, ...derivedStatements(number, derived.get(id))]);
  }
  return complete;
}

function derivedStatements(number: string, derived: Derived | undefined): Statement[] {
  const statement = (key: string, name: string, relations: Relation[]): Statement => ({
    source: { key, name, confidence: 'C' },
    fields: { number, relations },
  });
  return [
    ...(derived?.inverse.length
      ? [statement('inverse', 'Derived from the records that state it', derived.inverse)]
      : []),
    ...(derived?.editions.length ? [statement('editions', 'Derived from the row of editions', derived.editions)] : []),
  ];
}
