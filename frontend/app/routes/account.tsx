import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { memberCookie } from '../session.server.ts';
import type { Route } from './+types/account.ts';

/** The token stays on the server: the page learns a name and roles, no more. */
export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const member = await memberCookie.read(request);
    return { member: member ? { name: member.name, roles: member.roles } : null };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].account;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function Account({ loaderData: { member } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { account } = words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{account.title}</h1>
        <p className="lead">{member ? account.signedInAs(member.name) : account.lead}</p>
      </header>
      {member ? (
        <>
          <dl className="facts">
            <div className="fact">
              <dt>{account.roles}</dt>
              <dd>{member.roles.map((role) => account.role[role]).join(words.unit.listComma) || account.noRoles}</dd>
            </div>
          </dl>
          <form method="post" action="/sign-out">
            <input type="hidden" name="to" value={to('/account')} />
            <button type="submit">{account.signOut}</button>
          </form>
        </>
      ) : (
        <p>
          <a href={`/sign-in?to=${to('/account')}`}>{account.signIn}</a>
        </p>
      )}
    </div>
  );
}
