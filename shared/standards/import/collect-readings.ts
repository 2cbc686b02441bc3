import type { Statement } from '../standard.ts';
import type { Reject } from './compile-catalogue.ts';
import type { JsonLine } from './json-lines.ts';
import { readRow, reasonOf, settled } from './read-row.ts';
import { idOf, type Reading, withTargetIds } from './reading.ts';

export interface Collected {
  readings: Reading[];
  rows: number;
  /** Rows of classifications and prefixes, which the service carries itself. */
  builtIn: number;
  rejected: number;
}

/** Reads all rows of an input; what cannot be read is handed on with line and reason, and the next row follows. */
export async function collectReadings(
  lines: AsyncIterable<JsonLine>,
  onReject: (reject: Reject) => void,
): Promise<Collected> {
  const collected: Collected = { readings: [], rows: 0, builtIn: 0, rejected: 0 };
  const reject = (line: number, reason: string, row: unknown) => {
    collected.rejected += 1;
    onReject({ line, reason, row });
  };
  for await (const entry of lines) {
    collected.rows += 1;
    if ('error' in entry) {
      reject(entry.line, entry.error, entry.text);
      continue;
    }
    try {
      const reading = readRow(entry.row);
      if (reading === 'built-in') collected.builtIn += 1;
      else collected.readings.push(reading);
    } catch (error) {
      reject(entry.line, reasonOf(error), entry.row);
    }
  }
  return collected;
}

/** Statements written by hand, such as demo content, as readings: ids are found from the numbers. */
export function readStatements(statements: readonly Statement[]): Reading[] {
  return statements.map(({ source, fields }) =>
    settled({ id: idOf(fields.number), source, fields: withTargetIds(fields) }),
  );
}
