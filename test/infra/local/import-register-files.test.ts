import { expect, test } from 'vitest';
import { rowsOfCsv } from '#infra/local/import-register-files.ts';
import { GivenRecord, recordId } from '#shared/lifecycle/source-record.ts';
import { writeRegisterCsv } from '#shared/statistics/write-register-csv.ts';

test('what a register gives as CSV is what an import takes', () => {
  const given = GivenRecord.parse({
    number: 'LN-1',
    title: { zh: '名称，有"引号"', en: '=A1' },
    on: '2024-05',
    source: { name: '公告\n第 2 号', retrieved: '2026-11-26' },
    isDemo: true,
  });
  const record = { ...given, id: recordId(given.number), revision: 1, changedAt: '2026-11-26T00:00:00Z', page: null };
  const rows = rowsOfCsv(writeRegisterCsv('pilot-projects', [record]));
  expect(rows).toEqual([{ line: 2, row: { indicator: 'pilot-projects', ...given } }]);
});
