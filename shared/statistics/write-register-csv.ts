import type { SourceRecord } from '../lifecycle/source-record.ts';
import { csvText } from '../runtime/csv.ts';
import type { RegisterId } from './register.ts';

/** Columns of a register, as an import takes them back; a dot leads into a part of a record. */
const columns = [
  ...['indicator', 'number', 'title.zh', 'title.en', 'body', 'role', 'began', 'on', 'until', 'result'],
  ...['source.name', 'source.url', 'source.retrieved', 'isDemo'],
];

/** Records of a register as CSV. */
export function writeRegisterCsv(register: RegisterId, records: readonly SourceRecord[]): string {
  const rows = records.map(({ number, title, body, role, began, on, until, result, source, isDemo }) => [
    ...[register, number, title.zh, title.en, body, role, began, on, until, result].map((value) => value ?? ''),
    ...[source.name, source.url ?? '', source.retrieved, String(isDemo)],
  ]);
  return csvText([columns, ...rows]);
}
