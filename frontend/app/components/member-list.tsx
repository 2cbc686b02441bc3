import { OrganizationRole } from '#shared/members/membership.ts';
import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import type { MemberBody } from '../organization-model.ts';
import { RoleChoices } from './form-parts.tsx';

interface MemberListProps {
  members: MemberBody[];
  administers: boolean;
  /** Who reads the page. */
  person: string;
}

/** Members with their roles; administrators change them here, and everybody may leave. */
export function MemberList({ members, administers, person: reader }: MemberListProps) {
  const { words } = useSite();
  const { account } = words;
  return (
    <ul className="entries">
      {members.map(({ person, name, roles, since }) => {
        const shown = name ?? person;
        return (
          <li key={person}>
            <p>
              <strong>{shown}</strong>
              {person === reader ? account.members.you : ''} <span className="small-print">{beijingTime(since)}</span>
            </p>
            {administers ? (
              <form method="post" className="form">
                <input type="hidden" name="person" value={person} />
                <RoleChoices
                  name="roles"
                  legend={account.members.rolesOf(shown)}
                  offered={OrganizationRole.options}
                  held={roles}
                />
                <div className="buttons">
                  <button type="submit" name="intent" value="roles" aria-label={`${account.save}: ${shown}`}>
                    {account.save}
                  </button>
                  {person === reader ? null : (
                    <button type="submit" name="intent" value="remove">
                      {account.members.remove(shown)}
                    </button>
                  )}
                </div>
              </form>
            ) : (
              <p>{roles.map((role) => account.role[role]).join(words.unit.listComma) || account.noRoles}</p>
            )}
            {person === reader ? (
              <form method="post">
                <input type="hidden" name="person" value={person} />
                <button type="submit" name="intent" value="remove">
                  {account.members.leave}
                </button>
              </form>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
