import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePageIndex } from '#shared/literature/page-index.ts';
import type { PageEntry } from '#shared/literature/project-page.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { searchStandards } from '#shared/standards/search-standards.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { knownStandards, stored, type TestIndex, testIndex } from './search-fixture.ts';

let index: TestIndex;

const entry = (document: string, page: number, text: string, more: Partial<PageEntry>): PageEntry => ({
  entry: 'page',
  document,
  kind: 'standard',
  standards: [],
  level: 'read',
  decidedBy: 'standards',
  page,
  text,
  quality: 4,
  ...more,
});

async function putPages(...entries: PageEntry[]): Promise<void> {
  const { pages } = indexNames(index.indexPrefix);
  const [name = ''] = await index.admin.indicesOf(pages);
  const changes = entries.map((document) => ({ id: `${document.document}/${document.page}`, version: 1, document }));
  expect(await index.admin.bulk(name, changes)).toEqual([]);
  await index.admin.refresh(pages);
}

beforeAll(async () => {
  index = await testIndex(
    ...knownStandards,
    stored('GB 3838-2002', {
      titles: { zh: '地表水环境质量标准' },
      relations: [{ type: 'replaced-by', number: 'GB 3838-2030', on: '2026-11-01' }],
    }),
    stored('GB 30000-2020', { titles: { zh: '景观用水取样细则' } }),
  );
  await ensurePageIndex(index);
  await putPages(
    entry('d-1', 1, '污水综合排放标准', { standards: ['gb.8978-1996'] }),
    entry('d-1', 7, '粪大肠菌群数不得超过每升五百个', { standards: ['gb.8978-1996'] }),
    entry('d-1', 8, '粪大肠菌群数的取样', { standards: ['gb.8978-1996'] }),
    entry('d-1', 9, '粪大肠菌群数的保存', { standards: ['gb.8978-1996'] }),
    entry('d-1', 10, '粪大肠菌群数的换算', { standards: ['gb.8978-1996'] }),
    // The page index still says what the record of a withdrawn national standard no longer does.
    entry('d-2', 2, '粪大肠菌群数按湖库', { standards: ['gb.3838-2002'] }),
    entry('d-3', 3, '粪大肠菌群数与两项标准', { standards: ['gb.8978-1996', 'gb.3838-2002'] }),
    entry('d-4', 4, '质量管理体系 要求 粪大肠菌群数', { standards: ['gb-t.19001-2016'], decidedBy: 'document' }),
    entry('d-5', 5, '原文保密', { standards: ['gb.30000-2020'], level: 'metadata' }),
    entry('d-6', 1, '粪大肠菌群数', { kind: 'book' }),
  );
});

const find = async (q: string, parameters: Record<string, string> = {}) =>
  searchStandards(index, { query: StandardQuery.parse({ q, ...parameters }) });
const numbersOf = async (q: string, parameters: Record<string, string> = {}) =>
  (await find(q, parameters)).items.map(({ number }) => number);

describe('finding a standard by its text', () => {
  it('finds it though its record does not hold the words, with its three best pages lit', async () => {
    const list = await find('粪大肠菌群数');
    expect(list.items.map(({ number }) => number).sort()).toEqual(['GB 8978-1996', 'GB/T 19001-2016']);
    expect(list).toMatchObject({ total: 2, totalIsExact: true, next: null });
    const { pages = [] } = list.items.find(({ id }) => id === 'gb.8978-1996') ?? {};
    expect(pages).toHaveLength(3);
    expect(pages[0]).toMatchObject({ document: 'd-1', snippet: expect.stringContaining('<em>粪大肠菌群数</em>') });
  });

  it('says nothing of texts that are closed today, whatever the page index says', async () => {
    expect(await numbersOf('粪大肠菌群数按湖库')).toEqual([]);
    expect(await numbersOf('粪大肠菌群数与两项标准')).toEqual([]);
    expect(await numbersOf('原文保密')).not.toContain('GB 30000-2020');
    expect(JSON.stringify(await find('粪大肠菌群数'))).not.toMatch(/d-[236]/);
  });

  it('keeps titles with all of the words before texts', async () => {
    const [first, ...others] = (await find('质量管理体系 要求')).items;
    expect(first).toMatchObject({ number: 'GB/T 19001-2016', pages: [{ document: 'd-4', page: 4 }] });
    expect(others.every(({ pages }) => pages.length === 0)).toBe(true);
    expect((await numbersOf('污水综合排放'))[0]).toBe('GB 8978-1996');
  });

  it('filters, counts and pages what texts found like everything else', async () => {
    expect(await numbersOf('粪大肠菌群数', { mandate: 'recommended' })).toEqual(['GB/T 19001-2016']);
    const { items, next, facets } = await find('粪大肠菌群数', { size: '1', facets: 'mandate' });
    const rest = await find('粪大肠菌群数', { size: '1', cursor: String(next) });
    expect([...items, ...rest.items].map(({ pages }) => pages.length > 0)).toEqual([true, true]);
    expect(new Set([...items, ...rest.items].map(({ id }) => id)).size).toBe(2);
    expect(facets?.mandate?.map(({ value }) => value).sort()).toEqual(['mandatory', 'recommended']);
  });

  it('shows pages of a number that was asked with words, and none for the number alone', async () => {
    expect((await find('GB 8978 粪大肠菌群数')).items[0]).toMatchObject({ id: 'gb.8978-1996', pages: [{}, {}, {}] });
    expect((await find('GB 8978')).items[0]?.pages).toEqual([]);
  });
});
