import { data, redirect } from 'react-router';
import { Refusal } from '../components/form-parts.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/join.ts';

/** Signing in comes first, and leads back here. */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member }) => {
    return { name: member.name, token: new URL(request.url).searchParams.get('token') ?? '' };
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const token = String((await request.formData()).get('token') ?? '');
    const path = `invitations/${encodeURIComponent(token)}/accept`;
    const joined = await tryTo({ method: 'POST', path }, OrganizationBody);
    if (isRefused(joined)) return data(joined, { status: joined.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/account/organizations/${joined.id}`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };
}

export function meta({ location }: Route.MetaArgs) {
  const { joinTitle } = messages[languageOf(location.pathname)].account.invitations;
  return pageMeta(location.pathname, { title: joinTitle, noIndex: true });
}

export default function Join({ loaderData: { name, token }, actionData }: Route.ComponentProps) {
  const { account } = useSite().words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{account.invitations.joinTitle}</h1>
        <p className="lead">{account.invitations.joinLead}</p>
        <p>{account.signedInAs(name)}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      <form method="post" className="form">
        <input type="hidden" name="token" value={token} />
        <button type="submit">{account.invitations.join}</button>
      </form>
    </div>
  );
}
