import { data, redirect } from 'react-router';
import { Project } from '#shared/lifecycle/project.ts';
import { Choice, Field, Refusal } from '../components/form-parts.tsx';
import { PagePath } from '../components/page-path.tsx';
import { languageOf, localPath } from '../language.ts';
import { projectBody } from '../lifecycle-forms.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/project-new.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async () => null);
}

/** Enters the project and goes to its desk; what was typed comes back with a refusal. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const { typed, body } = projectBody(await request.formData());
    const made = await tryTo({ method: 'POST', path: 'projects', body }, Project.pick({ id: true }));
    if (isRefused(made)) return data({ ...made, typed }, { status: made.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    throw redirect(localPath(language, `/projects/${made.id}/desk`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].lifecycle.new;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function ProjectNew({ actionData }: Route.ComponentProps) {
  const { lifecycle } = useSite().words;
  const said = lifecycle.new;
  const typed: Record<string, string> = actionData?.typed ?? {};
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath steps={[['/projects', lifecycle.title]]} />
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      <form method="post" className="form">
        <Field id="zh" name="zh" label={said.zh} value={typed.zh} required lang="zh-Hans" />
        <Field id="en" name="en" label={said.en} value={typed.en} lang="en" />
        <Field id="plan" name="plan" label={said.plan} value={typed.plan} required />
        <Field
          id="region"
          name="region"
          label={said.region}
          help={said.regionHelp}
          value={typed.region ?? '21'}
          required
        />
        <Choice
          id="mandate"
          label={said.mandate}
          value={typed.mandate}
          options={[
            ['recommended', said.recommended],
            ['mandatory', said.mandatory],
          ]}
        />
        <Field id="custodian" name="custodian" label={said.custodian} value={typed.custodian} />
        <Field id="ics" name="ics" label={said.ics} value={typed.ics} />
        <Field id="ccs" name="ccs" label={said.ccs} value={typed.ccs} />
        <Field id="replaces" name="replaces" label={said.replaces} value={typed.replaces} />
        <Field
          id="initiatedOn"
          name="initiatedOn"
          type="date"
          label={said.initiatedOn}
          value={typed.initiatedOn}
          required
        />
        <button type="submit">{said.submit}</button>
      </form>
    </article>
  );
}
