import { describe, expect, test } from 'vitest';
import { GivenRecord, recordId, type SourceRecord } from '#shared/lifecycle/source-record.ts';
import { amountOf, countedRecords, type RegisterId } from '#shared/statistics/register.ts';

const source = { name: '公告', retrieved: '2026-11-26' };
function record(number: string, on: string, more: Partial<SourceRecord> = {}): SourceRecord {
  const given = GivenRecord.parse({ number, title: { zh: number }, on, source });
  return { ...given, id: recordId(number), revision: 1, changedAt: '2026-11-26T00:00:00Z', page: null, ...more };
}

const day = '2026-11-26';
const numbers = (id: RegisterId, records: SourceRecord[], from?: string, to?: string) =>
  countedRecords(id, records, { from, to, day }).map(({ number }) => number);

describe('records count', () => {
  test.each([
    ['in their period, the latest first', 'pilot-projects', '2021', '2025', ['D', 'C']],
    ['on every day before today', 'pilot-projects', undefined, undefined, ['D', 'C', 'B']],
    ['while they stand in the register', 'service-providers', undefined, undefined, ['D', 'B']],
  ] as const)('%s', (_, id, from, to, expected) => {
    const records = [
      record('B', '2020'),
      record('C', '2021-06', { until: '2024' }),
      record('D', '2025-12-31'),
      record('E', '2027'),
    ];
    expect(numbers(id, records, from, to)).toEqual(expected);
  });

  test('though they are invented, while there are no others', () => {
    const demo = record('demo', '2022', { isDemo: true });
    expect(numbers('pilot-projects', [demo])).toEqual(['demo']);
    expect(numbers('pilot-projects', [demo, record('A', '2019')])).toEqual(['A']);
  });

  test('once under one number, however it is spelled', () => {
    expect(recordId('ＬＮ／ＴＣ 12')).toBe(recordId('ln/tc12'));
  });
});

test.each([
  ['how many there are', 'pilot-projects', [record('A', '2022'), record('B', '2023')], 2],
  [
    'the share of those with a result',
    'research-results',
    [record('A', '2022', { result: 'S' }), record('B', '2022'), record('C', '2022')],
    33.3,
  ],
  [
    'the mean of their months',
    'drafting-time',
    [record('A', '2023-01-31', { began: '2021-01-31' }), record('B', '2024-03-01', { began: '2023-03-01' })],
    18,
  ],
  ['nothing where there is nothing to divide by', 'drafting-time', [], null],
  ['zero where nothing is counted', 'pilot-projects', [], 0],
] as const)('they make %s', (_, id, records, amount) => {
  expect(amountOf(id, records)).toBe(amount);
});
