import { beforeAll, describe, expect, it } from 'vitest';
import { ServiceError } from '#shared/runtime/errors.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { knownStandards, type TestIndex, testIndex } from './search-fixture.ts';

let index: TestIndex;

beforeAll(async () => {
  index = await testIndex(...knownStandards);
});

const find = (q: string, parameters: Record<string, string> = {}, language: 'zh' | 'en' = 'zh') =>
  searchStandards(index, { query: StandardQuery.parse({ q, ...parameters }), language });
const numbersOf = async (q: string, parameters: Record<string, string> = {}) =>
  (await find(q, parameters)).items.map(({ number }) => number);

describe('finding a number', () => {
  it.each([
    'GB/T 19001-2016',
    'gbt19001',
    'ＧＢ／Ｔ １９００１—２０１６',
    'GB_T 19001',
    'GB 19001',
    '19001-2016',
    'GBT190012016',
  ])('%s is GB/T 19001-2016', async (q) => expect((await numbersOf(q))[0]).toBe('GB/T 19001-2016'));

  it('puts the standard with the number before its adoption, which is found too', async () => {
    expect((await numbersOf('ISO 9001')).slice(0, 2)).toEqual(['ISO 9001:2015', 'GB/T 19001-2016']);
  });

  it('puts an edition that was asked for by its year first, though it is withdrawn, with what replaced it', async () => {
    const [first] = (await find('GB/T 19001-2008')).items;
    expect(first).toMatchObject({ number: 'GB/T 19001-2008', status: 'withdrawn' });
    expect(first?.replacedBy).toEqual([{ id: 'gb-t.19001-2016', number: 'GB/T 19001-2016' }]);
  });

  it('leads from a number whose editions have all ended to its successor in force', async () => {
    expect((await numbersOf('ISO 639-1'))[0]).toBe('ISO 639:2023');
  });

  it.each([
    ['hj', 'HJ 535-2009'],
    ['ＨＪ', 'HJ 535-2009'],
    ['GB/T', 'GB/T 19001-2016'],
  ])('reads the prefix %s alone as everything numbered under it', async (q, number) => {
    const found = await numbersOf(q);
    expect(found).toContain(number);
    expect(found.filter((other) => !other.startsWith(number.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('says how it read the number', async () => {
    expect((await find('gbt19001')).asked).toMatchObject({ designation: 'GB/T 19001', asOf: '2026-11-25' });
  });
});

describe('finding words', () => {
  it.each([
    ['质量管理体系', 'GB/T 19001-2016'],
    ['質量管理體系', 'GB/T 19001-2016'],
    ['zhiliang', 'GB/T 19001-2016'],
    ['zhi liang guanli', 'GB/T 19001-2016'],
    ['quality management', 'GB/T 19001-2016'],
    ['qualty managemnt system', 'GB/T 19001-2016'],
    ['质量官理体系', 'GB/T 19001-2016'],
    ['汙水綜合排放', 'GB 8978-1996'],
    ['氨氮的测定纳氏', 'HJ 535-2009'],
    ['纳氏试剂 氨氮', 'HJ 535-2009'],
    ['individual languages', 'ISO 639:2023'],
    ['systèmes de management', 'ISO 9001:2015'],
  ])('%s finds %s', async (q, number) => expect(await numbersOf(q)).toContain(number));

  it('finds the other language through the glossary and says so', async () => {
    const list = await find('质量管理体系');
    expect(list.items.map(({ number }) => number)).toContain('ISO 9001:2015');
    expect(list.asked.expandedWith).toContain('quality management system');
  });

  it('says what it searched instead of a slip or a homophone', async () => {
    expect((await find('污水宗合排放')).asked.corrected).toBe('污水综合排放');
  });

  it('puts the edition in force before an equal one that has ended', async () => {
    const found = await numbersOf('质量管理体系 要求');
    expect(found.indexOf('GB/T 19001-2016')).toBeLessThan(found.indexOf('GB/T 19001-2008'));
  });

  it('marks whole words, not pairs of characters, in escaped text', async () => {
    const [first] = (await find('氨氮的测定')).items;
    expect(first?.matches).toContainEqual({ field: 'title.zh', text: '水质 <em>氨氮的测定</em> 纳氏试剂分光光度法' });
  });
});

describe('the asked day', () => {
  it('swaps the editions of GB 7718 on 16 March 2027 with no change of data', async () => {
    const statuses = async (asOf: string) =>
      Object.fromEntries((await find('GB 7718', { asOf })).items.map(({ number, status }) => [number, status]));
    expect(await statuses('2027-03-15')).toEqual({ 'GB 7718-2011': 'in-force', 'GB 7718-2025': 'to-be-implemented' });
    expect(await statuses('2027-03-16')).toEqual({ 'GB 7718-2011': 'withdrawn', 'GB 7718-2025': 'in-force' });
  });

  it('decides filters, facets and order too', async () => {
    expect(await numbersOf('GB 7718', { status: 'in-force', asOf: '2027-03-16' })).toEqual(['GB 7718-2025']);
    expect((await numbersOf('GB 7718', { asOf: '2027-03-16' }))[0]).toBe('GB 7718-2025');
    expect(await numbersOf('GB 7718', { asOf: '2015-01-01' })).not.toContain('GB 7718-2025');
    const { facets } = await find('GB 7718', { facets: 'status', asOf: '2026-01-01' });
    expect(facets?.status?.map(({ value, count }) => [value, count]).sort()).toEqual([
      ['in-force', 1],
      ['to-be-implemented', 1],
    ]);
  });
});

describe('filters and facets', () => {
  it('reads a class with all below it', async () => {
    expect((await numbersOf('', { ics: '13.060' })).sort()).toEqual(['GB 8978-1996', 'HJ 535-2009']);
    expect(await numbersOf('', { ccs: 'Z' })).toHaveLength(2);
    expect(await numbersOf('', { region: '21' })).toEqual(['DB21/T 3456-2021']);
  });

  it('reads bounds of dates with the precision they have, both inclusive', async () => {
    expect(await numbersOf('', { issuedFrom: '2016', issuedTo: '2016' })).toEqual(['GB/T 19001-2016']);
    expect(await numbersOf('', { issuedTo: '1996-10' })).toEqual(['GB 8978-1996']);
  });

  it('counts a facet with all filters but its own, with labels in the asked language', async () => {
    const { facets, total } = await find('', { facets: 'issuer,ics', issuer: 'HJ' }, 'en');
    expect(total).toBe(1);
    expect(facets?.issuer?.length).toBeGreaterThan(3);
    expect(facets?.ics).toEqual([{ value: '13', label: 'Environment. Health protection. Safety', count: 1 }]);
  });

  it('shows the classes right below a chosen one', async () => {
    const { facets } = await find('', { facets: 'ics', ics: '13' });
    expect(facets?.ics?.map(({ value }) => value)).toEqual(expect.arrayContaining(['13', '13.060', '03']));
  });
});

describe('paging', () => {
  const walk = async (q: string, parameters: Record<string, string>) => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await find(q, { ...parameters, size: '3', ...(cursor ? { cursor } : {}) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor && ids.length < 100);
    return ids;
  };

  it.each(['relevance', 'issued', '-issued', 'effective', '-effective', 'number', '-number'])(
    'walks everything once by %s',
    async (sort) => {
      for (const q of ['', '标准 质量 食品']) {
        const ids = await walk(q, { sort });
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toHaveLength((await find(q)).total);
      }
    },
  );

  it('keeps a successor at the top and nowhere else', async () => {
    const ids = await walk('ISO 639-1', {});
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a cursor of another query', async () => {
    const { next } = await find('', { size: '2' });
    await expect(find('水', { size: '2', cursor: next ?? '' })).rejects.toThrow(ServiceError);
    await expect(find('', { cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('a sample', () => {
  const draw = (q: string, size: number, seed: number, parameters: Record<string, string> = {}) =>
    searchStandards(index, { query: StandardQuery.parse({ q, ...parameters }), sample: { size, seed } });
  const idsOf = async (...asked: Parameters<typeof draw>) => (await draw(...asked)).items.map(({ id }) => id);

  it('is drawn from everything that is found, and is the same for the same seed', async () => {
    const all = await find('', { size: '100' });
    const [one, again] = [await draw('', 4, 7), await draw('', 4, 7)];
    expect(one).toMatchObject({ total: all.total, totalIsExact: true, next: null, asked: { seed: 7 } });
    expect(new Set(one.items.map(({ id }) => id)).size).toBe(4);
    expect(again).toEqual(one);
    expect(one.items.map(({ score }) => score)).toEqual([null, null, null, null]);
  });

  it('comes to every record sooner or later', async () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const drawn = (await Promise.all(seeds.map((seed) => idsOf('', 5, seed)))).flat();
    expect(new Set(drawn).size).toBe((await find('')).total);
  });

  it('keeps to filters, and to what words mean, with its hits marked', async () => {
    expect(await idsOf('', 100, 1, { ics: '13.060' })).toEqual(expect.arrayContaining(['gb.8978-1996', 'hj.535-2009']));
    expect(await idsOf('', 100, 1, { ics: '13.060' })).toHaveLength(2);
    for (const q of ['质量管理体系', 'qualty managemnt system', '质量官理体系', 'gbt19001']) {
      const found = await find(q, { size: '100' });
      const sampled = await draw(q, 100, 3, { facets: 'level' });
      expect(sampled.items.map(({ id }) => id).sort()).toEqual(found.items.map(({ id }) => id).sort());
      expect(sampled.asked.corrected).toBe(found.asked.corrected);
      expect(sampled.facets?.level?.reduce((sum, { count }) => sum + count, 0)).toBe(found.total);
    }
    expect((await draw('氨氮的测定', 1, 1)).items[0]?.matches).toContainEqual({
      field: 'title.zh',
      text: '水质 <em>氨氮的测定</em> 纳氏试剂分光光度法',
    });
  });
});
