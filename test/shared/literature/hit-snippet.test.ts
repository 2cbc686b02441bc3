import { describe, expect, it } from 'vitest';
import { readHits, snippetOf, wholeHits } from '#shared/literature/hit-snippet.ts';
import { hitEnd, hitStart } from '#shared/literature/page-query.ts';

const marked = (text: string) => text.replaceAll('[', hitStart).replaceAll(']', hitEnd);
const shown = (text: string, words: string) => {
  const { text: plain, hits } = readHits(marked(text));
  return snippetOf(plain, wholeHits(plain, hits, words)).snippet;
};

describe('snippetOf', () => {
  it('joins marks that touch, as pairs of characters do', () => {
    expect(shown('水中[氨][氮]的测定', '氨氮')).toBe('水中<em>氨氮</em>的测定');
  });

  it('lights whole words and not their pieces, where there are whole ones', () => {
    expect(shown('排放[限值。]见[浓度限值]和[氨氮]', '氨氮 浓度限值')).toBe(
      '排放限值。见<em>浓度限值</em>和<em>氨氮</em>',
    );
  });

  it('lights pieces where there is nothing better, without the signs at their ends', () => {
    expect(shown('执行排放[限值。]', '浓度限值')).toBe('执行排放<em>限值</em>。');
  });

  it('shows the place with most of what was asked, and escapes everything', () => {
    const far = '甲'.repeat(200);
    expect(shown(`[氨氮]${far}<b>[氨氮]的[浓度限值]`, '氨氮 浓度限值')).toContain(
      '&lt;b&gt;<em>氨氮</em>的<em>浓度限值</em>',
    );
  });

  it('shows a word that stands elsewhere on the page beside the best place, in the order of the page', () => {
    const far = '甲'.repeat(200);
    expect(shown(`表1排放[浓度限值]和[浓度限值]${far}7[氨氮]15`, '氨氮 浓度限值')).toMatch(
      /^表1排放<em>浓度限值<\/em>和<em>浓度限值<\/em>甲+…甲+7<em>氨氮<\/em>15$/,
    );
    expect(shown(`第[氨氮]项${far}[浓度限值]和[浓度限值]`, '氨氮 浓度限值')).toMatch(
      /^第<em>氨氮<\/em>项甲+…甲+<em>浓度限值<\/em>和<em>浓度限值<\/em>$/,
    );
  });
});
