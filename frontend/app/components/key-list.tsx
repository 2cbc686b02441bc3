import type { DayOfUse } from '#shared/members/usage.ts';
import { beijingTime, countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import type { KeyBody } from '../organization-model.ts';

/** The reader's keys, each with what can be done to it. */
export function KeyList({ keys }: { keys: KeyBody[] }) {
  const { words, to } = useSite();
  const { account } = words;
  const said = account.keys;
  if (keys.length === 0) return <p>{said.none}</p>;
  return (
    <ul className="entries">
      {keys.map(({ id, label, prefix, sandbox, scopes, expiresAt, revokedAt, overlapUntil, lastUsedAt }) => (
        <li key={id}>
          <p>
            <strong>{label}</strong> <code>{prefix}…</code>
            {sandbox ? ` ${said.isSandbox}` : ''}
          </p>
          <p className="small-print">
            {scopes.map((scope) => account.role[scope]).join(words.unit.listComma) || account.noRoles}
            {` · ${said.lastUsed} ${lastUsedAt ? beijingTime(lastUsedAt) : said.never} · `}
            {revokedAt ? said.revoked : `${said.expires} ${beijingTime(expiresAt)}`}
            {overlapUntil && !revokedAt ? ` · ${said.overlap(beijingTime(overlapUntil))}` : ''}
          </p>
          <div className="buttons">
            <a className="more" href={to(`/account/api-keys?usage=${id}`)}>
              {said.usageOf(label)}
            </a>
            {revokedAt ? null : (
              <form method="post" className="buttons">
                <input type="hidden" name="key" value={id} />
                <button type="submit" name="intent" value="rotate" aria-label={said.rotateOf(label)}>
                  {said.rotate}
                </button>
                <button type="submit" name="intent" value="revoke" aria-label={said.revokeOf(label)}>
                  {said.revoke}
                </button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Calls by the day. */
export function KeyUse({ days }: { days: DayOfUse[] }) {
  const { keys } = useSite().words.account;
  if (days.length === 0) return <p>{keys.noUsage}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{keys.day}</th>
          <th scope="col">{keys.requests}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, requests }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>{countText(requests)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
