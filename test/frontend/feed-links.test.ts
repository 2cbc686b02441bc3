import { expect, test } from 'vitest';
import { feedLinks, searchOf } from '#frontend/app/feed-links.ts';

test('the feeds of a result page have its search and its filters, and nothing of the page itself', () => {
  const page = new URLSearchParams('q=钢&ics=77&sort=-issued&cursor=abc&size=50&status=');
  expect(feedLinks('search', searchOf(page)).map(({ href }) => href)).toEqual([
    '/feeds/search.atom?q=%E9%92%A2&ics=77',
    '/feeds/search.json?q=%E9%92%A2&ics=77',
    '/calendar.ics?q=%E9%92%A2&ics=77',
  ]);
  expect(feedLinks('search', new URLSearchParams()).at(-1)?.href).toBe('/calendar.ics');
});
