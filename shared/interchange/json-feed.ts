import { type Feed, startOfDay } from './feed.ts';

/** The feed as JSON Feed 1.1. */
export function jsonFeed({ title, self, page, language, entries }: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    language,
    authors: [{ name: 'Guiju 规矩' }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.page,
      title: entry.title,
      content_text: entry.summary,
      date_published: startOfDay(entry.day),
    })),
  };
}
