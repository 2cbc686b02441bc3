import { beforeAll, describe, expect, it } from 'vitest';
import { knownStandards } from '#infra/local/demo/known-standards.ts';
import { ownStandards } from '#infra/local/demo/own-standards.ts';
import { readStatements } from '#shared/standards/import/collect-readings.ts';
import { groupReadings } from '#shared/standards/import/group-readings.ts';
import { withDerived } from '#shared/standards/import/with-derived.ts';
import type { Day } from '#shared/standards/local-date.ts';
import { noticesOf } from '#shared/standards/notices.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { recordView } from '#shared/standards/record-view.ts';
import { Standard, type StoredStandard } from '#shared/standards/standard.ts';
import { StandardRecord } from '#shared/standards/standard-view.ts';
import { statusOn } from '#shared/standards/status.ts';

const at = '2026-11-25T08:00:00.000Z';
let stored: Map<string, StoredStandard>;
let standards: Map<string, Standard>;

beforeAll(async () => {
  const readings = readStatements([...(await knownStandards()), ...ownStandards()]);
  const complete = withDerived(groupReadings(readings, { at }));
  const items = [...complete].map(([id, statements]) => ({
    id,
    revision: 1,
    statements,
    createdAt: at,
    updatedAt: at,
  }));
  stored = new Map(items.map((item) => [item.id, item]));
  standards = new Map(items.map((item) => [item.id, reconcile(item)]));
});

function standard(id: string): Standard {
  const found = standards.get(id);
  if (!found) throw new Error(`${id} is not in the demo content`);
  return found;
}
const view = (id: string, day: Day) => recordView(standard(id), stored.get(id)?.statements ?? [], standards, day);
const related = (id: string, type: string) =>
  standard(id)
    .relations.filter((relation) => relation.type === type)
    .map((relation) => relation.id);

