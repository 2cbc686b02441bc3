import { describe, expect, it, test } from 'vitest';
import { Erratum, errataOn, printErratum } from '#shared/standards/erratum.ts';

const text = { zh: '“6 mm”应为“8 mm”。', en: 'For “6 mm” read “8 mm”.' };

test('errata are those published by the day, an uncertain date at its earliest, with null for what is unknown', () => {
  const errata = [
    { on: '2021-05', text },
    { on: '2021-05-02', clause: '5.2', page: 7, text, url: 'https://std.example/errata/1' },
  ];
  expect(errataOn(errata, '2021-04-30')).toEqual([]);
  expect(errataOn(errata, '2021-05-01')).toEqual([
    { on: '2021-05', kind: null, clause: null, page: null, text, source: null, url: null },
  ]);
  expect(errataOn(errata, '2021-05-02')).toHaveLength(2);
  expect(errataOn(undefined, '2021-05-02')).toEqual([]);
});

test.each([
  [{ on: '2021-05', text }, 'zh', '2021-05 “6 mm”应为“8 mm”。'],
  [{ on: '2021-05-02', clause: '5.2', page: 7, text }, 'en', '2021-05-02 (5.2, p. 7) For “6 mm” read “8 mm”.'],
  [{ on: '2021-05-02', page: 7, text: { zh: text.zh } }, 'en', '2021-05-02 (p. 7) “6 mm”应为“8 mm”。'],
] as const)('%j is one line in %s', (erratum, language, line) => {
  expect(printErratum(erratum, language)).toBe(line);
});

describe('an erratum', () => {
  it.each([
    ['without a day', { text }],
    ['on a day that does not exist', { on: '2021-02-30', text }],
    ['without Chinese words', { on: '2021-05', text: { en: text.en } }],
    ['with an address that is a program', { on: '2021-05', text, url: 'javascript:alert(1)' }],
    ['of a kind that is none', { on: '2021-05', text, kind: 'serious' }],
    ['on page 0', { on: '2021-05', page: 0, text }],
    ['with a number of its own', { on: '2021-05', text, number: 'GB/T 1/XG1-2021' }],
  ])('%s is refused', (_what, wrong) => {
    expect(Erratum.safeParse(wrong).success).toBe(false);
  });
});
