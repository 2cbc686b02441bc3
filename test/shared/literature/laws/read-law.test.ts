import { expect, test } from 'vitest';
import { readLaw } from '#shared/literature/laws/read-law.ts';

const rule = `# 示例条例

2001年6月15日 示例机关公布

2014年12月29日 第二次修订

2015年3月1日 施行

<!-- INFO END -->

## 第一章 总则

第一条 甲。

乙。

第十二条之一 丙。

第十三条 本条例自2015年3月1日起施行。2001年7月1日起施行的办法同时废止。
`;

test('a law has a title, the day of its newest text, the day it takes effect, and articles', () => {
  expect(readLaw(rule)).toEqual({
    title: '示例条例',
    issued: '2014-12-29',
    effective: '2015-03-01',
    paragraphs: [
      { article: '第一条', text: '甲。' },
      { article: '第一条', text: '乙。' },
      { article: '第十二条之一', text: '丙。' },
      { article: '第十三条', text: '本条例自2015年3月1日起施行。2001年7月1日起施行的办法同时废止。' },
    ],
  });
});

test('a text without title is no law, and one without days has none', () => {
  expect(readLaw('---\nhidden: true\n---')).toBeNull();
  expect(readLaw('# 示例公告\n\n<!-- INFO END -->\n\n正文。')).toMatchObject({ issued: null, effective: null });
});
