import { describe, expect, test } from 'vitest';
import { secrecyMarksIn } from '#shared/deposits/secrecy-mark.ts';

const marks = (...pages: string[]) => secrecyMarksIn(pages).map(({ about, page }) => [about, page]);

describe('a mark of secrecy', () => {
  test.each([
    ['with years', '秘密★5年', '秘密'],
    ['with months', '秘密★6个月', '秘密'],
    ['for long', '绝密★长期', '绝密'],
    ['with a day', '机密★2030年12月31日', '机密'],
    ['until it is opened', '绝密★启用前', '绝密'],
    ['without a term', '机密★', '机密'],
    ['with spread letters and full-width digits', '机　密 ★ １０ 年', '机密'],
    ['beside the number of the copy', '000012  机密★1年  特急', '机密'],
    ['with the hollow star that a reader takes for it', '机密☆1年', '机密'],
    ['of internal matter', '内部资料', '内部资料'],
    ['of internal matter with its warning', '【内部资料，注意保存】', '内部资料'],
    ['of internal circulation', '内部发行', '内部发行'],
  ])('%s is found', (_, line, mark) => {
    expect(marks(`T/GUIJU 1-2026\n${line}\n前言`)).toEqual([[mark, 1]]);
  });

  test('is told once with the page where it stands first', () => {
    expect(marks('封面', '机密★5年', '机密★5年\n秘密★1年')).toEqual([
      ['机密', 2],
      ['秘密', 3],
    ]);
  });
});

describe('a text that speaks of secrecy', () => {
  test.each([
    ['of secrets of the state', '涉及国家秘密的信息系统应符合 BMB 17 的要求。'],
    ['of confidentiality', '机密性、完整性和可用性'],
    ['of the levels', '密级分为绝密、机密和秘密。'],
    ['in a cell of a table', '机密'],
    ['of how marks are written', '密级标志写作“机密★5年”，标在左上角。'],
    ['of the star', '秘密★号后面写保密期限。'],
    ['of internal matter', '内部资料应由专人保管。'],
    ['of who may have it', '本文件不属于内部发行的范围'],
    ['with a very long row of dots', `内部资料${'.'.repeat(100_000)}12`],
  ])('%s bears none', (_, line) => {
    expect(marks(line)).toEqual([]);
  });

  test('may have a row of a table that reads like the mark of a cover', () => {
    expect(marks('封面', '前言', '内部资料')).toEqual([]);
  });
});
