import { dayInShanghai, firstDay, type LocalDate } from '../local-date.ts';
import type { Statement } from '../standard.ts';
import { type IsoOpenDataReading, linkIsoOpenData } from './read-iso-open-data-row.ts';
import type { Reading } from './reading.ts';

export interface GroupOptions {
  /** Instant of the import. */
  at: string;
  /** Day on which the sources said what the rows say; by default the latest day each whole list itself mentions. */
  retrieved?: LocalDate;
}

/** Statements by edition id. Two rows of one source become two statements only when they say different things. */
export function groupReadings(readings: Reading[], { at, retrieved }: GroupOptions): Map<string, Statement[]> {
  linkIsoOpenData(readings.filter((reading): reading is IsoOpenDataReading => 'deliverable' in reading));
  joinPublishedEditions(readings);
  const today = dayInShanghai(new Date(at));
  const snapshots = snapshotDays(readings, today);
  const groups = new Map<string, Statement[]>();
  for (const { id, source, fields } of readings) {
    const { value } = fields.state ?? {};
    // What is gone stays gone, so the day of reading it is safe; what was in force once may have ended since.
    const known =
      source.retrieved ?? retrieved ?? snapshots.get(source.key) ?? (value === 'withdrawn' ? today : undefined);
    // The day matters only for a state: whatever else a source says is not bound to a day.
    const dated = value && known ? { ...source, retrieved: known } : source;
    const group = groups.get(id);
    if (group) group.push({ source: dated, fields });
    else groups.set(id, [{ source: dated, fields }]);
  }
  for (const [id, group] of groups) if (group.length > 1) groups.set(id, tellApart(group));
  return groups;
}

/** Several rows of one source get a number each, the same whatever their order; equal ones count once. */
function tellApart(group: readonly Statement[]): Statement[] {
  const bySource = Map.groupBy(group, ({ source }) => source.key);
  return [...bySource].flatMap(([key, statements]) => {
    const distinct = new Map(statements.map((statement) => [JSON.stringify(statement.fields), statement]));
    const ordered = [...distinct].sort(laterStageFirst).map(([, statement]) => statement);
    return ordered.map((statement, n) =>
      n === 0 ? statement : { ...statement, source: { ...statement.source, key: `${key}#${n + 1}` } },
    );
  });
}

/** Merged lists hold a standard twice, before and after a step: 95.99 is the later word, 90.92 the earlier one. */
function laterStageFirst([a, one]: [string, Statement], [b, other]: [string, Statement]): number {
  const stage = ({ fields }: Statement) => fields.state?.stage ?? '';
  return stage(other).localeCompare(stage(one)) || (a < b ? -1 : 1);
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

/**
 * The latest issue or withdrawal that each whole list mentions, not after today: it cannot have been taken earlier, so
 * what it calls in force was so at least then. The same file gives the same days, however often it is imported.
 */
function snapshotDays(readings: readonly Reading[], today: string): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { source, fields, isList } of readings) {
    if (!isList || fields.state?.value === 'draft') continue;
    for (const date of [fields.dates?.issued, fields.dates?.withdrawn]) {
      if (date && firstDay(date) <= today && firstDay(date) > firstDay(days.get(source.key) ?? '0001'))
        days.set(source.key, date);
    }
  }
  return days;
}
