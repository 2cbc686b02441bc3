import { describe, expect, it } from 'vitest';
import { AccessLevel, AdoptionDegree, Level, Mandate, Origin, RelationType, Status } from '#shared/standards/codes.ts';
import { provinceTerms, type TermKind, term } from '#shared/standards/terms.ts';

describe('the term table', () => {
  it.each([
    ['status', Status.options],
    ['origin', Origin.options],
    ['level', Level.options],
    ['mandate', Mandate.options],
    ['relation', RelationType.options],
    ['adoption', AdoptionDegree.options],
    ['access', AccessLevel.options],
  ] as [TermKind, string[]][])('names every %s in Chinese and English', (kind, codes) => {
    for (const code of codes) {
      const { zh, en } = term(kind, code);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z][A-Za-z -]+$/);
    }
  });

  it('names regions of two and four digits', () => {
    expect(Object.keys(provinceTerms)).toHaveLength(34);
    expect(term('region', '21')).toEqual({ zh: '辽宁省', en: 'Liaoning Province' });
    expect(term('region', '2102').zh).toBe('大连市');
  });

  it('lets an unknown code stand for itself', () => {
    expect(term('field', 'titles.eo')).toEqual({ zh: 'titles.eo', en: 'titles.eo' });
  });
});