describe('the known standards (domain D.8)', () => {
  it('are 74, beside the standards of the service itself', () => {
    expect([...standards.values()].filter(({ issuer }) => issuer !== 'T/GUIJU')).toHaveLength(74);
    expect([...standards.values()].filter(({ issuer }) => issuer === 'T/GUIJU').length).toBeGreaterThanOrEqual(8);
  });

  it('are complete records, as stored and as read', () => {
    for (const [id, record] of standards) {
      expect(Standard.parse(JSON.parse(JSON.stringify(record)))).toBeTruthy();
      expect(StandardRecord.parse(view(id, '2026-11-25')).id).toBe(id);
    }
  });

  it('same title, different year: GB/T 35273-2017 and 2020', () => {
    expect(standard('gb-t.35273-2017').titles.zh).toBe(standard('gb-t.35273-2020').titles.zh);
    expect(statusOn(standard('gb-t.35273-2017').periods, '2020-09-30')).toBe('in-force');
    expect(statusOn(standard('gb-t.35273-2017').periods, '2020-10-01')).toBe('withdrawn');
  });

  it.each([
    ['2027-03-15', 'in-force', 'to-be-implemented'],
    ['2027-03-16', 'withdrawn', 'in-force'],
  ])('future effective date: on %s GB 7718-2011 is %s and GB 7718-2025 %s', (day, old, coming) => {
    expect(statusOn(standard('gb.7718-2011').periods, day)).toBe(old);
    expect(statusOn(standard('gb.7718-2025').periods, day)).toBe(coming);
  });

  it('merge of many into one: GB/T 19688-2022, ISO 639:2023, ISO 12100:2010', () => {
    expect(related('gb-t.19688-2022', 'replaces')).toHaveLength(5);
    expect(related('iso.639-2023', 'replaces')).toHaveLength(5);
    expect(related('iso.12100-2010', 'replaces').length).toBeGreaterThanOrEqual(3);
  });

  it('adoption of a withdrawn edition: GB/T 19001-2016 lives on, ISO 9001:2015 does not', () => {
    const record = view('gb-t.19001-2016', '2026-11-25');
    expect(record.status).toBe('in-force');
    expect(record.adoption).toEqual([
      { number: 'ISO 9001:2015', id: 'iso.9001-2015', degree: 'IDT', status: 'withdrawn' },
    ]);
    expect(record.notices.map(({ code }) => code)).toContain('adopts-withdrawn-edition');
    expect(view('gb-t.19001-2016', '2020-01-01').notices.map(({ code }) => code)).not.toContain(
      'adopts-withdrawn-edition',
    );
    expect(related('iso.9001-2015', 'adopted-as')).toEqual(['gb-t.19001-2016']);
  });

  it('mandatory local standard: DB21/ 3176-2019', () => {
    expect(standard('db21.3176-2019')).toMatchObject({
      level: 'local',
      mandate: 'mandatory',
      region: '21',
      number: 'DB21/ 3176-2019',
    });
  });

  it('amended: ISO 9001:2015 is to be used with its amendment from the year of that', () => {
    const codes = (day: string) => view('iso.9001-2015', day).notices.map(({ code }) => code);
    expect(related('iso.9001-2015', 'amended-by')).toEqual(['iso.9001-2015-amd-1-2024']);
    expect(codes('2025-01-01')).toContain('amended');
    expect(codes('2020-01-01')).not.toContain('amended');
  });

  it('wrong citation: DB21/T 3456-2021 cites GB/T 3095, kept as printed and never turned into GB 3095', () => {
    expect(related('db21-t.3456-2021', 'cites')).toContain('gb-t.3095');
    expect(related('gb.3095-2012', 'cited-by')).not.toContain('db21-t.3456-2021');
  });

  it('doubtful classification: DB21/T 3539-2021 is filed under leisure and railways', () => {
    const codes = (id: string) => noticesOf(standard(id), []).map(({ code }) => code);
    expect(codes('db21-t.3539-2021')).toContain('classification-doubtful');
    const doubtful = [...standards.keys()].filter((id) => codes(id).includes('classification-doubtful'));
    // 11.120.30 stands in neither edition of ICS, whatever the record of GB/T 42354-2023 says.
    expect(doubtful.sort()).toEqual(['db21-t.3539-2021', 'gb-t.42354-2023']);
  });

  it('conflicting dates: GB 3095-2012 and GB 3100-1993', () => {
    expect(standard('gb.3095-2012').conflicts).toEqual(['dates.issued']);
    expect(standard('gb.3100-1993').conflicts).toEqual(['dates.issued']);
    expect(standard('gb.3100-1993').dates?.issued).toBe('1993-07-01');
    expect(standard('gb.3095-2012').claims['dates.issued']?.map(({ value }) => value)).toEqual([
      '2012-02-29',
      '2012-06-29',
    ]);
  });

  it('sources that disagree on the end: GB/T 7714-2015 is said to be replaced since 2026-07-01', () => {
    expect(statusOn(standard('gb-t.7714-2015').periods, '2026-06-30')).toBe('in-force');
    expect(statusOn(standard('gb-t.7714-2015').periods, '2026-07-01')).toBe('withdrawn');
    expect(standard('gb-t.7714-2015').claims.state).toEqual([{ source: 'known-standards', value: 'in-force' }]);
  });

  it('four-digit region: DB6106/T 209-2023 of Yan’an is shown under Shaanxi', () => {
    expect(standard('db6106-t.209-2023').region).toBe('6106');
    expect(view('db6106-t.209-2023', '2026-11-25').region).toEqual({
      code: '6106',
      name: { zh: '陕西省', en: 'Shaanxi Province' },
    });
  });

  it('withdrawn with a dated end: DB21/T 1237-2015', () => {
    expect(statusOn(standard('db21-t.1237-2015').periods, '2020-12-29')).toBe('in-force');
    expect(statusOn(standard('db21-t.1237-2015').periods, '2020-12-30')).toBe('withdrawn');
  });

  it('dotted association number: T/CGCC 54.5-2021', () => {
    expect(standard('t-cgcc.54.5-2021')).toMatchObject({ issuer: 'T/CGCC', origin: 'market', level: 'association' });
  });

  it('a repaired class code: JT/T 795-2023 was printed 43.18', () => {
    expect(standard('jt-t.795-2023').ics).toEqual([{ code: '43.180', edition: 7, valid: true }]);
  });

  it('NEQ corresponds and does not adopt: GB/T 7714-2015 beside ISO 690', () => {
    expect(standard('gb-t.7714-2015').adoption).toEqual([
      { number: 'ISO 690:2010', id: 'iso.690-2010', degree: 'NEQ' },
    ]);
    expect(view('gb-t.7714-2015', '2024-01-01').access.rule).toBe('recommended-text-on-openstd');
    expect(view('gb-t.19001-2016', '2024-01-01').access.rule).toBe('adopted-text-is-protected');
  });
});
