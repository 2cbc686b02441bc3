import { useSite } from '../messages/messages.ts';

/** The way back to a list of one's own. */
export function TradePath({ list, name }: { list?: string; name?: string }) {
  const { words, to } = useSite();
  return (
    <nav className="path" aria-label={words.nav.path}>
      <ol>
        <li>
          <a href={to('/account')}>{words.account.title}</a>
        </li>
        {list && name ? (
          <li>
            <a href={to(list)}>{name}</a>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
