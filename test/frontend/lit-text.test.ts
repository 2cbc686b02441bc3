import { expect, test } from 'vitest';
import { plainText, readLitText } from '#frontend/app/lit-text.ts';

test('hits are told from the rest, entities become the signs they stand for', () => {
  expect(readLitText('<em>质量</em>管理 &amp; &lt;b&gt; <em>R&amp;D</em>')).toEqual([
    { text: '质量', lit: true },
    { text: '管理 & <b> ', lit: false },
    { text: 'R&D', lit: true },
  ]);
});

test('markup that is no hit stays text', () => {
  expect(plainText('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe('<script>alert(1)</script>');
  expect(readLitText('a <em>b')).toEqual([{ text: 'a <em>b', lit: false }]);
});
