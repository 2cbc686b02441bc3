import { describe, expect, it } from 'vitest';
import { expansionsOf } from '#shared/standards/search/expand-query.ts';

const wordsOf = (text: string) => expansionsOf(text).map(({ words }) => words[0]);

describe('the other language', () => {
  it.each([
    ['质量管理体系', ['quality management system']],
    ['质量管理体系要求', ['quality management system', 'requirements']],
    ['土壤 重金属', ['soil', 'heavy metal']],
    ['quality management systems', ['质量管理体系']],
    ['safety of toys', ['玩具安全']],
    ['water quality', ['水质']],
  ])('%s is %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it.each(['纳氏试剂分光光度计的校验', 'frobnication of water', '', '水', 'GB/T'])(
    'is not guessed when half of it is unknown: %s',
    (text) => expect(wordsOf(text)).toEqual([]),
  );
});
