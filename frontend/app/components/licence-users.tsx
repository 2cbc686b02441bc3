import type { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { useSite } from '../messages/messages.ts';
import type { MemberBody } from '../organization-model.ts';
import { Instant } from './instant.tsx';
import { SeatsTaken } from './licence-item.tsx';
import { Section } from './section.tsx';

interface LicenceUsersProps {
  licence: EntitlementView;
  members: readonly MemberBody[];
}

/** Who uses a licence; whoever looks after it says so by ticking members. */
export function LicenceUsers({ licence, members }: LicenceUsersProps) {
  const { words } = useSite();
  const { licences } = words;
  const { users, mayAssign, state } = licence;
  return (
    <Section id="users" title={licences.users}>
      <p>
        <SeatsTaken licence={licence} />
      </p>
      {users.length > 0 ? (
        <ul className="entries">
          {users.map(({ person, name, since, downloadedAt }) => (
            <li key={person}>
              <p>
                {name ?? person} {words.unit.dot} {licences.since} <Instant at={since} /> {words.unit.dot}{' '}
                {licences.downloadedAt} {downloadedAt ? <Instant at={downloadedAt} /> : licences.notYet}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {mayAssign && state === 'active' ? <UsersForm licence={licence} members={members} /> : null}
    </Section>
  );
}

function UsersForm({ licence: { users, revision }, members }: LicenceUsersProps) {
  const { licences } = useSite().words;
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value="users" />
      <input type="hidden" name="revision" value={revision} />
      <fieldset className="choices">
        <legend>{licences.assign}</legend>
        {members.map(({ person, name }) => (
          <label key={person} className="choice">
            <input
              type="checkbox"
              name="user"
              value={person}
              defaultChecked={users.some((user) => user.person === person)}
            />
            {name ?? person}
          </label>
        ))}
      </fieldset>
      <p className="help">{licences.assignHelp}</p>
      <button type="submit">{licences.save}</button>
    </form>
  );
}
