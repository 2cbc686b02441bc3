import { useSite } from '../messages/messages.ts';
import type { OrganizationBody } from '../organization-model.ts';

/** Organizations with their state and what the reader may do there. */
export function ListedOrganizations({ organizations, empty }: { organizations: OrganizationBody[]; empty: string }) {
  const { words, language, to } = useSite();
  const { account } = words;
  if (organizations.length === 0) return <p>{empty}</p>;
  return (
    <ul className="entries">
      {organizations.map(({ id, name, state, roles }) => (
        <li key={id}>
          <a href={to(`/account/organizations/${id}`)}>{(language === 'en' && name.en) || name.zh}</a>
          <span className="small-print">
            {account.organizations.states[state]}
            {roles && roles.length > 0
              ? ` · ${roles.map((role) => account.role[role]).join(words.unit.listComma)}`
              : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
