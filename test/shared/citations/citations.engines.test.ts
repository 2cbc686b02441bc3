import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Impact } from '#shared/citations/citation.ts';
import { findImpact } from '#shared/citations/find-impact.ts';
import { listCitations } from '#shared/citations/list-citations.ts';
import { parseDesignation, workId } from '#shared/standards/designation.ts';
import type { Relation, StandardFields, StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { idOf, replacedBy, stored, testIndex } from '../standards/search-fixture.ts';

let services: Awaited<ReturnType<typeof testIndex>> & Awaited<ReturnType<typeof catalogueTable>>;

/** A relation as a foreword prints it: with its year an edition is meant, without it the work. */
function cites(number: string): Relation {
  const designation = parseDesignation(number);
  if (!designation) throw new Error(`${number} is no number`);
  return { type: 'cites', number, id: designation.year ? idOf(number) : workId(designation) };
}

function standard(number: string, cited: string[], more: Partial<StandardFields> = {}): StoredStandard {
  const year = number.slice(-4);
  const { relations = [], ...fields } = more;
  return stored(number, {
    dates: { issued: `${year}-01-01`, effective: `${year}-06-01` },
    ...fields,
    relations: [...cited.map(cites), ...relations],
  });
}

const records = [
  standard('GB 100-2001', [], { relations: [replacedBy('GB 100-2020', '2020-06-01')] }),
  standard('GB 100-2020', []),
  standard('GB/T 201-2011', ['GB 100-2001', 'GB/T 100', 'GB/T 999-2020']),
  standard('GB/T 202-2012', ['GB 100']),
  standard('GB/T 301-2021', ['GB/T 202-2012', 'GB/T 201']),
  standard('GB/T 401-2022', ['GB/T 301-2021', 'GB 100']),
  standard('GB/T 901-2005', ['GB 100'], {
    state: { value: 'withdrawn' },
    dates: { issued: '2005-01-01', withdrawn: '2015-01-01' },
  }),
];

beforeAll(async () => {
  const table = await catalogueTable(inject('dynamodbEndpoint'));
  services = { ...(await testIndex(...records)), catalogue: table.catalogue };
  await putMany(services.catalogue, records);
});

describe('what a standard cites is judged', () => {
  test('withdrawn editions, wrong mandates and unknown numbers are found', async () => {
    const citations = await listCitations(services, { id: 'gb-t.201-2011' });
    const found = citations.map(({ designation, findings }) => [designation, findings.map(({ code }) => code)]);
    expect(Object.fromEntries(found)).toEqual({
      'GB 100-2001': ['withdrawn', 'replaced'],
      'GB/T 100': ['wrong-mandate'],
      'GB/T 999-2020': ['not-found'],
    });
    expect(citations.map(({ dated, evidence }) => [dated, evidence])).toContainEqual([true, ['fixture']]);
  });

  test('on an earlier day the edition of that day was right', async () => {
    const [first] = await listCitations(services, { id: 'gb-t.201-2011', asOf: '2012-01-01' });
    expect(first?.findings.map(({ code }) => code)).toEqual(['will-be-replaced']);
  });

  test('farther away each standard is named once, with what leads to it', async () => {
    const citations = await listCitations(services, { id: 'gb-t.401-2022', depth: 3 });
    const steps = citations.map(({ designation, distance, through }) => [designation, distance, through]);
    expect(steps).toContainEqual(['GB/T 301-2021', 1, ['GB/T 401-2022']]);
    expect(steps).toContainEqual(['GB/T 202-2012', 2, ['GB/T 301-2021']]);
    expect(steps.filter(([designation]) => designation === 'GB 100')).toHaveLength(1);
  });
});

const found = ({ items }: Impact) =>
  Object.fromEntries(items.map(({ number, distance, dated, through }) => [number, [distance, dated, through]]));

describe('what a change touches is found through others', () => {
  test('undated citations reach the edition, dated ones only theirs', async () => {
    expect(found(await findImpact(services, { id: 'gb.100-2020', depth: 1 }))).toEqual({
      'GB/T 202-2012': [1, false, ['GB 100-2020']],
      'GB/T 401-2022': [1, false, ['GB 100-2020']],
    });
    expect(Object.keys(found(await findImpact(services, { id: 'gb.100-2001', depth: 1 })))).toContain('GB/T 201-2011');
  });

  test('level by level, each standard at its nearest distance', async () => {
    const impact = await findImpact(services, { id: 'gb.100-2020', depth: 3 });
    expect(found(impact)).toMatchObject({
      'GB/T 401-2022': [1, false, ['GB 100-2020']],
      'GB/T 301-2021': [2, true, ['GB/T 202-2012']],
    });
    expect(impact.levels.map(({ count }) => count)).toEqual([2, 1, 0]);
    expect(impact.isCut).toBe(false);
  });

  test('what is withdrawn on the day is passed over', async () => {
    expect(Object.keys(found(await findImpact(services, { id: 'gb.100-2020' })))).not.toContain('GB/T 901-2005');
    const before = await findImpact(services, { id: 'gb.100-2001', asOf: '2010-01-01' });
    expect(Object.keys(found(before))).toContain('GB/T 901-2005');
  });

  test('a standard that is not held is refused', async () => {
    await expect(findImpact(services, { id: 'gb.1-1900' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
