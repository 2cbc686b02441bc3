import { data, redirect } from 'react-router';
import * as z from 'zod';
import { DayOfUse } from '#shared/members/usage.ts';
import { Copyable } from '../components/copyable.tsx';
import { Field, Refusal, RoleChoices } from '../components/form-parts.tsx';
import { KeyList, KeyUse } from '../components/key-list.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { callOfKeyForm } from '../key-forms.ts';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { KeyBody, listOf } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/api-keys.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    const keys = await ask({ path: 'api-keys' }, listOf(KeyBody));
    const wanted = keys.items.find(({ id }) => id === new URL(request.url).searchParams.get('usage'));
    const usage = wanted && (await ask({ path: `api-keys/${wanted.id}/usage` }, listOf(DayOfUse)));
    const use = wanted && usage ? { label: wanted.label, days: usage.items } : undefined;
    return { keys: keys.items, roles: member.roles, use };
  });
}

const ShownKey = z.object({ apiKey: z.string().optional() });

/** A new key is shown in the answer to the form, because nobody can see it later. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const done = await tryTo(callOfKeyForm(await request.formData()), ShownKey);
    if (isRefused(done)) return data({ ...done, shown: undefined }, { status: done.problem.status });
    if (done.apiKey) return data({ problem: undefined, shown: done.apiKey });
    return redirect(new URL(request.url).pathname, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].account.keys;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function ApiKeys({ loaderData: { keys, roles, use }, actionData }: Route.ComponentProps) {
  const { words } = useSite();
  const said = words.account.keys;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      {actionData?.shown ? (
        <div className="shown-once" role="status">
          <p>{said.shown}</p>
          <Copyable id="shown-key" text={actionData.shown} label={said.key} />
        </div>
      ) : null}
      {use ? (
        <Section id="use" title={said.usageOf(use.label)}>
          <KeyUse days={use.days} />
        </Section>
      ) : null}
      <Section id="keys" title={said.title}>
        <KeyList keys={keys} />
      </Section>
      <Section id="create" title={said.create}>
        <form method="post" className="form">
          <Field id="label" name="label" label={said.label} help={said.labelHelp} required />
          {roles.length > 0 ? <RoleChoices name="scopes" legend={said.scopes} offered={roles} held={[]} /> : null}
          <Field id="days" name="days" type="number" label={said.days} value="90" required />
          <label className="choice">
            <input type="checkbox" name="sandbox" value="yes" />
            {said.sandbox}
          </label>
          <button type="submit" name="intent" value="create">
            {said.create}
          </button>
        </form>
      </Section>
    </div>
  );
}
