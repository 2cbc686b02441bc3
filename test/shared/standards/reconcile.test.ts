import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '#shared/standards/reconcile.ts';
import { Standard, type StoredStandard } from '#shared/standards/standard.ts';
import { statusOn } from '#shared/standards/status.ts';
import { stored } from './stored.ts';

describe('one record out of several sources', () => {
  const joint = stored(
    'iso-iec.27001-2022',
    {
      source: { key: 'iso', confidence: 'A', retrieved: '2025-06' },
      number: 'ISO/IEC 27001:2022',
      titles: { en: 'Information security — Requirements', fr: 'Sécurité de l’information — Exigences' },
      dates: { issued: '2022-10' },
      edition: '3',
      ics: ['35.030', '03.100.70'],
      state: { value: 'in-force', stage: '60.60' },
    },
    {
      source: { key: 'iec', confidence: 'A', retrieved: '2026-03' },
      number: 'ISO/IEC 27001-2022',
      titles: { en: 'Information security - Requirements' },
      dates: { issued: '2022-10-25' },
      edition: '3.0',
      ics: ['35.030'],
    },
  );
  const record = reconcile(joint);

  it('is a complete record', () => {
    expect(Standard.parse(record)).toEqual(record);
    expect(record).toMatchObject({ number: 'ISO/IEC 27001:2022', workId: 'iso-iec.27001', issuer: 'ISO/IEC' });
  });

  it('takes each field from the best source, later statements first, and refines a date that is less precise', () => {
    expect(record.titles).toEqual({
      en: 'Information security - Requirements',
      fr: 'Sécurité de l’information — Exigences',
    });
    expect(record.dates).toEqual({ issued: '2022-10-25' });
  });

  it('unites lists', () => {
    expect(record.ics.map(({ code }) => code)).toEqual(['35.030', '03.100.70']);
  });

  it('keeps every claim with its source', () => {
    expect(record.claims['dates.issued']).toEqual([
      { source: 'iec', value: '2022-10-25' },
      { source: 'iso', value: '2022-10' },
    ]);
    expect(record.claims.state).toEqual([{ source: 'iso', value: 'in-force (60.60)' }]);
    expect(record.sources.map(({ key }) => key)).toEqual(['iec', 'iso']);
  });

  it('takes errata from every source, those of one day and place from the best one', () => {
    const mended = (zh: string, clause?: string) => ({ on: '2023-02', ...(clause && { clause }), text: { zh } });
    const { errata, conflicts } = reconcile(
      stored(
        'gb-t.1-2020',
        { number: 'GB/T 1-2020', errata: [mended('旧说法', '4.1'), { on: '2022', text: { zh: '先' } }] },
        {
          source: { key: 'editor', confidence: 'A' },
          number: 'GB/T 1-2020',
          errata: [mended('甲', '4.1'), mended('乙', '4.1'), mended('丙')],
        },
      ),
    );
    expect(errata?.map(({ text }) => text.zh)).toEqual(['先', '甲', '乙', '丙']);
    expect(conflicts).toEqual([]);
  });

  it('finds no contradiction in spelling or precision', () => {
    expect(record.conflicts).toEqual([]);
  });
});

