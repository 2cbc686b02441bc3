import { tableClient } from '#shared/runtime/table-client.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { idOf, replacedBy, stored } from '../shared/standards/search-fixture.ts';

const quality = { zh: '质量管理体系 要求', en: 'Quality management systems — Requirements' };
const labels = {
  zh: '食品安全国家标准 预包装食品标签通则',
  en: 'General standard for the labelling of prepackaged foods',
};

/** What the journeys find: chains of editions, a change to come, an adoption, a conflict, and enough to turn pages. */
export const holdings: StoredStandard[] = [
  withConflict(
    stored('GB/T 19001-2016', {
      titles: quality,
      abstracts: { zh: '规定了质量管理体系要求，适用于任何组织。' },
      dates: { issued: '2016-12-30', effective: '2017-07-01' },
      ics: ['03.120.10'],
      ccs: ['A00'],
      bodies: { issuer: ['国家标准化管理委员会'], custodian: ['全国质量管理和质量保证标准化技术委员会'] },
      adoption: [{ number: 'ISO 9001:2015', id: idOf('ISO 9001:2015'), degree: 'IDT' }],
      relations: [{ type: 'replaces', number: 'GB/T 19001-2008', id: idOf('GB/T 19001-2008'), on: '2017-07-01' }],
    }),
  ),
  stored('GB/T 19001-2008', {
    titles: quality,
    dates: { issued: '2008-12-30', effective: '2009-03-01' },
    ics: ['03.120.10'],
    relations: [replacedBy('GB/T 19001-2016', '2017-07-01')],
  }),
  stored('ISO 9001:2015', {
    titles: { en: 'Quality management systems — Requirements' },
    dates: { issued: '2015-09' },
  }),
  stored('GB 7718-2011', {
    titles: labels,
    dates: { issued: '2011-04-20', effective: '2012-04-20' },
    ics: ['67.040'],
    relations: [replacedBy('GB 7718-2025', '2027-03-16')],
  }),
  stored('GB 7718-2025', { titles: labels, dates: { issued: '2025-03-16', effective: '2027-03-16' }, ics: ['67.040'] }),
  stored('DB21/T 3456-2021', {
    titles: { zh: '辽西北防风治沙固土林工程质量规范' },
    dates: { issued: '2021-09-30', effective: '2021-10-30' },
  }),
  ...Array.from({ length: 30 }, (_, index) =>
    stored(`GB/T ${40_001 + index}-2021`, {
      titles: {
        zh: `工业阀门 试验方法 第${index + 1}部分`,
        en: `Industrial valves — Test methods — Part ${index + 1}`,
      },
      dates: { issued: '2021-03-09', effective: '2021-10-01' },
      ics: ['23.060'],
    }),
  ),
];

/** A second source that prints another day of issue. */
function withConflict(standard: StoredStandard): StoredStandard {
  const second = {
    source: { key: 'cover', name: '封面', confidence: 'B' as const },
    fields: { number: 'GB/T 19001-2016', dates: { issued: '2016-12-31' } },
  };
  return { ...standard, statements: [...standard.statements, second] };
}

/** Writes them where every write goes, the table; the stream brings them into the index. */
export async function keepHoldings(endpoint: string, name: string): Promise<void> {
  const client = tableClient({ region: 'us-east-1', endpoint });
  await putMany({ client, name }, holdings);
  client.destroy();
}
