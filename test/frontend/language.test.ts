import { describe, expect, test } from 'vitest';
import { languageOf, localPath, neutralPath, otherText, pickText } from '#frontend/app/language.ts';

describe('the address says the language', () => {
  test.each([
    ['/', 'zh'],
    ['/standards/gb-t.1-2020', 'zh'],
    ['/en', 'en'],
    ['/en/standards', 'en'],
    ['/energy', 'zh'],
  ])('%s is %s', (path, language) => expect(languageOf(path)).toBe(language));

  test.each(['/', '/standards', '/standards?q=a', '/classifications#ics', '/standards/iso.9001-2015'])(
    '%s has one twin that leads back to it',
    (path) => {
      const twin = localPath('en', path);
      expect(languageOf(twin.split(/[?#]/)[0] ?? '')).toBe('en');
      expect(neutralPath(twin)).toBe(path);
      expect(localPath('zh', path)).toBe(path);
    },
  );
});

test('a title is shown in the language of the page, else in any other, and says which', () => {
  expect(pickText({ zh: '要求', en: 'Requirements' }, 'en')).toEqual({ text: 'Requirements', tag: 'en' });
  expect(pickText({ fr: 'Exigences' }, 'zh')).toEqual({ text: 'Exigences', tag: 'fr' });
  expect(pickText({}, 'zh')).toBeUndefined();
  expect(otherText({ zh: '要求', en: 'Requirements' }, 'en')).toEqual({ text: '要求', tag: 'zh-Hans' });
  expect(otherText({ zh: '要求' }, 'zh')).toBeUndefined();
});
