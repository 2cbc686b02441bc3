import type { StoredStandard } from '../standard.ts';
import { type GroupOptions, groupReadings } from './group-readings.ts';
import { readRow, reasonOf } from './read-row.ts';
import type { Reading } from './reading.ts';
import { withDerived } from './with-derived.ts';

export interface Reject {
  /** Line in the input, from 1. */
  line: number;
  reason: string;
  /** The row itself, or the text of a line that is no JSON. */
  row: unknown;
}

/**
 * Turns catalogue rows of any known shape into the items of the catalogue: one a standard, with the statements of all
 * its sources side by side and the relations that follow from the other records. `held` are statements from elsewhere
 * that the catalogue has already.
 */
export function compileCatalogue(
  rows: Iterable<unknown>,
  { held = [], ...options }: Partial<GroupOptions> & { held?: readonly Reading[] } = {},
) {
  const readings = [...held];
  const rejects: Reject[] = [];
  let line = 0;
  for (const row of rows) {
    line += 1;
    try {
      const reading = readRow(row);
      if (reading !== 'built-in') readings.push(reading);
    } catch (error) {
      rejects.push({ line, reason: reasonOf(error), row });
    }
  }
  const at = options.at ?? new Date().toISOString();
  const complete = withDerived(groupReadings(readings, { ...options, at }));
  const records: StoredStandard[] = [...complete].map(([id, statements]) => ({
    id,
    revision: 1,
    statements,
    createdAt: at,
    updatedAt: at,
  }));
  return { records, rejects };
}
