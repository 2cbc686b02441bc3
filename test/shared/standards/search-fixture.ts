import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient, type SearchServices } from '#shared/runtime/search-client.ts';
import { standardId } from '#shared/standards/designation/designation-id.ts';
import { parseDesignation } from '#shared/standards/designation.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import type { StandardFields, StoredStandard } from '#shared/standards/standard.ts';
import { type ProjectionServices, projectRecords } from '#shared/standards/standard-writer.ts';

/** A record that one source states; dates and relations decide its status as they do everywhere. */
export function stored(number: string, fields: Omit<StandardFields, 'number'> = {}, revision = 1): StoredStandard {
  const at = '2026-11-01T00:00:00.000Z';
  const source = { key: 'fixture', name: 'Fixture', confidence: 'A' as const, retrieved: '2026-10-01' };
  return {
    id: idOf(number),
    revision,
    statements: [{ source, fields: { number, ...fields } }],
    createdAt: at,
    updatedAt: at,
  };
}

export function idOf(number: string): string {
  const designation = parseDesignation(number);
  if (!designation) throw new Error(`${number} is no number`);
  return standardId(designation);
}

/** `replaced-by` with the day from which it holds. */
export function replacedBy(number: string, on: string): NonNullable<StandardFields['relations']>[number] {
  return { type: 'replaced-by', number, id: idOf(number), on };
}

export interface TestIndex extends SearchServices, ProjectionServices {
  /** Projects records and waits until they can be found. */
  put(...records: StoredStandard[]): Promise<void>;
}

/** An index of its own on the shared engine, where today is 25 November 2026. */
export async function testIndex(...records: StoredStandard[]): Promise<TestIndex> {
  const url = inject('opensearchUrl');
  const indexPrefix = `test-${randomUUID().slice(0, 8)}`;
  const admin = createSearchAdmin({ url });
  await ensureIndices(admin, indexPrefix);
  const index: TestIndex = {
    admin,
    indexPrefix,
    search: createSearchClient({ url }),
    now: () => new Date('2026-11-25T04:00:00Z'),
    async put(...changed) {
      const failed = await projectRecords(
        index,
        changed.map((record) => ({ stored: record })),
      );
      if (failed.length > 0) throw new Error(`not projected: ${failed.join(', ')}`);
      const { standards, suggestions } = indexNames(indexPrefix);
      await Promise.all([admin.refresh(standards), admin.refresh(suggestions)]);
    },
  };
  await index.put(...records);
  return index;
}

const state = { value: 'in-force' as const };

/** Known standards in the hard cases that search must get right: numbers, titles and dates are facts (domain D.8). */
export const knownStandards: StoredStandard[] = [
  stored('GB/T 19001-2016', {
    titles: { zh: '质量管理体系 要求', en: 'Quality management systems—Requirements' },
    dates: { issued: '2016-12-30', effective: '2017-07-01' },
    ics: ['03.120.10'],
    ccs: ['A00'],
    adoption: [{ number: 'ISO 9001:2015', degree: 'IDT' }],
    state,
  }),
  stored('GB/T 19001-2008', {
    titles: { zh: '质量管理体系 要求', en: 'Quality management systems—Requirements' },
    dates: { issued: '2008-12-30', effective: '2009-03-01' },
    relations: [replacedBy('GB/T 19001-2016', '2017-07-01')],
    ics: ['03.120.10'],
    ccs: ['A00'],
  }),
  stored('ISO 9001:2015', {
    titles: { en: 'Quality management systems — Requirements', fr: 'Systèmes de management de la qualité — Exigences' },
    dates: { issued: '2015-09-15' },
    ics: ['03.120.10'],
    state,
  }),
  stored('GB 7718-2011', {
    titles: { zh: '食品安全国家标准 预包装食品标签通则' },
    dates: { issued: '2011-04-20', effective: '2012-04-20' },
    relations: [replacedBy('GB 7718-2025', '2027-03-16')],
    ics: ['67.040'],
    state,
  }),
  stored('GB 7718-2025', {
    titles: { zh: '食品安全国家标准 预包装食品标签通则' },
    dates: { issued: '2025-03-16', effective: '2027-03-16' },
    ics: ['67.040'],
  }),
  stored('GB 8978-1996', {
    titles: { zh: '污水综合排放标准', en: 'Integrated wastewater discharge standard' },
    dates: { issued: '1996-10-04', effective: '1998-01-01' },
    ics: ['13.060.30'],
    ccs: ['Z60'],
    state,
  }),
  stored('HJ 535-2009', {
    titles: { zh: '水质 氨氮的测定 纳氏试剂分光光度法' },
    dates: { issued: '2009-12-31', effective: '2010-04-01' },
    ics: ['13.060.50'],
    ccs: ['Z16'],
    state,
  }),
  stored('DB21/T 3456-2021', { dates: { issued: '2021-08-30', effective: '2021-09-30' }, titles: { zh: '标准' } }),
  stored('ISO 639-1:2002', {
    titles: { en: 'Codes for the representation of names of languages — Part 1: Alpha-2 code' },
    dates: { issued: '2002-07-18' },
    relations: [replacedBy('ISO 639:2023', '2023-11-10')],
    ics: ['01.140.20'],
  }),
  stored('ISO 639:2023', {
    titles: { en: 'Code for individual languages and language groups' },
    dates: { issued: '2023-11-10' },
    ics: ['01.140.20'],
    state,
  }),
];
