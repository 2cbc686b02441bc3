import { describe, expect, it } from 'vitest';
import type { MediaType } from '#shared/literature/document.ts';
import { readTextFile } from '#shared/literature/read-text-file.ts';
import { markedHeadings } from '#shared/literature/structure/marked-headings.ts';
import { readStructure } from '#shared/literature/structure/read-structure.ts';

const structureOf = (source: string, type: MediaType) =>
  readStructure(readTextFile(Buffer.from(source), type).pages, markedHeadings(source, type));
const outline = (source: string, type: MediaType) =>
  structureOf(source, type).clauses.map(({ number, title, kind, text }) => [number, title, kind, text]);

describe('markedHeadings', () => {
  it('takes the headings of HTML as they are, not the list that stands before them', () => {
    const html = `<title>Boxes</title><nav><li>1 Scope</li><li>2 Terms and definitions</li></nav>
      <h1>Boxes</h1><h1>1 Scope</h1><p>This document is about boxes.</p>
      <h1>2 Terms and definitions</h1><h2>2.1</h2><p>box</p><p>thing with a lid</p>
      <h1>Annex A<br/>(informative)<br/>Lids</h1><p>Lids close.</p>`;
    expect(outline(html, 'text/html')).toEqual([
      ['1', 'Scope', 'scope', 'This document is about boxes.'],
      ['2', 'Terms and definitions', 'terms', ''],
      ['2.1', 'box', 'clause', 'thing with a lid'],
      ['A', 'Lids', 'annex', 'Lids close.'],
    ]);
    expect(structureOf(html, 'text/html').clauses.every(({ certainty }) => certainty === 'stated')).toBe(true);
  });

  it('reads sections of NISO STS by their tags and types', () => {
    const sts = `<standard><body>
      <sec sec-type="scope"><label>1</label><title>Scope</title><p>Boxes.</p></sec>
      <sec sec-type="norm-refs"><label>2</label><title>Normative references</title><p>ISO 3696, Water</p></sec>
      <sec><label>3</label><title>Tests</title><sec><label>3.1</label><p>Open the box.</p></sec></sec></body>
      <back><app-group><app content-type="inform-annex"><label>Annex A</label><annex-type>(informative)</annex-type>
      <title>Examples</title><p>A red box.</p></app></app-group></back></standard>`;
    expect(outline(sts, 'application/xml')).toEqual([
      ['1', 'Scope', 'scope', 'Boxes.'],
      ['2', 'Normative references', 'references', 'ISO 3696, Water'],
      ['3', 'Tests', 'clause', ''],
      ['3.1', undefined, 'clause', 'Open the box.'],
      ['A', 'Examples', 'annex', 'A red box.'],
    ]);
    expect(structureOf(sts, 'application/xml').references).toMatchObject([{ designation: 'ISO 3696' }]);
  });

  it('takes chapters of a law from Markdown and finds its articles between them', () => {
    const law =
      '# 示例条例\n\n## 第一章 总则\n\n第一条 为了示例，制定本条例。\n\n第二条 本条例适用于示例。\n\n## 第二章 附则\n\n第三条 自公布之日起施行。';
    expect(outline(law, 'text/markdown')).toEqual([
      ['第一章', '总则', 'clause', ''],
      ['第一条', undefined, 'clause', '为了示例，制定本条例。'],
      ['第二条', undefined, 'clause', '本条例适用于示例。'],
      ['第二章', '附则', 'clause', ''],
      ['第三条', undefined, 'clause', '自公布之日起施行。'],
    ]);
  });

  it('marks nothing in plain text', () => {
    expect(markedHeadings('1. Introduction', 'text/plain')).toEqual([]);
  });
});
