import { OrganizationRole } from '#shared/members/membership.ts';
import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import type { InvitationBody } from '../organization-model.ts';
import { Copyable } from './copyable.tsx';
import { Field, RoleChoices } from './form-parts.tsx';

/** Open invitations, the form for a new one, and the link of the one just made. */
export function Invitations({ invitations, link }: { invitations: InvitationBody[]; link?: string }) {
  const { words } = useSite();
  const { account } = words;
  const said = account.invitations;
  return (
    <>
      {link ? (
        <div className="shown-once" role="status">
          <p>{said.made}</p>
          <Copyable id="invitation-link" text={link} label={said.link} />
        </div>
      ) : null}
      {invitations.length === 0 ? <p>{said.none}</p> : null}
      <ul className="entries">
        {invitations.map(({ id, address, roles, expiresAt }) => (
          <li key={id}>
            <p>
              <code>{id}</code> {address ?? said.anybody} {said.open(beijingTime(expiresAt))}
            </p>
            <p>{roles.map((role) => account.role[role]).join(words.unit.listComma) || account.noRoles}</p>
            <form method="post">
              <input type="hidden" name="invitation" value={id} />
              <button type="submit" name="intent" value="revoke" aria-label={said.revokeOf(id)}>
                {said.revoke}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" className="form">
        <RoleChoices name="roles" legend={account.roles} offered={OrganizationRole.options} held={[]} />
        <Field id="address" name="address" type="email" label={said.address} help={said.addressHelp} />
        <Field id="days" name="days" type="number" label={said.days} value="7" required />
        <button type="submit" name="intent" value="invite">
          {said.make}
        </button>
      </form>
    </>
  );
}
