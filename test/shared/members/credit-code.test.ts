import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkCharacter, isCreditCode, tidyCreditCode } from '#shared/members/credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

test.each([
  ['the example of GB 32100-2015', '91350100M000100Y43', true],
  ['an invented association', '51990000GUJY0001XE', true],
  ['another check character', '91350100M000100Y44', false],
  ['a letter that the standard leaves out', '91350100I000100Y43', false],
  ['a letter in the division', '9135A100M000100Y43', false],
  ['17 characters', '91350100M000100Y4', false],
  ['small letters, which are tidied first', '91350100m000100y43', false],
])('%s: %s is taken: %s', (_what, code, expected) => {
  expect(isCreditCode(code)).toBe(expected);
});

test.each([
  '91350100m000100y43',
  ' 9135 0100 M000 100Y 43 ',
  '９１３５０１００Ｍ０００１００Ｙ４３',
  '91-350100-M000100Y4-3',
])('%s is tidied', (text) => {
  expect(tidyCreditCode(text)).toBe('91350100M000100Y43');
});

describe('what modulo 31 guarantees', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 });
  const letters = fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 });
  const codes = fc.tuple(fc.constantFrom('91', '51', '12', 'A1'), digits, letters).map(([kind, division, body]) => {
    const first17 = kind + division.join('') + body.join('');
    return first17 + checkCharacter(first17);
  });

  it('takes every code with its own check character', () => {
    fc.assert(fc.property(codes, isCreditCode));
  });

  it('finds one wrong character anywhere', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...alphabet), (code, place, wrong) => {
        fc.pre(code[place] !== wrong);
        return !isCreditCode(code.slice(0, place) + wrong + code.slice(place + 1));
      }),
    );
  });

  it('finds two neighbours that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, place) => {
        const [one = '', other = ''] = [code[place], code[place + 1]];
        fc.pre(one !== other);
        return !isCreditCode(code.slice(0, place) + other + one + code.slice(place + 2));
      }),
    );
  });
});
