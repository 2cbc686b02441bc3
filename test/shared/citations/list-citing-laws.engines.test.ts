import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { literatureTable } from '#infra/tables.ts';
import { listCitingLaws } from '#shared/citations/list-citing-laws.ts';
import { importLaws, type LawFile } from '#shared/literature/laws/import-laws.ts';
import { literatureFiles } from '#shared/runtime/file-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { stored } from '../standards/search-fixture.ts';

let services: Awaited<ReturnType<typeof lawServices>>;

async function lawServices() {
  const endpoint = inject('dynamodbEndpoint');
  const { catalogue, now } = await catalogueTable(endpoint);
  const name = `t${randomUUID().slice(0, 8)}-literature`;
  await ensureTable(endpoint, name, literatureTable);
  return { catalogue, now, literature: { client: catalogue.client, name }, files: literatureFiles() };
}

const law = (title: string, ...articles: string[]) =>
  `# ${title}\n\n2020年1月2日 示例机关公布\n\n<!-- INFO END -->\n\n${articles.map((text, i) => `第${'一二三四'[i]}条 ${text}`).join('\n\n')}\n`;

const files: LawFile[] = [
  {
    place: '行政法规/甲.md',
    markdown: law('甲条例', '水质按GB 9901-2010评价。', '也可以按GB 9901评价。', '本条例自2020年3月1日起施行。'),
  },
  {
    place: '地方性法规/乙.md',
    markdown: law('乙条例', '应当符合《示例水质卫生标准》。', '本条例自2030年1月1日起施行。'),
  },
  { place: '行政法规/丙.md', markdown: law('丙条例', '应当符合强制性国家标准。', '本条例自2019年1月1日起施行。') },
  { place: '行政法规/丁.md', markdown: law('丁条例', '与标准无关。') },
  { place: '案例/戊.md', markdown: law('戊案', '依照GB 9901-2010判决。') },
];

beforeAll(async () => {
  services = await lawServices();
  const titles = { zh: '示例水质卫生标准' };
  await putMany(services.catalogue, [
    stored('GB 9901-2010', { titles: { zh: '示例水质评价' } }),
    stored('GB 9901-2022', { titles }),
    stored('GB/T 9902-2022', { titles: { zh: '无人引用' } }),
  ]);
  const report = await importLaws(services, { source: 'fixture', files });
  expect(report).toEqual({ laws: 4, referring: 3, places: 4, written: 3, unchanged: 0 });
});

const lines = async (id: string, more: { by?: 'class'; asOf?: string } = {}) =>
  (await listCitingLaws(services, { id, ...more })).map(({ title, status, references }) => [
    title,
    status,
    references.map(({ article, namedAs }) => `${article} ${namedAs}`),
  ]);

describe('a standard tells which laws refer to it', () => {
  test('by number, with the edition that is meant', async () => {
    expect(await lines('gb.9901-2010')).toEqual([['甲条例', 'in-force', ['第一条 this-edition', '第二条 undated']]]);
  });

  test('by title, and to another edition; what is in force comes first', async () => {
    expect(await lines('gb.9901-2022')).toEqual([
      ['甲条例', 'in-force', ['第一条 other-edition', '第二条 undated']],
      ['乙条例', 'to-be-implemented', ['第一条 title']],
    ]);
  });

  test('as one of a class when it is mandatory', async () => {
    expect(await lines('gb.9901-2022', { by: 'class' })).toEqual([['丙条例', 'in-force', ['第一条 class']]]);
    expect(await lines('gb-t.9902-2022', { by: 'class' })).toEqual([]);
    expect(await lines('gb-t.9902-2022')).toEqual([]);
  });

  test('with the status of the law on the day', async () => {
    expect((await lines('gb.9901-2010', { asOf: '2020-02-01' }))[0]?.[1]).toBe('to-be-implemented');
  });

  test('reading the same laws again writes nothing, and a reference that is gone goes', async () => {
    expect(await importLaws(services, { source: 'fixture', files })).toMatchObject({ written: 0, unchanged: 3 });
    const newer = law('乙条例', '应当符合强制性标准。').replace('2020年1月2日', '2021年1月2日');
    await importLaws(services, {
      source: 'fixture',
      files: [...files, { place: '地方性法规/乙2.md', markdown: newer }],
    });
    expect((await lines('gb.9901-2022')).map(([title, status]) => [title, status])).toContainEqual([
      '乙条例',
      'to-be-implemented',
    ]);
    expect(await lines('gb.9901-2022', { by: 'class' })).toContainEqual(['乙条例', 'unknown', ['第一条 class']]);
  });

  test('a standard that is not held is refused', async () => {
    await expect(listCitingLaws(services, { id: 'gb.1-1900' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
