import { describe, expect, it } from 'vitest';
import { boxesAt, placesOf } from '#shared/literature/places.ts';
import { searchTextOf } from '#shared/literature/search-text.ts';
import { madePage } from './made-pages.ts';

const joined = (texts: string[]) => searchTextOf(madePage(1, texts).lines).text;

describe('searchTextOf', () => {
  it('joins lines of Chinese without a space and lines of English with one', () => {
    expect(joined(['水污染物排放限', '值见表 1'])).toBe('水污染物排放限值见表 1');
    expect(joined(['quality management', 'systems'])).toBe('quality management systems');
  });

  it('makes broken words whole, and leaves hyphens before capitals and figures', () => {
    expect(joined(['require-', 'ments'])).toBe('requirements');
    expect(joined(['ISO-', '9001'])).toBe('ISO- 9001');
  });

  it('folds full-width signs, and what is read keeps them', () => {
    expect(joined(['ＧＢ ８９７８—１９９６'])).toBe('GB 8978—1996');
  });

  it('leaves out running heads', () => {
    const { lines } = madePage(1, ['GB 8978—1996', '正文']);
    expect(
      searchTextOf(lines.map((line, i) => (i === 0 ? { ...line, role: 'running-head' as const } : line))).text,
    ).toBe('正文');
  });

  it('knows where every character comes from', () => {
    const { lines } = madePage(1, ['氨氮的排', '放限值', 'for waste-', 'water']);
    const search = searchTextOf(lines);
    const from = search.text.indexOf('排放');
    expect(boxesAt(placesOf(search, lines), search.text, from, from + 2)).toEqual([
      [90, lines[0]?.box?.[1], 10, 10],
      [60, lines[1]?.box?.[1], 10, 10],
    ]);
    const word = search.text.indexOf('wastewater');
    expect(boxesAt(placesOf(search, lines), search.text, word, word + 10)).toHaveLength(2);
  });
});
