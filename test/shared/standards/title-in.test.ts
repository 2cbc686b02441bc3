import { expect, test } from 'vitest';
import { titleIn } from '#shared/standards/title-in.ts';

test.each([
  [{ zh: '食品', en: 'Food' }, 'en', 'Food'],
  [{ zh: '食品', en: null }, 'en', '食品'],
  [{ en: 'Food' }, 'zh', 'Food'],
  [{ de: 'Essen' }, 'en', undefined],
] as const)('of %o in %s %s is shown', (title, language, shown) => {
  expect(titleIn(title, language)).toBe(shown);
});
