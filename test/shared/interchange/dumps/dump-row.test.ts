import { expect, test } from 'vitest';
import { csvLine, dumpRow } from '#shared/interchange/dumps/dump-row.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { replacedBy, stored } from '#test/shared/standards/search-fixture.ts';

test('a row holds what is known and the status of the day', () => {
  const record = stored('GB 7718-2011', {
    titles: { zh: '食品安全国家标准 预包装食品标签通则' },
    dates: { issued: '2011-04-20', effective: '2012-04-20' },
    relations: [replacedBy('GB 7718-2025', '2027-03-16')],
  });
  const row = dumpRow(reconcile(record), '2026-11-25');
  expect(row).toMatchObject({
    id: 'gb.7718-2011',
    status: 'in-force',
    ends: '2027-03-16',
    replaced_by: 'GB 7718-2025',
    title_en: '',
  });
  expect(dumpRow(reconcile(record), '2027-03-16').status).toBe('withdrawn');
});

test.each([
  [['plain', 'with, comma'], 'plain,"with, comma"\r\n'],
  [['say "so"', 'two\nlines'], '"say ""so""","two\nlines"\r\n'],
  [['=1+1', '@import', '-'], "'=1+1,'@import,'-\r\n"],
])('%j is quoted as spreadsheets need it', (values, line) => expect(csvLine(values)).toBe(line));
