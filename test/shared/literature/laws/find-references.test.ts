import { describe, expect, test } from 'vitest';
import { findReferences } from '#shared/literature/laws/find-references.ts';

const found = (text: string) =>
  findReferences([{ article: '第一条', text }]).map(({ kind, meant }) => `${kind} ${meant}`);

describe('a law refers to standards', () => {
  test.each([
    ['湖水水质适用《地表水环境质量标准》（GB3838-2002），按照Ⅳ类保护。', ['number GB 3838-2002']],
    ['出水应当符合国家《生活饮用水卫生标准》。', ['title 生活饮用水卫生标准']],
    ['采用《土地利用现状分类》国家标准。', ['title 土地利用现状分类']],
    ['式样由行业标准《示例证件》规定。', []],
    ['式样由公共安全行业标准《示例驾驶证件》规定。', ['title 示例驾驶证件']],
    ['设计单位应当执行工程建设强制性标准。', ['class construction']],
    ['应当符合国家强制性标准和食品安全国家标准。', ['class mandatory', 'class food-safety']],
    ['尚无强制性国家标准的，应当符合强制性行业标准。', ['class mandatory', 'class mandatory']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  test.each([
    '按照《药品生产质量管理规范》组织生产。',
    '以下简称《设计规范》。',
    '依照《示例省标准化条例》执行。',
    '食品安全国家标准审评委员会由专家组成。',
    '推进强制性标准化工作。',
    '制定企业标准。',
  ])('and not here: %s', (text) => expect(found(text)).toEqual([]));

  test('the sentence with the place is the evidence, cut where it is too long', () => {
    const [short] = findReferences([{ article: '第二条', text: '前一句。水质按GB 3838-2002评价；后一句。' }]);
    expect(short).toMatchObject({ article: '第二条', written: 'GB 3838-2002', sentence: '水质按GB 3838-2002评价；' });
    const [long] = findReferences([{ article: '', text: `${'甲'.repeat(300)}GB 3838-2002${'乙'.repeat(300)}` }]);
    expect(long?.sentence).toMatch(/^…甲+GB 3838-2002乙+…$/u);
    expect(long?.sentence.length).toBeLessThan(250);
  });
});
