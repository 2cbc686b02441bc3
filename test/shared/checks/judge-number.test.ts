import { describe, expect, test } from 'vitest';
import { judgeNumber } from '#shared/checks/judge-number.ts';
import { parseDesignation } from '#shared/standards/designation.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import type { Resolution, StandardSummary } from '#shared/standards/standard-view.ts';
import { statusOn } from '#shared/standards/status.ts';
import { idOf, replacedBy, stored } from '#test/shared/standards/search-fixture.ts';

const held = [
  stored('GB/T 100-2001', {
    dates: { issued: '2001-01-01', effective: '2001-06-01' },
    relations: [replacedBy('GB/T 100-2010', '2010-06-01')],
  }),
  stored('GB/T 100-2010', {
    dates: { issued: '2010-01-01', effective: '2010-06-01' },
    relations: [
      replacedBy('GB/T 100-2027', '2027-06-01'),
      { type: 'replaces', number: 'GB/T 100-1990', id: idOf('GB/T 100-1990') },
    ],
  }),
  stored('GB/T 100-2027', { dates: { issued: '2026-10-01', effective: '2027-06-01' } }),
  stored('GB 200-2020', {
    dates: { issued: '2020-01-01', effective: '2020-06-01' },
    adoption: [{ number: 'ISO 200:2015', id: idOf('ISO 200:2015'), degree: 'IDT' }],
  }),
  stored('ISO 200:2015', { dates: { issued: '2015-01' }, state: { value: 'withdrawn' } }),
  stored('GB/T 400-2026', {
    dates: { issued: '2026-10-01', effective: '2027-06-01' },
    relations: [{ type: 'replaces', number: 'GB/T 400-2001', id: idOf('GB/T 400-2001') }],
  }),
  stored('RFC 5849', { dates: { issued: '2010-04' }, relations: [replacedBy('RFC 6749', '2012-10-01')] }),
  stored('RFC 6749', { dates: { issued: '2012-10' }, state: { value: 'in-force' } }),
  stored('GB 300-2020', { dates: { issued: '2020-01-01' }, state: { value: 'suspended' } }),
];
const records = new Map(held.map(reconcile).map((standard) => [standard.id, standard]));

function judge(
  written: string,
  match: Resolution['match'],
  found: string | null,
  near: string[] = [],
  day = '2026-11-25',
) {
  const designation = parseDesignation(written);
  if (!designation) throw new Error(`${written} is no number`);
  const [standard = null] = found ? [summary(found, day)] : [];
  const candidates = near.map((number) => summary(number, day));
  const resolution: Resolution = { q: written, designation: written, match, standard, candidates };
  return judgeNumber({ designation, resolution, records, day });
}

function summary(number: string, day: string): StandardSummary {
  const standard = reconcile(held.find(({ id }) => id === idOf(number)) as StoredStandard);
  const { id, origin, level, mandate, issuer, periods } = standard;
  const nothing = { issued: null, effective: null, replacedBy: [], licences: [], score: null, matches: [], pages: [] };
  const access = { level: 'metadata' as const, rule: 'rights-unknown' };
  return { ...nothing, id, number, title: {}, status: statusOn(periods, day), origin, level, mandate, issuer, access };
}

describe('a number is judged by what its record says on the day', () => {
  test.each([
    ['GB/T 100-2001', 'exact', 'GB/T 100-2001', '2009-01-01', 'attention', ['will-be-replaced']],
    ['GB/T 100-2001', 'exact', 'GB/T 100-2001', '2026-11-25', 'invalid', ['withdrawn', 'replaced']],
    ['GB/T 100-2010', 'exact', 'GB/T 100-2010', '2026-11-25', 'attention', ['will-be-replaced']],
    ['GB/T 100', 'edition-in-force', 'GB/T 100-2010', '2026-11-25', 'attention', ['will-be-replaced', 'undated']],
    ['GB/T 100-2027', 'exact', 'GB/T 100-2027', '2026-11-25', 'attention', ['not-yet-effective']],
    ['GB/T 100-2027', 'exact', 'GB/T 100-2027', '2027-06-01', 'valid', []],
    ['GB 200-2020', 'exact', 'GB 200-2020', '2026-11-25', 'attention', ['adopts-withdrawn-edition']],
    ['GB/T 200-2020', 'exact', 'GB 200-2020', '2026-11-25', 'invalid', ['wrong-mandate', 'adopts-withdrawn-edition']],
    ['GB 300-2020', 'exact', 'GB 300-2020', '2026-11-25', 'invalid', ['suspended']],
    ['RFC 5849', 'exact', 'RFC 5849', '2026-11-25', 'invalid', ['withdrawn', 'replaced']],
    ['RFC 6749', 'exact', 'RFC 6749', '2026-11-25', 'valid', []],
  ] as const)('%s (%s, %s) on %s is %s', (written, match, found, day, judgement, codes) => {
    const line = judge(written, match, found, [], day);
    expect(line.judgement).toBe(judgement);
    expect(line.findings.map(({ code }) => code)).toEqual(codes);
  });

  test('the chain of successors ends at what stands', () => {
    const { successors } = judge('GB/T 100-2001', 'exact', 'GB/T 100-2001', [], '2027-07-01');
    expect(successors.map(({ number, status }) => [number, status])).toEqual([
      ['GB/T 100-2010', 'withdrawn'],
      ['GB/T 100-2027', 'in-force'],
    ]);
  });
});

describe('a number that is not held is told apart', () => {
  test.each([
    ['GB/T 100-1990', 'edition-in-force', 'GB/T 100-2010', [], 'invalid', ['replaced']],
    ['GB/T 100-1995', 'edition-in-force', 'GB/T 100-2010', [], 'unknown', ['no-such-edition']],
    ['GB/T 200', 'suggestion', null, ['GB 200-2020'], 'invalid', ['wrong-mandate']],
    ['GB/T 999-2020', 'none', null, [], 'unknown', ['not-found']],
    ['GB/T 1001-2020', 'suggestion', null, ['GB/T 100-2010'], 'unknown', ['not-found']],
  ] as const)('%s', (written, match, found, near, judgement, codes) => {
    const line = judge(written, match, found, [...near]);
    expect([line.judgement, line.findings.map(({ code }) => code)]).toEqual([judgement, codes]);
    expect(line.standard).toBeNull();
  });

  test.each([
    ['2026-11-25', 'attention', 'Will be replaced by GB/T 400-2026 from 2027-06-01.'],
    ['2027-06-01', 'invalid', 'Replaced by GB/T 400-2026.'],
  ])('before its successor is in force it holds, afterwards it does not: %s', (day, judgement, words) => {
    const line = judge('GB/T 400-2001', 'edition-in-force', 'GB/T 400-2026', [], day);
    expect([line.judgement, line.findings.map(({ en }) => en)]).toEqual([judgement, [words]]);
  });

  test('by what replaced it, when a record says so', () => {
    const { successors } = judge('GB/T 100-1990', 'edition-in-force', 'GB/T 100-2010');
    expect(successors.map(({ number }) => number)[0]).toBe('GB/T 100-2010');
  });
});
