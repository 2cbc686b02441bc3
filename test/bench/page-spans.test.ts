import { describe, expect, it } from 'vitest';
import { DocumentStatement } from '#shared/literature/document.ts';
import type { CorpusDocument } from './page-corpus.ts';
import { markRelevant, pageSpans, plainOf } from './page-spans.ts';

const made = (n: number, pages: string[][]): CorpusDocument => ({
  collection: 'laws',
  document: {
    ...DocumentStatement.parse({}),
    id: `d-${String(n).padStart(24, '0')}`,
    revision: 1,
    state: 'ready',
    mediaType: 'text/plain',
    sha256: '0'.repeat(64),
    bytes: 1,
    attempts: 1,
    pages: pages.length,
    pagesDone: pages.length,
    layout: 'text',
    from: 'bench',
    receivedAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
  },
  text: { pages: pages.map((lines, i) => ({ page: i + 1, quality: 4, search: lines.join('') })) },
  lines: pages,
});

describe('plainOf', () => {
  it.each([
    ['污水 综合，排放', '污水综合排放'],
    ['Quality  Management-Systems', 'quality management systems'],
    ['按 GB 8978 执行', '按gb 8978执行'],
  ])('compares %s as %s', (text, plain) => expect(plainOf(text)).toBe(plain));
});

describe('page spans', () => {
  const corpus = Array.from({ length: 40 }, (_, n) => made(n, [['县级以上人民政府应当加强计量工作的管理与监督']]));

  it('belong to documents of one half each, the same ones every time', () => {
    const [dev, test] = [pageSpans(corpus, 'dev', 5), pageSpans(corpus, 'test', 5)];
    const ids = (spans: typeof dev) => new Set(spans.map(({ from }) => from));
    expect([...ids(dev)].filter((id) => ids(test).has(id))).toEqual([]);
    expect(pageSpans(corpus, 'dev', 5).map(({ query }) => query)).toEqual(dev.map(({ query }) => query));
  });

  it('count every page that holds the very same words as right', () => {
    const spans = pageSpans(corpus, 'dev', 3);
    markRelevant(corpus, spans);
    expect(spans.length).toBeGreaterThan(0);
    for (const { relevant } of spans) expect(relevant.size).toBe(40);
  });
});
