import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Status } from '#shared/standards/codes.ts';
import { firstDay } from '#shared/standards/local-date.ts';
import type { Relation } from '#shared/standards/standard.ts';
import { endOf, type StatusFacts, statusOn, statusPeriods } from '#shared/standards/status.ts';

/** Facts of a Chinese standard, whose dates alone say when it comes into force. */
function facts(given: Partial<StatusFacts>): StatusFacts {
  return { dates: {}, relations: [], publicationMeansForce: true, ...given };
}
/** Facts of a report in a list that names whatever was ever printed. */
function listed(given: Partial<StatusFacts>): StatusFacts {
  return facts({ publicationMeansForce: false, ...given });
}
const replacedBy = (number: string, on?: string, statedBy?: string): Relation => ({
  type: 'replaced-by',
  number,
  id: number,
  on,
  statedBy,
});
const newer = (number: string, on?: string): Relation => ({ type: 'has-newer-edition', number, id: number, on });
const print = (given: StatusFacts) => statusPeriods(given).map(({ status, from }) => `${from ?? '…'} ${status}`);

describe('status on a day (domain D.3)', () => {
  it('GB 7718-2011 and GB 7718-2025 swap on 2027-03-16 with no change of data', () => {
    const coming = statusPeriods(facts({ dates: { issued: '2025-03-16', effective: '2027-03-16' } }));
    const going = statusPeriods(
      facts({
        dates: { issued: '2011-04-20', effective: '2012-04-20' },
        relations: [replacedBy('GB 7718-2025', '2027-03-16', 'gb.7718-2025')],
      }),
    );
    expect([statusOn(coming, '2026-11-25'), statusOn(going, '2026-11-25')]).toEqual(['to-be-implemented', 'in-force']);
    expect([statusOn(coming, '2027-03-15'), statusOn(going, '2027-03-15')]).toEqual(['to-be-implemented', 'in-force']);
    expect([statusOn(coming, '2027-03-16'), statusOn(going, '2027-03-16')]).toEqual(['in-force', 'withdrawn']);
    expect(endOf(going)).toBe('2027-03-16');
  });

  it.each([
    [
      'issued, then in force on its effective day',
      facts({ dates: { issued: '2016-12-30', effective: '2017-07-01' } }),
      ['… unknown', '2016-12-30 to-be-implemented', '2017-07-01 in-force'],
    ],
    [
      'in force from issue when no effective day is known',
      facts({ dates: { issued: '2018-02-09' } }),
      ['… unknown', '2018-02-09 in-force'],
    ],
    [
      'never before it is issued, whatever is printed',
      facts({ dates: { issued: '2020-06-01', effective: '2020-01-01' } }),
      ['… unknown', '2020-06-01 in-force'],
    ],
    [
      'a trial day comes before the day of issue',
      facts({ dates: { issued: '1983-05', trial: '1983-10' } }),
      ['… unknown', '1983-05 to-be-implemented', '1983-10 in-force'],
    ],
    [
      'a dated withdrawal ends it',
      facts({ dates: { effective: '2015-07-18', withdrawn: '2020-12-30' } }),
      ['… unknown', '2015-07-18 in-force', '2020-12-30 withdrawn'],
    ],
    [
      '截止日期 is its last day',
      facts({ dates: { effective: '2020-01-01', expires: '2022-12-31' } }),
      ['… unknown', '2020-01-01 in-force', '2023-01-01 withdrawn'],
    ],
    [
      'a newer edition without a replacement',
      facts({ dates: { issued: '2015' }, relations: [newer('B', '2021-03')] }),
      ['… unknown', '2015 in-force', '2021-03 newer-edition'],
    ],
    [
      'a newer edition that is also its replacement ends it, no more',
      facts({ dates: { issued: '2011' }, relations: [newer('B', '2025-03-16'), replacedBy('B', '2027-03-16')] }),
      ['… unknown', '2011 in-force', '2027-03-16 withdrawn'],
    ],
    [
      'a draft of the next edition changes nothing',
      facts({ dates: { issued: '2015' }, relations: [newer('DIS')] }),
      ['… unknown', '2015 in-force'],
    ],
    [
      'partial replacement',
      facts({ dates: { issued: '2010' }, relations: [{ type: 'partly-replaced-by', number: 'P', on: '2014-05' }] }),
      ['… unknown', '2010 in-force', '2014-05 partly-replaced'],
    ],
    [
      'suspension announced',
      facts({
        dates: { issued: '2020-01-01', effective: '2020-07-01' },
        stated: { value: 'suspended', on: '2020-05-20' },
      }),
      ['… unknown', '2020-01-01 to-be-implemented', '2020-05-20 suspended'],
    ],
    [
      'a draft is a draft from the day it is out',
      facts({ dates: { issued: '2012-10-25' }, stated: { value: 'draft' } }),
      ['… unknown', '2012-10-25 draft'],
    ],
    ['a draft without a date is one always', facts({ stated: { value: 'draft', on: '2025-06' } }), ['… draft']],
    [
      'a draft is over when the next one is out',
      facts({
        dates: { issued: '2012-10-25' },
        stated: { value: 'draft', on: '2012-10-25' },
        relations: [replacedBy('WD2', '2012-12-17')],
      }),
      ['… unknown', '2012-10-25 draft', '2012-12-17 withdrawn'],
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(print(given)).toEqual(expected);
  });
});

describe('what a source states without a date', () => {
  it.each([
    ['nothing at all', facts({}), ['… unknown']],
    [
      'in force, no date known: at least since it was said',
      facts({ stated: { value: 'in-force', on: '2024-05-01' } }),
      ['… unknown', '2024-05-01 in-force'],
    ],
    [
      'in force after its replacement took effect: the replacement is only a newer edition',
      facts({
        dates: { issued: '2015-08' },
        stated: { value: 'in-force', on: '2026-01' },
        relations: [replacedBy('B', '2025-11')],
      }),
      ['… unknown', '2015-08 in-force', '2025-11 newer-edition'],
    ],
    [
      'withdrawn: dated by the successor',
      listed({
        dates: { issued: '2003-02' },
        stated: { value: 'withdrawn', on: '2023-01' },
        relations: [replacedBy('RFC 9051', '2021-08')],
      }),
      ['… unknown', '2003-02 in-force', '2021-08 withdrawn'],
    ],
    [
      'withdrawn: dated by a newer edition',
      facts({
        dates: { issued: '2006-03-10' },
        stated: { value: 'withdrawn', on: '2026-04' },
        relations: [newer('2018', '2018-05-14')],
      }),
      ['… unknown', '2006-03-10 in-force', '2018-05-14 withdrawn'],
    ],
    [
      'withdrawn, no successor: nothing is claimed of the time between',
      listed({ dates: { issued: '2006-04' }, stated: { value: 'withdrawn', on: '2023-01' } }),
      ['… unknown', '2023-01 withdrawn'],
    ],
    [
      'withdrawn already, though the successor comes later',
      facts({
        dates: { issued: '2010' },
        stated: { value: 'withdrawn', on: '2020-01' },
        relations: [replacedBy('B', '2021-01')],
      }),
      ['… unknown', '2010 in-force', '2020-01 withdrawn'],
    ],
    [
      'replaced by a number alone',
      facts({ dates: { issued: '2005' }, relations: [replacedBy('B')] }),
      ['… unknown', '2005 withdrawn'],
    ],
    [
      'a replacement that would end it before it began counts for nothing',
      facts({ dates: { issued: '2010-03' }, relations: [replacedBy('RFC 5536', '2009-11')] }),
      ['… unknown', '2010-03 in-force'],
    ],
    ['a report in a list of everything ever printed', listed({ dates: { issued: '1926' } }), ['… unknown']],
    [
      'and one that has a newer revision there',
      listed({ dates: { issued: '2013' }, relations: [newer('r5', '2020')] }),
      ['… unknown', '2020 newer-edition'],
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(print(given)).toEqual(expected);
  });
});

describe('for any facts', () => {
  const date = fc
    .tuple(fc.integer({ min: 1980, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(4, 7, 10))
    .map(([year, month, precision]) => `${year}-${String(month).padStart(2, '0')}-15`.slice(0, precision));
  const relation = fc.record({
    type: fc.constantFrom('replaced-by', 'partly-replaced-by', 'has-newer-edition', 'cites'),
    number: fc.constantFrom('A', 'B'),
    on: fc.option(date, { nil: undefined }),
  }) as fc.Arbitrary<Relation>;
  const anyFacts = fc.record({
    dates: fc.record({ issued: date, effective: date, withdrawn: date, expires: date }, { requiredKeys: [] }),
    stated: fc.option(
      fc.record({
        value: fc.constantFrom('draft', 'in-force', 'withdrawn', 'suspended'),
        on: fc.option(date, { nil: undefined }),
      }),
      { nil: undefined },
    ),
    relations: fc.array(relation, { maxLength: 4 }),
    publicationMeansForce: fc.boolean(),
  }) as fc.Arbitrary<StatusFacts>;

  it('the periods are sorted, begin with the beginning of time and no two neighbours are alike', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const periods = statusPeriods(given);
        expect(periods[0]?.from).toBeNull();
        for (const [n, period] of periods.entries()) {
          const before = periods[n - 1];
          if (!before) continue;
          expect(period.status).not.toBe(before.status);
          expect(firstDay(period.from ?? '')).toSatisfy((day: string) => !before.from || day > firstDay(before.from));
        }
      }),
    );
  });

  it('every day has a status, and nothing comes back from withdrawal', () => {
    fc.assert(
      fc.property(anyFacts, date, date, (given, one, other) => {
        const periods = statusPeriods(given);
        const [early, late] = [firstDay(one), firstDay(other)].sort() as [string, string];
        expect(Status.options).toContain(statusOn(periods, early));
        if (statusOn(periods, early) === 'withdrawn') expect(statusOn(periods, late)).toBe('withdrawn');
      }),
    );
  });

  it('the order of relations makes no difference', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(statusPeriods({ ...given, relations: [...given.relations].reverse() })).toEqual(statusPeriods(given));
      }),
    );
  });
});
