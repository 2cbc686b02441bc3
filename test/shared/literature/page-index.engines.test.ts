import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { DocumentStatement, type StoredDocument } from '#shared/literature/document.ts';
import { textOfPages } from '#shared/literature/document-text.ts';
import { findPages } from '#shared/literature/find-pages.ts';
import { ensurePageIndex, putDocuments, removeDocument } from '#shared/literature/page-index.ts';
import { rankByText } from '#shared/literature/rank-by-text.ts';
import { searchDocument } from '#shared/literature/search-document.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import type { AccessLevel } from '#shared/standards/codes.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { madePage } from './made-pages.ts';

const indexPrefix = `t${randomUUID().slice(0, 8)}`;
const url = inject('opensearchUrl');
const admin = createSearchAdmin({ url });
const services = { search: createSearchClient({ url }), indexPrefix, now: () => new Date() };
const refresh = () => admin.refresh(indexNames(indexPrefix).pages);

const id = (n: number) => `d-${String(n).repeat(24)}`;
const documentOf = (n: number, standard: string, pages: number, revision = 5): StoredDocument => ({
  ...DocumentStatement.parse({ title: { zh: `第${n}号标准` }, standards: [standard] }),
  id: id(n),
  revision,
  state: 'ready',
  mediaType: 'application/pdf',
  sha256: '0'.repeat(64),
  bytes: 1,
  attempts: 1,
  pages,
  pagesDone: pages,
  layout: 'drawn',
  from: 'import',
  receivedAt: '2026-11-25T08:00:00Z',
  updatedAt: '2026-11-25T08:00:00Z',
});
const put = (n: number, standard: string, pages: string[][], level: AccessLevel = 'read', revision = 5) => {
  const contents = pages.map((lines, i) => madePage(i + 1, lines));
  const { text } = textOfPages(contents, { keepsLines: false });
  return putDocuments({ admin, indexPrefix }, [
    { document: documentOf(n, standard, pages.length, revision), text, level },
  ]);
};

beforeAll(async () => {
  expect(await ensurePageIndex({ admin, indexPrefix })).toBe('created');
  expect(await ensurePageIndex({ admin, indexPrefix })).toBe('current');
  await put(1, 'gb.8978-1996', [
    ['污水综合排放标准', '第一类污染物最高允许排'],
    ['4.2.1 第一类污染物的最高允许排', '放浓度必须达到本标准要求', '氨氮\t15\t25'],
    ['氨氮的测定', '浓度限值见附录'],
  ]);
  await put(2, 'iso.9001-2015', [
    ['Quality management sys-', 'tems require documented information.'],
    ['氨氮浓度限值'],
  ]);
  await put(3, 'gb.1-2020', [['氨氮浓度限值不可外传']], 'metadata');
  await refresh();
});

describe('findPages', () => {
  it('finds the pages of the given standards, the closest first, with the hits lit', async () => {
    const found = await findPages(services, { q: '氨氮 浓度限值', standards: ['gb.8978-1996'] });
    const [best] = found[0]?.pages ?? [];
    expect(found[0]).toMatchObject({ standards: ['gb.8978-1996'], decidedBy: 'standards' });
    expect(best).toMatchObject({ document: id(1), page: 3 });
    expect(best?.snippet).toContain('<em>氨氮</em>');
    expect(best?.snippet).toContain('<em>浓度限值</em>');
    expect(best?.boxes).toContainEqual([60, 40, 20, 10]);
  });

  it('finds a span that runs over a line end, with a box on both lines', async () => {
    const found = await findPages(services, { q: '最高允许排放浓度', standards: ['gb.8978-1996'] });
    expect(found[0]?.pages[0]).toMatchObject({
      page: 2,
      boxes: [
        [expect.any(Number), 40, expect.any(Number), 10],
        [60, 420, 30, 10],
      ],
    });
  });

  it('finds a word that was broken at a line end', async () => {
    const found = await findPages(services, { q: 'quality management systems require', standards: ['iso.9001-2015'] });
    expect(found[0]?.pages[0]?.snippet).toContain('<em>Quality management systems require</em>');
  });

  it('gives no page of a text that strangers may not see', async () => {
    expect(await findPages(services, { q: '氨氮浓度限值', standards: ['gb.1-2020'] })).toEqual([]);
  });

  it('escapes what a page says', async () => {
    await put(4, 'x.1', [['<script> 危险信号 & more']]);
    await refresh();
    const found = await findPages(services, { q: '危险信号', standards: ['x.1'] });
    expect(found[0]?.pages[0]?.snippet).toBe('&lt;script&gt; <em>危险信号</em> &amp; more');
  });
});

describe('rankByText', () => {
  const rankedBy = (q: string) => rankByText(services, { q, size: 10 });
  const rank = async (q: string) => (await rankedBy(q)).ids;

  it('puts the phrase before words that stand apart, and leaves out texts that strangers may not see', async () => {
    expect(await rank('氨氮 浓度限值')).toEqual(['iso.9001-2015', 'gb.8978-1996']);
    expect(await rank('浓度限值 附录')).toEqual(['gb.8978-1996']);
  });

  it('tells words as they were typed from words that stand apart', async () => {
    expect((await rankedBy('氨氮 浓度限值')).asPhrase).toBe(true);
    expect((await rankedBy('浓度限值 附录')).asPhrase).toBe(false);
  });

  it('finds nothing for words that no page holds together', async () => {
    expect(await rank('氨氮 documented')).toEqual([]);
    expect(await rank('！')).toEqual([]);
  });
});

describe('searchDocument', () => {
  it('finds the pages of one document', async () => {
    const { items, total } = await searchDocument(services, { document: id(1), q: '氨氮' });
    expect(items.map(({ page }) => page).sort()).toEqual([2, 3]);
    expect(total).toBe(2);
  });
});

describe('the page index', () => {
  it('keeps the newest revision, and forgets a removed document', async () => {
    await put(5, 'x.2', [['新版文字内容']], 'read', 9);
    await put(5, 'x.2', [['旧版文字内容']], 'read', 8);
    await refresh();
    expect((await searchDocument(services, { document: id(5), q: '新版文字' })).total).toBe(1);
    await removeDocument({ admin, indexPrefix }, documentOf(5, 'x.2', 1, 10));
    await refresh();
    expect((await searchDocument(services, { document: id(5), q: '新版文字' })).total).toBe(0);
  });
});
