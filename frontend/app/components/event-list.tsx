import type { MemberEvent } from '#shared/members/member-event.ts';
import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';

/** What happened to an organization, newest first. */
export function EventList({ events, next }: { events: MemberEvent[]; next: string | null }) {
  const { words } = useSite();
  const said = words.account.events;
  return (
    <>
      <ol className="entries">
        {events.map(({ sequence, at, actor, action, target, reason }) => (
          <li key={sequence}>
            <p>
              <time className="date" dateTime={at}>
                {beijingTime(at)}
              </time>{' '}
              <strong>{said.actions[action]}</strong>
            </p>
            <p className="small-print">
              {said.actor}
              {words.unit.colon}
              {actor}
              {words.unit.comma}
              {said.target}
              {words.unit.colon}
              {target}
              {reason ? `${words.unit.comma}${words.account.organizations.reason}${words.unit.colon}${reason}` : ''}
            </p>
          </li>
        ))}
      </ol>
      {next ? (
        <p>
          <a href={`?cursor=${next}#events`}>{said.older}</a>
        </p>
      ) : null}
    </>
  );
}
