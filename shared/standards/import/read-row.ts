import * as z from 'zod';
import { parseDesignation } from '../designation.ts';
import { isCatalogueRow, readCatalogueRow } from './read-catalogue-row.ts';
import { isIsoOpenDataRow, readIsoOpenDataRow } from './read-iso-open-data-row.ts';
import { isZhMetadataRow, readZhMetadataRow } from './read-zh-metadata-row.ts';
import { type Reading, RowRejected } from './reading.ts';
import { settleRelations } from './relation-sense.ts';

const shapes = [
  { matches: isIsoOpenDataRow, read: readIsoOpenDataRow },
  { matches: isZhMetadataRow, read: readZhMetadataRow },
  { matches: isCatalogueRow, read: readCatalogueRow },
];

/** Rows of ICS, CCS, number prefixes and metadata elements: the service carries these tables itself. */
const builtInShapes: readonly (readonly string[])[] = [
  ['code', 'level'],
  ['prefix', 'scope'],
  ['tag', 'zh'],
];

/**
 * Reads one row of any known shape into what its source states of one edition; `built-in` for classification rows,
 * which need no import. Throws `RowRejected` with a reason for everything else.
 */
export function readRow(row: unknown): Reading | 'built-in' {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new RowRejected('the row is no JSON object');
  const shape = shapes.find(({ matches }) => matches(row));
  if (!shape) {
    if (builtInShapes.some((keys) => keys.every((key) => key in row))) return 'built-in';
    throw new RowRejected(`no known row shape has the fields ${Object.keys(row).slice(0, 8).join(', ') || '(none)'}`);
  }
  return settled(shape.read(row));
}

/** A reading with its relations and dates set right by what the number itself tells. */
export function settled<T extends Reading>(reading: T): T {
  const { fields } = reading;
  const designation = parseDesignation(fields.number);
  if (!designation) return reading;
  const relations = settleRelations(designation, fields.relations ?? [], fields.state?.value === 'draft');
  if (relations.length > 0) fields.relations = relations;
  else delete fields.relations;
  // A bare year in the row of a supplement is that of its base: ISO 19157:2013/Amd 1:2018 was not issued in 2013.
  const year = /:(\d{4})$/.exec(designation.supplement ?? '')?.[1];
  if (year && fields.dates?.issued?.length === 4) fields.dates.issued = year;
  return reading;
}

/** The sentence for the file of rejects. */
export function reasonOf(error: unknown): string {
  if (error instanceof RowRejected) return error.message;
  if (error instanceof z.ZodError) return z.prettifyError(error).replace(/\s+/g, ' ').slice(0, 300);
  throw error;
}
