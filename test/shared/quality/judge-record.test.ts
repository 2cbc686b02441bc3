import { describe, expect, test } from 'vitest';
import { judgeRecord } from '#shared/quality/judge-record.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StandardFields } from '#shared/standards/standard.ts';
import { idOf, replacedBy, stored } from '../standards/search-fixture.ts';

function flagsOf(number: string, fields: Omit<StandardFields, 'number'>) {
  return judgeRecord(reconcile(stored(number, fields)), '2026-11-25').map(({ flag }) => flag);
}

const to = (type: 'replaces' | 'cites', number: string) => ({ type, number, id: idOf(number) });

describe('a record is doubted', () => {
  test.each<[string, string, Omit<StandardFields, 'number'>, string[]]>([
    ['its classes stand in no table', 'GB/T 1-2020', { ics: ['99.999'], ccs: ['A00'] }, ['unknown-class']],
    ['leisure is filed under railways', 'DB21/T 3539-2021', { ics: ['03.200'], ccs: ['S90'] }, ['classes-disagree']],
    [
      'it is in force before issue',
      'GB/T 1-2020',
      { dates: { issued: '2020-06-01', effective: '2020-05-31' } },
      ['impossible-dates'],
    ],
    [
      'it is withdrawn before issue',
      'GB/T 1-2020',
      { dates: { issued: '2020-06', withdrawn: '2019' } },
      ['impossible-dates'],
    ],
    ['it is issued in time to come', 'GB/T 1-2027', { dates: { issued: '2027-01-01' } }, ['impossible-dates']],
    ['its year is not that of issue', 'GB/T 1-2020', { dates: { issued: '2021-06-01' } }, ['number-year-differs']],
    [
      'it replaces a later edition',
      'GB/T 1-2020',
      { relations: [to('replaces', 'GB/T 1-2022')] },
      ['relation-against-dates'],
    ],
    [
      'it is replaced before its issue',
      'GB/T 1-2020',
      { dates: { issued: '2020-06-01' }, relations: [replacedBy('GB/T 1-2021', '2019-01-01')] },
      ['relation-against-dates'],
    ],
    [
      'it cites what came later',
      'GB/T 1-2020',
      { dates: { issued: '2020-06-01' }, relations: [to('cites', 'GB/T 2-2021')] },
      ['relation-against-dates'],
    ],
  ])('when %s', (_why, number, fields, flags) => {
    expect(flagsOf(number, fields)).toEqual(flags);
  });
});

describe('a record is not doubted', () => {
  test.each<[string, string, Omit<StandardFields, 'number'>]>([
    [
      'all agrees',
      'GB/T 1-2020',
      {
        ics: ['03.120.10'],
        ccs: ['A00'],
        dates: { issued: '2020-06-01', effective: '2021-01-01' },
        relations: [to('replaces', 'GB/T 1-2012'), to('cites', 'GB/T 2-2020')],
      },
    ],
    ['dates are known to the year only', 'GB/T 1-2020', { dates: { issued: '2020', effective: '2020-01-01' } }],
    ['a foreign number bears another year', 'ISO 1:2016', { dates: { issued: '2015-12-20' } }],
    ['nothing is known', 'GB/T 1-2020', {}],
  ])('when %s', (_why, number, fields) => {
    expect(flagsOf(number, fields)).toEqual([]);
  });
});
