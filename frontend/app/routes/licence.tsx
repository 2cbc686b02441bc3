import { data, redirect } from 'react-router';
import { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { Designation } from '../components/designation.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { LicenceCopy } from '../components/licence-copy.tsx';
import { LicenceFacts } from '../components/licence-facts.tsx';
import { EditionNote } from '../components/licence-item.tsx';
import { LicenceUsers } from '../components/licence-users.tsx';
import { titlesOf } from '../components/listing-item.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { MainTitle } from '../components/titles.tsx';
import { languageOf } from '../language.ts';
import { editionsOf } from '../licence-editions.server.ts';
import { type ApiCall, asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, MemberBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import { Done } from '../trade-model.ts';
import type { Route } from './+types/licence.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const licence = await ask({ path: `entitlements/${encodeURIComponent(id)}` }, EntitlementView);
    const members = licence.mayAssign
      ? await ask({ path: `organizations/${licence.holder.organization}/members` }, listOf(MemberBody))
      : { items: [] };
    const editions = await editionsOf([licence]);
    const copy = new URL(request.url).searchParams.get('copy');
    return { licence, members: members.items, edition: editions[licence.standard], copy };
  });
}

/** Says who the users are, or makes a copy, which the page then links to. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const { pathname } = new URL(request.url);
    const isCopy = form.get('intent') === 'copy';
    const done = await tryTo(isCopy ? callOfCopy(id) : callOfUsers(id, form), Done);
    if (isRefused(done)) return data(done, { status: done.problem.status });
    return redirect(isCopy ? `${pathname}?copy=${done.id}#copy` : `${pathname}#users`, 303);
  });
}

const callOfCopy = (id: string): ApiCall => ({ method: 'POST', path: `entitlements/${encodeURIComponent(id)}/copies` });

function callOfUsers(id: string, form: FormData): ApiCall {
  return {
    method: 'PUT',
    path: `entitlements/${encodeURIComponent(id)}/users`,
    headers: { 'if-match': `"r${form.get('revision')}"` },
    body: { users: form.getAll('user').map(String) },
  };
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { mine } = messages[languageOf(location.pathname)].licences;
  return pageMeta(location.pathname, { title: `${loaderData?.licence.number ?? ''} ${mine}`, noIndex: true });
}

export default function Licence({ loaderData, actionData }: Route.ComponentProps) {
  const { licence, members, edition, copy } = loaderData;
  const { language, words } = useSite();
  const { licences } = words;
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/licences', licences.mine]} />
        <h1>
          <Designation number={licence.number} /> <MainTitle titles={titlesOf(licence.title)} />
        </h1>
        <p className="lead">
          {licence.name[language]} {words.unit.dot} <strong>{licences.states[licence.state]}</strong>
        </p>
        <p>{licence.plain[language]}</p>
        <EditionNote licence={licence} edition={edition} />
      </header>
      <Refusal problem={actionData?.problem} />
      <LicenceUsers licence={licence} members={members} />
      <LicenceCopy licence={licence} copy={copy} />
      <LicenceFacts licence={licence} />
    </article>
  );
}
