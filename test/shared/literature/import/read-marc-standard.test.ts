import { describe, expect, test } from 'vitest';
import { marcXml } from '#shared/interchange/marc-xml.ts';
import { xmlDocument } from '#shared/interchange/xml.ts';
import { readMarcXml } from '#shared/literature/import/marc-xml.ts';
import { isMarcStandard, readMarcStandard } from '#shared/literature/import/read-marc-standard.ts';
import { readRow } from '#shared/standards/import/read-row.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { cited, site } from '../../interchange/cited-records.ts';

function readBack(record: StandardRecord) {
  const [marc] = readMarcXml(xmlDocument(marcXml(record, site)));
  if (!marc) throw new Error('nothing was read');
  const reading = readRow(readMarcStandard(marc));
  if (reading === 'built-in') throw new Error('taken for a table');
  return reading;
}

const numbersOf = (relations: readonly { type: string; number: string }[] | undefined, type: string) =>
  (relations ?? []).filter((relation) => relation.type === type).map(({ number }) => number);

/** Imports take what looks like markup out of titles, so those that hold some are not the same afterwards. */
const { awkward: _markup, ...plain } = cited;

describe.each(Object.entries(plain))('what is written as MARC 21 of %s', (_name, record) => {
  test('is read back: number, titles, day of issue, classes, succession and address', () => {
    const { id, fields } = readBack(record);
    expect(id).toBe(record.id);
    const { zh, en } = record.title;
    const unpointed = (title: string | undefined) => title?.replace(/\s+/g, ' ').replace(/\.$/, '');
    expect([fields.titles?.zh, fields.titles?.en]).toEqual([unpointed(zh), unpointed(en)]);
    expect(fields.dates?.issued).toBe(record.issued ?? undefined);
    for (const scheme of ['ics', 'ccs'] as const) {
      expect(fields[scheme] ?? []).toEqual(record.classification[scheme].map(({ code }) => code));
    }
    for (const type of ['replaces', 'replaced-by']) {
      expect(numbersOf(fields.relations, type)).toEqual(numbersOf(record.relations, type));
    }
    expect(fields.url).toBe(`${site}/standards/${record.id}`);
  });
});

test('a source and its record are named, and its status is taken over', () => {
  const { source, fields } = readBack(cited.withdrawn);
  expect(source).toMatchObject({ name: 'Guiju', evidence: `MARC 21 record ${cited.withdrawn.id}` });
  expect(fields.state).toMatchObject({ value: 'withdrawn' });
});

test('a book is no standard, nor is a report with a number that no standard has', () => {
  const fixed = (contents: string) => `200101s2020    cc ${' '.repeat(6)}${contents.padEnd(6)} 000 0 chi d`;
  const record = (contents: string, number: string) => ({
    leader: '00000nam a2200000 a 4500',
    control: [{ tag: '008', value: fixed(contents) }],
    fields: [{ tag: '088', subfields: [{ code: 'a', value: number }] }],
  });
  expect(isMarcStandard(record('u', 'GB/T 1.1-2020'))).toBe(true);
  expect(isMarcStandard(record('', 'GB/T 1.1-2020'))).toBe(false);
  expect(isMarcStandard(record('u', 'none'))).toBe(false);
  expect(() => readMarcStandard(record('', 'GB/T 1.1-2020'))).toThrow('describes no standard');
});
