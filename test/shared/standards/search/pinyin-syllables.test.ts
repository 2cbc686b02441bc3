import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '#shared/standards/search/chinese-readings.ts';
import { isSyllable, splitPinyin } from '#shared/standards/search/pinyin-syllables.ts';

describe('typed pinyin', () => {
  it.each([
    ['zhiliang', [['zhi', 'liang']]],
    ['zhi liang', [['zhi', 'liang']]],
    ["xi'an", [['xi', 'an']]],
    ['lvse', [['lu', 'se']]],
    ['nüxing', [['nu', 'xing']]],
    ['standard', []],
    ['', []],
  ])('%s is read as %j', (text, readings) =>
    expect(splitPinyin(text).slice(0, readings.length || 1)).toEqual(readings),
  );

  it('is read in more than one way where it can be', () => {
    expect(splitPinyin('xian')).toEqual([['xian'], ['xi', 'an']]);
  });

  it('is split into syllables only, which together are what was typed', () => {
    void fc.assert(
      fc.property(
        fc.array(fc.constantFrom('zhi', 'liang', 'guan', 'li', 'ti', 'xi', 'an', 'e', 'nu'), { maxLength: 12 }),
        (syllables) => {
          const typed = syllables.join('');
          const readings = splitPinyin(typed, 8);
          expect(readings.length > 0).toBe(syllables.length > 0);
          for (const reading of readings) {
            expect(reading.join('')).toBe(typed);
            expect(reading.every(isSyllable)).toBe(true);
          }
        },
      ),
    );
  });

  it('takes bounded time for anything', () => {
    expect(splitPinyin('a'.repeat(500)).length).toBeGreaterThan(0);
    expect(splitPinyin(`${'an'.repeat(200)}x`)).toEqual([]);
  });
});

describe('readings of titles', () => {
  it('know the context and fold ü', () => {
    expect(readingsOf('重庆绿色 SM3 重量')).toEqual(['chong', 'qing', 'lu', 'se', 'zhong', 'liang']);
  });
});
