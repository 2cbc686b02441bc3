import { describe, expect, test } from 'vitest';
import { bodyKey } from '#shared/feedback/body-name.ts';

const name = '全国质量管理和质量保证标准化技术委员会';

describe('a body', () => {
  test.each([
    '全国质量管理和质量保证标准化技术委员会（SAC/TC 151）',
    '全国质量管理和质量保证标准化技术委员会(SAC/TC151)',
    '全國質量管理和質量保證標準化技術委員會',
    ' 全国质量管理和质量保证 标准化技术委员会　',
    '全国质量管理和质量保证标准化技术委员会〔SAC/TC 151/SC 2〕',
  ])('is the same however its name is printed: %s', (printed) => {
    expect(bodyKey(printed)).toBe(name);
  });

  test.each([
    ['规矩 Guiju', '規矩　ＧＵＩＪＵ', true],
    ['莱茵检测（中国）', '莱茵检测(中国)', true],
    ['莱茵检测（中国）', '莱茵检测', false],
    ['TÜV Rheinland (China)', 'TÜV Rheinland', false],
    ['规矩 Guiju', '规矩 Guiju 分会', false],
    ['（SAC/TC 151）', 'SAC/TC 151', false],
  ])('%s and %s are one: %s', (one, other, isSame) => {
    expect(bodyKey(one) === bodyKey(other)).toBe(isSame);
  });
});