describe('sources that contradict each other', () => {
  it('GB 3100-1993 was issued on two days, says one page and another (domain H)', () => {
    const record = reconcile(
      stored(
        'gb.3100-1993',
        {
          source: { confidence: 'A' },
          number: 'GB 3100-1993',
          dates: { issued: '1993-07-01', effective: '1994-07-01' },
        },
        { source: { confidence: 'C' }, number: 'GB 3100—93', dates: { issued: '1993-12-27' } },
      ),
    );
    expect(record.dates?.issued).toBe('1993-07-01');
    expect(record.conflicts).toEqual(['dates.issued']);
    expect(record.claims['dates.issued']?.map(({ value }) => value)).toEqual(['1993-07-01', '1993-12-27']);
  });

  it('GB/T 7714-2015 was in force in 2024 and is replaced since 2026-07-01: both hold', () => {
    const record = reconcile(
      stored(
        'gb-t.7714-2015',
        {
          source: { confidence: 'A', retrieved: '2024-03' },
          number: 'GB/T 7714-2015',
          dates: { issued: '2015-05-15', effective: '2015-12-01' },
          state: { value: 'in-force' },
        },
        {
          source: { confidence: 'C' },
          number: 'GB/T 7714-2015',
          relations: [{ type: 'replaced-by', number: 'GB/T 7714-2025', id: 'gb-t.7714-2025', on: '2026-07-01' }],
        },
      ),
    );
    expect(statusOn(record.periods, '2026-06-30')).toBe('in-force');
    expect(statusOn(record.periods, '2026-07-01')).toBe('withdrawn');
  });
});

describe('relations', () => {
  it('are one a type and target, with the day from whoever knows it', () => {
    const record = reconcile(
      stored(
        'iso.9001-2008',
        { number: 'ISO 9001:2008', relations: [{ type: 'replaced-by', number: 'ISO 9001:2015', id: 'iso.9001-2015' }] },
        {
          source: { key: 'inverse', confidence: 'C' },
          number: 'ISO 9001:2008',
          relations: [
            {
              type: 'replaced-by',
              number: 'ISO 9001:2015',
              id: 'iso.9001-2015',
              on: '2015-09',
              statedBy: 'iso.9001-2015',
            },
          ],
        },
      ),
    );
    expect(record.relations).toEqual([
      { type: 'replaced-by', number: 'ISO 9001:2015', id: 'iso.9001-2015', on: '2015-09', scope: undefined },
    ]);
  });

  it('date an unknown successor by the year in its number at the earliest', () => {
    const record = reconcile(
      stored('gb.50204-2002', {
        number: 'GB 50204-2002',
        dates: { issued: '2002-03-15' },
        relations: [{ type: 'replaced-by', number: 'GB 50204-2015', id: 'gb.50204-2015' }],
      }),
    );
    expect(record.periods.at(-1)).toEqual({ status: 'withdrawn', from: '2015' });
  });
});

describe('class codes', () => {
  it('are repaired; the claim shows what was printed', () => {
    const record = reconcile(stored('jt-t.795-2023', { number: 'JT/T 795-2023', ics: ['43.18'], ccs: ['R16', 'I99'] }));
    expect(record.ics).toEqual([{ code: '43.180', edition: 7, valid: true }]);
    expect(record.ccs).toEqual([
      { code: 'R16', valid: true },
      { code: 'I99', valid: false },
    ]);
    expect(record.claims.ics).toEqual([{ source: 'source-1', value: ['43.18'] }]);
  });
});

describe('for any statements', () => {
  const said = fc.record(
    {
      number: fc.constantFrom('GB/T 1.1-2020', 'GB/T1.1—2020', 'ＧＢ／Ｔ 1.1-2020'),
      titles: fc.dictionary(fc.constantFrom('zh', 'en'), fc.constantFrom('甲', '乙', '丙')),
      edition: fc.constantFrom('1', '2'),
      ics: fc.array(fc.constantFrom('01.120', '43.18', '35.040')),
      dates: fc.record({ issued: fc.constantFrom('2020', '2020-03', '2020-03-31', '2019-12') }),
      source: fc.record({
        confidence: fc.constantFrom('A', 'B', 'C'),
        retrieved: fc.option(fc.constantFrom('2021', '2022-05'), { nil: undefined }),
      }),
    },
    { requiredKeys: ['number', 'source'] },
  );

  it('the order of the statements makes no difference', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), (all) => {
        const record = stored('gb-t.1.1-2020', ...(all as Parameters<typeof stored>[1][]));
        const turned: StoredStandard = { ...record, statements: [...record.statements].reverse() };
        expect(reconcile(turned)).toEqual(reconcile(record));
      }),
    );
  });
});
