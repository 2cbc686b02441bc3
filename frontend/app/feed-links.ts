import type { MetaDescriptor } from 'react-router';

export interface FeedLink {
  title: string;
  type: string;
  href: string;
}

type Scope = 'search' | 'class' | 'standard';

/** Parameters of a result page that no feed takes. */
const ofThePage = ['cursor', 'size', 'sort', 'facets', 'asOf', 'page'];

/** Where the same can be followed: by Atom, by JSON Feed, and in a calendar. `calendar` has its filters. */
export function feedLinks(scope: Scope, feed: URLSearchParams, calendar = feed): FeedLink[] {
  return [
    { title: 'Atom', type: 'application/atom+xml', href: address(`/feeds/${scope}.atom`, feed) },
    { title: 'JSON Feed', type: 'application/feed+json', href: address(`/feeds/${scope}.json`, feed) },
    { title: 'iCalendar', type: 'text/calendar', href: address('/calendar.ics', calendar) },
  ];
}

/** The search of a result page as its feeds take it. */
export function searchOf(page: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...page].filter(([name, value]) => value !== '' && !ofThePage.includes(name)));
}

/** The same links for the head of the page. */
export function feedMeta(links: readonly FeedLink[]): MetaDescriptor[] {
  return links.map((link) => ({ tagName: 'link', rel: 'alternate', ...link }));
}

function address(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path;
}
