import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { happeningsOfChange, happeningsOfDay, reviewDue } from '#shared/alerts/derive-happenings.ts';
import { addDays, addYears } from '#shared/standards/calendar-days.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import { replacedBy, stored } from '../standards/search-fixture.ts';

const today = '2026-11-25';
const record = (number: string, fields: Omit<StandardFields, 'number'>) => reconcile(stored(number, fields));
const dates = { issued: '2020-01-02', effective: '2020-08-01' };
const before = record('GB/T 71001-2020', { dates });

const told = (fields: Omit<StandardFields, 'number'>) =>
  happeningsOfChange(before, record('GB/T 71001-2020', fields), today).map(({ kind, date }) => `${kind} ${date}`);

describe('a change of a record', () => {
  const amended = { type: 'amended-by' as const, number: 'GB/T 71001-2020/XG1-2026', on: '2026-10-01' };
  test.each<[string, Omit<StandardFields, 'number'>, string[]]>([
    ['nothing that matters', { dates, titles: { zh: '改了名称' } }, []],
    ['a withdrawal that was', { dates: { ...dates, withdrawn: '2026-11-01' } }, ['withdrawn 2026-11-01']],
    ['a withdrawal that will be', { dates: { ...dates, withdrawn: '2027-01-01' } }, ['ending 2027-01-01']],
    ['a successor', { dates, relations: [replacedBy('GB/T 71001-2026', '2026-11-25')] }, ['replaced 2026-11-25']],
    ['an amendment', { dates, relations: [amended] }, ['amended 2026-10-01']],
    ['a later day of force', { dates: { ...dates, effective: '2026-12-01' } }, ['effective-soon 2026-12-01']],
    ['a day of force far away', { dates: { ...dates, effective: '2027-12-01' } }, []],
  ])('that brings %s', (_, fields, expected) => {
    expect(told(fields)).toEqual(expected);
  });

  test('that is the first tells that the record is new and what lies ahead, not what is long past', () => {
    const old = record('GB/T 71002-1990', { dates: { issued: '1990-01-02', withdrawn: '2001-01-01' } });
    expect(happeningsOfChange(undefined, old, today).map(({ kind }) => kind)).toEqual(['new']);
  });

  const erratum = { on: '2026-10', clause: '5.2', text: { zh: '“6 mm”应为“8 mm”。' } };
  const withErrata = (...errata: StandardFields['errata'] & object) => record('GB/T 71001-2020', { dates, errata });
  const toldOfErrata = (from: ReturnType<typeof record>, ...errata: StandardFields['errata'] & object) =>
    happeningsOfChange(from, withErrata(...errata), today).map(({ kind, erratum: said }) => [kind, said?.text.zh]);

  test('that brings errata tells each of them with its words, and one that is struck or translated is not told again', () => {
    const other = { ...erratum, text: { zh: '“米”应为“毫米”。' } };
    const both = withErrata(erratum, other);
    expect(toldOfErrata(before, erratum, other)).toEqual([
      ['erratum', erratum.text.zh],
      ['erratum', other.text.zh],
    ]);
    expect(happeningsOfChange(before, both, today)).toMatchObject([
      { date: '2026-10-01', by: [], erratum: { clause: '5.2', page: null } },
      { date: '2026-10-01' },
    ]);
    expect(toldOfErrata(withErrata(erratum), erratum, other)).toEqual([['erratum', other.text.zh]]);
    expect(toldOfErrata(both, other)).toEqual([]);
    const translated = { ...erratum, text: { ...erratum.text, en: 'For “6 mm” read “8 mm”.' } };
    expect(toldOfErrata(both, translated, other)).toEqual([]);
  });

  test('read again gives the same ids, and a successor that is named later makes no second end', () => {
    const named = record('GB/T 71001-2020', { dates, relations: [replacedBy('GB/T 71001-2026', '2026-11-01')] });
    const [one] = happeningsOfChange(before, named, today);
    const [again] = happeningsOfChange(before, named, '2026-11-30');
    expect(again?.happening).toBe(one?.happening);
  });
});

test('every day of a standard brings each happening once, in whatever order the days come', () => {
  const standard = record('DB21/T 7104-2021', {
    dates: { issued: '2021-12-01', effective: '2022-01-01', withdrawn: '2027-03-01' },
  });
  const days = Array.from({ length: 2000 }, (_, index) => addDays('2021-11-01', index));
  const all = days.flatMap((day) => happeningsOfDay(standard, day));
  expect(all.map(({ kind, date }) => `${kind} ${date}`)).toEqual(
    [
      'ending 2027-03-01',
      'effective-soon 2022-01-01',
      'effective 2022-01-01',
      'review-due 2026-12-01',
      'withdrawn 2027-03-01',
    ].filter((line) => !line.startsWith('ending')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...days), (day) => {
      for (const { date, kind } of happeningsOfDay(standard, day)) {
        expect(date).toBe(kind === 'effective-soon' ? addDays(day, 30) : day);
      }
    }),
  );
});

test.each([
  ['2021-11-25', undefined, '2026-11-25'],
  ['2020-02-29', undefined, '2025-03-01'],
  ['2015-01-01', ['2020-06-01'], '2025-06-01'],
  ['2015', undefined, null],
])(
  'a local standard issued %s is due for review five years after that or its last confirmation',
  (issued, reaffirmed, due) => {
    expect(reviewDue({ level: 'local', dates: { issued, reaffirmed } })).toBe(due);
    expect(reviewDue({ level: 'national', dates: { issued, reaffirmed } })).toBeNull();
  },
);

test('years are added by the calendar', () => {
  expect(addYears('2024-02-29', 5)).toBe('2029-03-01');
});
