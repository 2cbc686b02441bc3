import { useSite } from '../messages/messages.ts';

/** The way back to one's own deposits. */
export function DepositPath() {
  const { words, to } = useSite();
  return (
    <nav className="path" aria-label={words.nav.path}>
      <ol>
        <li>
          <a href={to('/account')}>{words.account.title}</a>
        </li>
        <li>
          <a href={to('/account/deposits')}>{words.desk.mine}</a>
        </li>
      </ol>
    </nav>
  );
}
