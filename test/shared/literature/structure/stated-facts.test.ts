import { describe, expect, it, test } from 'vitest';
import { statedFacts } from '#shared/literature/structure/stated-facts.ts';
import type { Clause } from '#shared/literature/structure/structure.ts';

const factsOf = (text: string) => {
  const foreword: Clause = {
    page: 2,
    line: 0,
    kind: 'foreword',
    title: '前言',
    level: 1,
    anchor: 'foreword',
    certainty: 'confirmed',
    text,
  };
  return statedFacts([], [foreword], []);
};

describe('statedFacts', () => {
  test.each([
    ['本标准代替GB/T 90001—2011《箱》和GB/T 90002—2012。', ['GB/T 90001-2011', 'GB/T 90002-2012'], 'stated'],
    ['本标准是对《箱》（HJ/T 99—95）的修订。', ['HJ/T 99-1995'], 'likely'],
    ['自本标准实施之日起，《箱》（GB 90003-2007）废止。', ['GB 90003-2007'], 'likely'],
  ])('%s', (text, designations, certainty) => {
    expect(factsOf(text).replaces).toEqual(designations.map((designation) => ({ designation, certainty })));
  });

  test.each([
    ['本标准由甲委员会提出并归口。', '甲委员会', '甲委员会'],
    ['本文件由甲厅提出、归口和组织实施。', '甲厅', '甲厅'],
    ['本标准由甲部提出。\n本标准由乙技术委员会归口。', '甲部', '乙技术委员会'],
    ['本标准由甲部提出。', '甲部', undefined],
  ])('%s: proposer and custodian', (text, proposer, custodian) => {
    const facts = factsOf(text);
    expect([facts.proposer, facts.custodian]).toEqual([proposer, custodian]);
  });

  it('lists the changes, also where the dash stands on a line of its own', () => {
    const text = '此次修订的主要内容：\n——\n调整了范围；\n——\n增加了限值。\n本标准首次发布于2007年。';
    expect(factsOf(text).changes).toEqual(['调整了范围', '增加了限值']);
  });

  it('ends the list with its last item, whatever follows in the same paragraph', () => {
    expect(factsOf('主要变化如下：\n——增加了限值。本标准首次发布。').changes).toEqual(['增加了限值']);
  });

  it('names who drafted it, without the sentence that follows', () => {
    const text = '本标准起草单位：甲研究院、乙大学。\n本标准主要起草人：王 某、李某某\n本标准于2010年首次发布。';
    expect(factsOf(text)).toMatchObject({ draftedBy: ['甲研究院', '乙大学'], drafters: ['王某', '李某某'] });
  });

  it('keeps the sentence that tells where to send comments', () => {
    const text = '本标准首次发布。\n各单位如有意见和建议，可反馈至示例中心，联系电话：000-0000。\n本标准由甲厅解释。';
    expect(factsOf(text).feedback).toBe('各单位如有意见和建议，可反馈至示例中心，联系电话：000-0000。');
  });

  it('invents nothing', () => {
    expect(factsOf('本标准规定了箱的要求。')).toEqual({
      replaces: [],
      updates: [],
      changes: [],
      changeList: [],
      draftedBy: [],
      drafters: [],
    });
  });
});
