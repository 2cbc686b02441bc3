import type { FeedLink } from '../feed-links.ts';
import { useSite } from '../messages/messages.ts';

/** Ways to be told what is new: feeds, and a calendar. */
export function FollowLinks({ links }: { links: readonly FeedLink[] }) {
  const { words } = useSite();
  return (
    <p className="citation-forms">
      {words.search.follow}{' '}
      {links.map(({ title, type, href }) => (
        <a key={title} href={href} type={type} rel="nofollow">
          {title}
        </a>
      ))}
    </p>
  );
}
